"""What stands in every list of everybody: exactly the matters in which they have a part, and no number that counts another."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from dengwen.desk.notices import NoticeKind, tell
from dengwen.docket.models import Case, Clock, Seat
from dengwen.intake.deciding import refuse
from dengwen.intake.registering import Fact, register
from dengwen.people.circle import Concerned
from dengwen.regulation.vocabulary import FieldState, Refusal
from tests.house import open_matter
from tests.matrix.addresses import NEVER_GIVEN
from tests.matrix.asking import Asking

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]

CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}\b")
EXAMPLE = "K7QF-2MXA-9D"
"""What the find box shows as an example."""
PLAIN = 6
"""So many matters concern nobody in the house, so that the figures withhold nothing."""

OPEN = """
works     bai an lin ma ding e pan he ji kong gao hua
plain     bai an cai hao li feng gao xu
officers  feng gao xu
"""
ENDED = """
refused   bai an cai hao li
"""
"""By matter, who has a part in it: one against the works (with everybody before it), plain ones, one against compliance, and a refused
one against the head of the supervision group."""


@pytest.fixture
def matters(asking: Asking) -> dict[str, list[Case]]:
    house = asking.house
    found = {
        "works": [asking.matter.case],
        "plain": [open_matter().case for _ in range(PLAIN)],
        "officers": [open_matter(concerned=Concerned(units=frozenset([house.units["compliance"].uid]))).case],
        "refused": [open_matter(concerned=Concerned(people=frozenset([house.uid("feng")]))).case],
    }
    register(found["refused"][0], house.actor("bai"), dict.fromkeys(Fact, FieldState.GIVEN))
    refuse(
        found["refused"][0],
        house.actor("bai"),
        Refusal.OUT_OF_SCOPE,
        "这是单位以外的事务，不归本单位办理。",
        "请联系街道",
    )
    return found


def visible(table: str, name: str, matters: dict[str, list[Case]]) -> set[str]:
    """The codes that the table gives to a person."""
    lines = [line.split() for line in table.split("\n") if line]
    return {case.code for kind, *people in lines if name in people for case in matters[kind]}


def readers(asking: Asking) -> list[str]:
    """Everybody who has signed the undertaking."""
    return [name for name, staff in asking.house.staff.items() if staff.undertaking_on]


def codes(asking: Asking, name: str, path: str) -> set[str]:
    met, page = asking.ask(f"staff {name}", "GET", path)
    return set(CODE.findall(page)) - {EXAMPLE} if met == "200" else set()


def late_and_told(asking: Asking, matters: dict[str, list[Case]]) -> None:
    """Every term is over, and everybody was told of every matter."""
    Clock.objects.update(due_on=date(2020, 1, 2))
    Case.objects.filter(next_due_on__lt=date(9999, 1, 1)).update(next_due_on=date(2020, 1, 2))
    Seat.objects.filter(open=True).update(due_on=date(2020, 1, 2))
    everybody = [staff.uid for staff in asking.house.staff.values()]
    for number, case in enumerate(case for kind in matters.values() for case in kind):
        tell(everybody, NoticeKind.OVERDUE, f"late:{number}", case, "T1")


def compare(asking: Asking, path: str, expected: Any) -> None:
    found = {name: codes(asking, name, path) for name in readers(asking)}
    assert found == {name: expected(name) for name in readers(asking)}


@pytest.mark.clause("1.3.2")
@pytest.mark.clause("6.1.1b")
def test_every_list_holds_exactly_ones_own_matters(asking: Asking, matters: dict[str, list[Case]]) -> None:
    late_and_told(asking, matters)
    compare(asking, "/desk/?show=open", lambda name: visible(OPEN, name, matters))
    compare(asking, "/desk/?show=ended", lambda name: visible(ENDED, name, matters))
    compare(asking, "/desk/notices/", lambda name: visible(OPEN + ENDED, name, matters))
    supervisors = {"gao", "feng", "xu"}
    compare(asking, "/desk/supervision/", lambda name: visible(OPEN, name, matters) if name in supervisors else set())
    for path in ("/desk/figures/", "/desk/regulation/", "/desk/undertaking/"):
        compare(asking, path, lambda name: set())


def test_ones_turn_is_what_waits_for_one_and_counts_agree(asking: Asking, matters: dict[str, list[Case]]) -> None:
    late_and_told(asking, matters)
    turns = {
        "works": {"bai", "an", "ding", "e"},
        "plain": {"bai", "an", "cai", "li"},
        "officers": {"feng", "gao", "xu"},
        "refused": {"bai", "an", "cai", "li"},
    }
    for name in readers(asking):
        expected = {case.code for kind, people in turns.items() if name in people for case in matters[kind]}
        assert (name, codes(asking, name, "/desk/?show=mine")) == (name, expected)
        _, page = asking.ask(f"staff {name}", "GET", "/desk/")
        number = len(visible(OPEN, name, matters))
        assert f"{number} open · {number} late" in page, name


def test_the_find_box_finds_exactly_ones_own_matters(asking: Asking, matters: dict[str, list[Case]]) -> None:
    every = {case.code for kind in matters.values() for case in kind} | {NEVER_GIVEN}
    for name in readers(asking):
        own = visible(OPEN + ENDED, name, matters)
        met = {code: asking.ask(f"staff {name}", "GET", f"/desk/find/?code={code.lower()}")[0] for code in every}
        assert {code for code, answer in met.items() if answer != "404"} == own, name


def test_a_page_of_a_list_cannot_be_started_at_a_matter_out_of_sight(
    asking: Asking, matters: dict[str, list[Case]]
) -> None:
    for show in ("open", "ended"):
        pages = [
            asking.ask("staff cai", "GET", f"/desk/?show={show}&after={code}")[1].replace(code, "")
            for code in (matters["works"][0].code, matters["officers"][0].code, NEVER_GIVEN)
        ]
        assert {re.sub(r'value="[^"]*"', "", page) for page in pages} == {re.sub(r'value="[^"]*"', "", pages[-1])}


@pytest.mark.clause("7.1.1c")
def test_a_drawn_sample_shows_each_supervisor_only_their_own(asking: Asking, matters: dict[str, list[Case]]) -> None:
    assert asking.browser("staff gao").post("/desk/supervision/").status_code == 302
    every = OPEN + ENDED
    for name in ("gao", "feng", "xu"):
        assert codes(asking, name, "/desk/supervision/") == visible(every, name, matters), name


@pytest.mark.clause("5.2.2a")
def test_the_figures_count_nothing_that_the_reader_is_kept_from(asking: Asking, matters: dict[str, list[Case]]) -> None:
    """Two open matters accuse people below the head of the house, one is out of the sight of a supervisor."""
    every = PLAIN + 2
    expected = {"hua": every, "yan": every, "tang": every, "zhou": every - 2, "feng": every - 1, "gao": every}
    for name, number in expected.items():
        _, page = asking.ask(f"staff {name}", "GET", "/desk/figures/")
        assert f"{number} open matters" in page, name
