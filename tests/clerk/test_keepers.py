"""Who is told: whoever keeps the term and is seated now; never an excluded person, never the owner of another measure."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from dengwen.clerk import reactions
from dengwen.clerk.models import Reminded
from dengwen.clerk.reminders import remind, used_percent
from dengwen.desk.models import Notice
from dengwen.desk.notices import NoticeKind
from dengwen.docket import moment
from dengwen.docket.models import Case, Clock
from dengwen.intake import recusal
from dengwen.intake.emergency import Ground, flag_emergency
from dengwen.investigation import standstill
from dengwen.people.circle import Concerned
from dengwen.policy.numbers import in_force
from dengwen.rectification import carrying_out, planning
from dengwen.rectification.models import Measure
from dengwen.regulation.terms import ANSWERS_ONCE_DONE
from dengwen.regulation.vocabulary import Pause
from dengwen.vault import session
from tests import closing, desk_pages
from tests import house as houses
from tests.investigation import steps

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("Asia/Shanghai")
MONDAY = datetime(2026, 3, 2, 10, tzinfo=ZONE)


@pytest.fixture
def house() -> houses.House:
    return houses.build()


def told(**where: Any) -> set[Any]:
    return set(Notice.objects.filter(**where).values_list("staff_uid", flat=True))


@pytest.mark.clause("1.3.2")
def test_whoever_was_excluded_before_the_clerk_came_gets_no_notice_and_supervision_gets_one(
    house: houses.House,
) -> None:
    with session.in_process(), moment.standing_at(MONDAY):
        case = steps.begun(house)
        ticked = Concerned(ticked_people=frozenset({house.uid("ma"), house.uid("bai")}))
        recusal.exclude(case, house.actor("an"), ticked, "与被反映人有亲属关系")
        reactions.react_to_all()
        remind(MONDAY + timedelta(days=60))
    assert not told() & {house.uid("ma"), house.uid("bai")}
    assert told(kind=NoticeKind.EXCLUDED) == {house.uid("feng"), house.uid("gao")}


@pytest.mark.clause("4.3.2b")
def test_a_late_measure_urges_its_own_owner_and_no_other(house: houses.House) -> None:
    with session.in_process(), moment.standing_at(MONDAY):
        case = closing.approved(house)
        planning.add_measure(case, house.actor("an"), house.uid("pan"), date(2026, 3, 6), "补办验收")
        planning.add_measure(case, house.actor("an"), house.uid("ou"), date(2026, 6, 30), "修订台账")
        remind(MONDAY + timedelta(days=7))
        reactions.react_to_all()
    assert told(kind=NoticeKind.OVERDUE, term="S12") == {house.uid("pan")}
    assert told(kind=NoticeKind.URGED, term="S12") == {house.uid("pan")}


@pytest.mark.clause("4.3.2b")
def test_a_measure_done_that_nobody_checks_urges_those_who_may_check_and_its_owner_no_more(house: houses.House) -> None:
    with session.in_process(), moment.standing_at(MONDAY):
        case = closing.approved(house)
        planning.add_measure(case, house.actor("an"), house.uid("pan"), date(2026, 3, 6), "补办验收")
        carrying_out.complete_measure(case, house.actor("pan"), Measure.objects.get(), "验收单编号 9。")
        remind(MONDAY + timedelta(days=7))
        reactions.react_to_all()
        page = desk_pages.page(desk_pages.enter(house, "feng"), case)
    checkers = set(
        case.seats.filter(active=True, role__in=ANSWERS_ONCE_DONE["S12"]).values_list("staff_uid", flat=True)
    )
    assert house.uid("an") in checkers
    assert told(kind=NoticeKind.URGED, term="S12") == told(kind=NoticeKind.OVERDUE, term="S12") == checkers
    assert "Waiting for: Check of a measure (Intake, Review)." in page


@pytest.mark.clause("3.3.1a")
def test_an_emergency_is_announced_at_once_and_its_hour_runs_at_night_too(house: houses.House) -> None:
    night = datetime(2026, 3, 7, 23, 0, tzinfo=ZONE)
    with session.in_process(), moment.standing_at(night):
        case = houses.open_matter().case
        flag_emergency(case, house.actor("an"), Ground.DANGER)
        reactions.react_to_all()
    officers = {house.uid(name) for name in ("an", "bai", "cai")}
    assert told(kind=NoticeKind.EMERGENCY) == officers | {house.uid("feng"), house.uid("gao")}
    remind(night + timedelta(minutes=50))
    assert told(kind=NoticeKind.SOON, term="S6") == officers
    remind(night + timedelta(minutes=61))
    assert told(kind=NoticeKind.OVERDUE, term="S6") == officers
    assert told(term="T1") == set()


def test_an_hour_term_is_over_a_second_after_its_end(house: houses.House) -> None:
    with session.in_process(), moment.standing_at(MONDAY):
        case = houses.open_matter().case
        flag_emergency(case, house.actor("an"), Ground.DANGER)
    clock = Clock.objects.get(case=case, term="S6")
    policy, end = in_force(MONDAY.date()), MONDAY + timedelta(hours=1)
    assert [used_percent(clock, policy, end + timedelta(seconds=late)) for late in (0, 1)] == [100, 101]


def test_days_on_which_the_term_stands_still_use_up_nothing(house: houses.House) -> None:
    """While it stands, and although nobody has let it run again yet."""
    with session.in_process(), moment.standing_at(MONDAY):
        case = steps.begun(house)
        standstill.pause(case, house.actor("ma"), Pause.EXPERT_OPINION, "等待鉴定")
    clock, policy = Clock.objects.get(case=case, term="T5"), in_force(MONDAY.date())
    assert used_percent(clock, policy, MONDAY + timedelta(days=21)) < 5
    remind(MONDAY + timedelta(days=21))
    assert told(term="T5") == set()


def test_a_crash_between_notice_and_memory_repeats_the_notice_alone(
    house: houses.House, monkeypatch: pytest.MonkeyPatch
) -> None:
    with moment.standing_at(MONDAY):
        case = houses.open_matter().case
    later = MONDAY + timedelta(days=3)
    with monkeypatch.context() as broken:
        broken.setattr(Reminded.objects, "bulk_create", _breaks)
        with pytest.raises(ZeroDivisionError):
            remind(later)
    assert Notice.objects.count() == 0
    remind(later)
    assert told(kind=NoticeKind.HALFWAY, case=case)


def _breaks(*_rows: Any, **_given: Any) -> None:
    raise ZeroDivisionError


@pytest.mark.clause("1.3.3a")
def test_a_round_over_many_matters_asks_little_when_nothing_is_new(
    house: houses.House, django_assert_max_num_queries: Any
) -> None:
    with moment.standing_at(MONDAY):
        for _ in range(12):
            houses.open_matter()
    later = MONDAY + timedelta(days=3)
    remind(later)
    assert Case.objects.count() == 12
    with django_assert_max_num_queries(8):
        remind(later + timedelta(minutes=10))
