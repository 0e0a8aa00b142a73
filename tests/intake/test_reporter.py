"""What a reporter does later: sealed for those who follow the dialogue, without author and instant."""

from __future__ import annotations

import pytest

from dengwen.docket.acts import NotLawful
from dengwen.docket.models import Clock, Paper
from dengwen.docket.papers import open_papers
from dengwen.docket.reads import entries
from dengwen.intake import reporter
from dengwen.regulation.vocabulary import Stage
from dengwen.vault.session import Opener
from tests import closing
from tests.house import House
from tests.intake.officers import dispatched, named, received

pytestmark = pytest.mark.django_db


def read(house: House, case: object, name: str) -> list[str]:
    actor = house.actor(name)
    assert actor.uid
    found = open_papers(case, Opener(actor.token, actor.uid), ["reporter_message", "withdrawal"])  # type: ignore[arg-type]
    return [str(each.body["text"]) for each in found]


@pytest.mark.clause("5.2.1a")
def test_a_message_reaches_officers_and_the_unit_in_charge_and_nobody_else(house: House) -> None:
    case = dispatched(house.actor("an"), house.units["works"].uid)
    reporter.write(case, "还有第二批货")
    assert read(house, case, "bai") == ["还有第二批货"]
    assert read(house, case, "qian") == ["还有第二批货"]
    assert read(house, case, "lin") == read(house, case, "feng") == read(house, case, "he") == []


def test_neither_paper_nor_entry_bears_an_instant_or_an_author(house: House) -> None:
    case, _ = received()
    entry = reporter.write(case, "补充")
    paper = Paper.objects.get(case=case, kind="reporter_message")
    assert (entry.at, entry.actor_uid, entry.post) == (None, None, "reporter")
    assert (paper.at, paper.author_uid) == (None, None)


@pytest.mark.clause("3.1c")
def test_taking_back_ends_every_clock_and_stays_readable(house: House) -> None:
    case, _ = received()
    reporter.withdraw(case, "已经解决")
    assert case.stage == Stage.WITHDRAWN
    assert not Clock.objects.filter(case=case, settled_on=None).exists()
    assert read(house, case, "an") == ["已经解决"]
    with pytest.raises(NotLawful):
        reporter.withdraw(case)


def test_f8_a_result_that_stands_cannot_be_taken_back(house: House) -> None:
    case, _ = received(named(subjects=()))
    closing.approved(house, case)
    with pytest.raises(NotLawful):
        reporter.withdraw(case)
    assert "withdraw" not in {entry.act for entry in entries(case)}
