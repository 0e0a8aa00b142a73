"""Every member of every closed list has words of its own, also where two lists share an identifier."""

import inspect
from enum import StrEnum

import pytest

from dengwen.regulation import vocabulary
from dengwen.regulation.labels import label

LISTS = [
    each
    for _, each in sorted(inspect.getmembers(vocabulary, inspect.isclass))
    if issubclass(each, StrEnum) and each not in (StrEnum, vocabulary.ActorKind)
]


@pytest.mark.parametrize("members", LISTS, ids=lambda each: each.__name__)
def test_every_member_has_words_that_differ_within_its_list(members: type[StrEnum]) -> None:
    said = [label(member) for member in members]
    assert len({words.zh for words in said}) == len({words.en for words in said}) == len(said)


def test_lists_that_share_an_identifier_keep_their_own_words() -> None:
    assert label(vocabulary.Category.OTHER) != label(vocabulary.TieKind.OTHER) != label(vocabulary.ReporterType.OTHER)
    assert label(vocabulary.Post.INVESTIGATOR) != label(vocabulary.SeatRole.INVESTIGATOR)
