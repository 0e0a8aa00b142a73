"""The reckonings are what the entries say, counted once, for each reader without what they are excluded from."""

from __future__ import annotations

from datetime import date

import pytest

from dengwen.clerk import rounds
from dengwen.docket import moment
from dengwen.feedback import reporter
from dengwen.oversight import counting, kpi
from dengwen.oversight.figures import board, standings_for
from dengwen.oversight.models import Progress, Reckoning
from dengwen.oversight.periods import quarter_of
from dengwen.people.circle import Concerned
from tests import closing
from tests import house as houses
from tests.investigation import steps


@pytest.mark.clause("7.2.1a")
def test_a_whole_life_is_counted_from_its_entries(house: houses.House) -> None:
    case = closing.closed(house)
    reporter.rate(case, 5)
    assert counting.catch_up() == 0
    row = Reckoning.objects.get(case=case)
    today = moment.today()
    assert (row.received_on, row.accepted_on, row.approved_on, row.feedback_on, row.ended_on) == (today,) * 5
    assert (row.verdict, row.unit_uid) == ("satisfied", house.units["purchasing"].uid)
    assert row.due_on > today
    assert list(counting.differences()) == []


def test_entries_are_counted_once_in_whatever_portions(house: houses.House, monkeypatch: pytest.MonkeyPatch) -> None:
    closing.approved(house)
    steps.begun(house)
    monkeypatch.setattr(counting, "BATCH", 3)
    waiting = counting.catch_up(most=6)
    assert waiting > 0
    while counting.catch_up(most=3):
        pass
    assert list(counting.differences()) == []
    before = list(Reckoning.objects.order_by("case").values())
    counting.recount()
    assert counting.catch_up() == 0
    assert [row | {"id": 0} for row in Reckoning.objects.order_by("case").values()] == [
        row | {"id": 0} for row in before
    ]


def test_a_changed_row_is_found(house: houses.House) -> None:
    case = closing.approved(house)
    counting.catch_up()
    Reckoning.objects.update(approved_on=None)
    assert list(counting.differences()) == [case.uid]


def test_somebody_else_who_counts_at_the_same_time_is_not_counted_again(house: houses.House) -> None:
    steps.begun(house)
    entries = counting.entries_after(-1, 4)
    Progress.objects.create(pk=1, index=2)
    assert not counting._count(-1, entries)
    assert not Reckoning.objects.exists()


@pytest.mark.clause("1.3.2")
def test_f2_an_excluded_readers_figures_do_not_know_the_matter(house: houses.House) -> None:
    about_leader = Concerned(people=frozenset({house.uid("zhou")}))
    houses.open_matter()
    counting.catch_up()
    year = (date(2026, 1, 1), date(2026, 12, 31))
    before = {name: len(standings_for(house.uid(name), *year)) for name in ("zhou", "tang")}
    concerned = houses.open_matter(concerned=about_leader).case
    counting.catch_up()
    after = {name: len(standings_for(house.uid(name), *year)) for name in ("zhou", "tang")}
    barred = {name for name in ("zhou", "tang") if after[name] == before[name]}
    assert "zhou" in barred
    assert Reckoning.objects.filter(case=concerned).exists()


def test_a_board_looks_back_four_quarters(house: houses.House) -> None:
    steps.begun(house)
    counting.catch_up()
    today = moment.today()
    shown = board(house.actor("tang"), quarter_of(today), today)
    assert [str(each) for each in shown.quarters] == ["2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1"]
    assert shown.figures[-1]["K1"].rate == kpi.Rate(1, 1)
    assert shown.ages[-1].count == 1


def test_the_clerk_keeps_the_count_up(house: houses.House) -> None:
    steps.begun(house)
    assert rounds.go("count", moment.now()) == 0
    assert Reckoning.objects.count() == 1
