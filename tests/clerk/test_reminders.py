"""Reminders and urging at given instants: in working time, in working hours, once each."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from dengwen.clerk import rounds
from dengwen.clerk.reminders import remind, used_percent
from dengwen.desk.models import Notice
from dengwen.desk.notices import NoticeKind
from dengwen.docket import moment, rebuild
from dengwen.docket.models import Case, Clock
from dengwen.docket.reads import entries
from dengwen.policy.numbers import in_force
from dengwen.regulation.vocabulary import SeatRole
from tests import house as houses

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("Asia/Shanghai")


def at(day: int, hour: int = 10, month: int = 3) -> datetime:
    """An instant of 2026, local time; 2 March 2026 is a Monday."""
    return datetime(2026, month, day, hour, tzinfo=ZONE)


@pytest.fixture
def case() -> Case:
    """Received on Monday, 2 March: registration due on the 3rd, the decision on the 9th."""
    houses.build()
    with moment.standing_at(at(2)):
        return houses.open_matter().case


def kinds(term: str = "T2") -> list[str]:
    return list(dict.fromkeys(Notice.objects.filter(term=term).order_by("id").values_list("kind", flat=True)))


@pytest.mark.clause("1.3.3a")
def test_reminders_come_at_half_at_four_fifths_and_on_the_last_day(case: Case) -> None:
    remind(at(3))
    assert kinds() == []
    remind(at(5))
    assert kinds() == [NoticeKind.HALFWAY]
    remind(at(6))
    assert kinds() == [NoticeKind.HALFWAY, NoticeKind.SOON]
    remind(at(9))
    assert kinds() == [NoticeKind.HALFWAY, NoticeKind.SOON, NoticeKind.DUE]
    seats = case.seats.filter(role=SeatRole.INTAKE, active=True)
    assert Notice.objects.filter(term="T2").count() == 3 * seats.count()


def test_the_same_round_again_tells_nobody_again(case: Case) -> None:
    remind(at(5))
    before = Notice.objects.count()
    remind(at(5, 11))
    assert Notice.objects.count() == before


def test_trap_26_a_weekend_uses_up_nothing_of_a_term(case: Case) -> None:
    clock = Clock.objects.get(case=case, term="T2")
    policy = in_force(date(2026, 3, 6))
    assert used_percent(clock, policy, at(6)) == used_percent(clock, policy, at(8)) == 80


def test_trap_27_nobody_is_reminded_at_night_or_on_a_day_off(case: Case) -> None:
    assert remind(at(5, 3)) == remind(at(7, 10)) == remind(at(8, 10)) == 0
    assert Notice.objects.count() == 0


@pytest.mark.clause("4.3.2b")
def test_a_late_term_is_urged_once_for_each_working_week_and_entered(case: Case) -> None:
    remind(at(10))
    remind(at(11))
    assert levels(case, "T2") == [1]
    remind(at(17))
    assert levels(case, "T2") == [1, 2]
    assert NoticeKind.OVERDUE in kinds()
    assert list(rebuild.check()) == []


def levels(case: Case, term: str) -> list[int]:
    said = [entry.body["facts"] for entry in entries(case) if entry.act == "urge"]
    return [facts["level"] for facts in said if facts["term"] == term]


def test_rounds_are_due_by_their_interval() -> None:
    now = datetime(2026, 3, 5, 2, tzinfo=UTC)
    assert set(rounds.due_rounds(now)) == set(rounds.ROUNDS)
    houses.build()
    rounds.go("sweep", now)
    assert "sweep" not in rounds.due_rounds(now)
