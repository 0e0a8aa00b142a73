"""Every text of every room exists in Chinese, and what is served is what was written."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pytest

from tools import messages


@pytest.mark.parametrize("room", messages.rooms(), ids=lambda room: room.name)
def test_every_text_is_translated_and_compiled(room: Path) -> None:
    assert messages.faults(room) == []


def test_a_missing_translation_would_be_found(tmp_path: Path) -> None:
    """The check itself can fail: a room with one new text is reported."""
    (tmp_path / "views.py").write_text('from django.utils.translation import gettext\n\ngettext("Never translated")\n')
    messages.collect(tmp_path)
    assert messages.unfinished(tmp_path / messages.CATALOGUE) == ["Never translated"]


def at_odds(catalogues: Iterable[dict[str, str]]) -> dict[str, set[str]]:
    """Texts that two rooms translate differently: the catalogues are one at run time, and one room would read the other's words."""
    told = defaultdict[str, set[str]](set)
    for catalogue in catalogues:
        for text, translation in catalogue.items():
            told[text].add(translation)
    return {text: translations for text, translations in told.items() if len(translations) > 1}


def test_no_text_is_translated_in_two_ways() -> None:
    """What differs in Chinese must differ in the source: by its words or by a context."""
    assert at_odds(messages.texts((room / messages.CATALOGUE).with_suffix(".mo")) for room in messages.rooms()) == {}


def test_two_ways_would_be_found_and_a_context_tells_them_apart() -> None:
    assert at_odds([{"Received": "已收到"}, {"Received": "收到日期"}]) == {"Received": {"已收到", "收到日期"}}
    assert at_odds([{"slip\x04Received": "已收到"}, {"Received": "收到日期"}]) == {}
