"""Warm transfers, the roster and the hours (2.2a, 2.2b, 2.2d, 2.2e)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dengwen.channels.hotline import hours, roster, rounds, transfers
from dengwen.channels.hotline.models import Call, Duty, DutyRole, Transfer, TransferState
from dengwen.desk.models import Notice
from dengwen.docket import moment
from dengwen.docket.acts import NotLawful
from dengwen.ledger.models import Entry
from tests.desk_pages import enter
from tests.hotline.test_operators import proven
from tests.hotline.typing import TYPED
from tests.house import House

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 9, 14, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
TODAY = MONDAY.date()


@pytest.fixture
def call(house: House) -> Call:
    enter(house, "yue").post("/desk/hotline/")
    return Call.objects.get()


@pytest.mark.clause("2.2d")
def test_an_urgent_call_is_answered_by_whoever_is_on_duty(house: House, call: Call) -> None:
    operator, officer = enter(house, "yue"), enter(house, "an")
    path = f"/desk/hotline/call/{call.uid}/transfer/"
    assert operator.post(path, TYPED | {"to": str(house.uid("an"))}).status_code == 200
    assert "Ringing" in operator.get(path).content.decode()
    assert Notice.objects.filter(staff_uid=house.uid("an")).exists()
    assert operator.post(path, TYPED | {"to": str(house.uid("bai"))}).status_code == 409
    page = officer.get("/desk/hotline/duty/").content.decode()
    assert "is ringing for you" in page
    assert TYPED["what"] not in page
    transfer = Transfer.objects.get()
    assert transfer.due_at - transfer.offered_at == timedelta(minutes=15)
    assert enter(house, "bai").post(f"/desk/hotline/duty/answer/{transfer.uid}/").status_code == 404
    assert officer.post(f"/desk/hotline/duty/answer/{transfer.uid}/").status_code == 302
    assert "has answered" in operator.get(path).content.decode()
    assert [entry.act for entry in Entry.objects.filter(act__contains="transfer").order_by("index")] == [
        "offer_transfer",
        "answer_transfer",
    ]
    assert proven()


@pytest.mark.clause("2.2e")
def test_what_rings_out_is_back_with_the_operator_and_the_term_runs_on(house: House, call: Call) -> None:
    operator, officer = enter(house, "yue"), enter(house, "an")
    path = f"/desk/hotline/call/{call.uid}/transfer/"
    with moment.standing_at(MONDAY):
        operator.post(path, TYPED | {"to": str(house.uid("an"))})
    with moment.standing_at(MONDAY + timedelta(seconds=59)):
        assert len(transfers.ringing_for(house.actor("an"))) == 1
    after = MONDAY + timedelta(seconds=60)
    with moment.standing_at(after):
        assert transfers.ringing_for(house.actor("an")) == []
        assert "the call is with you again" in operator.get(path).content.decode()
        with pytest.raises(NotLawful):
            transfers.answer(Transfer.objects.get().uid, house.actor("an"))
        assert officer.get("/desk/hotline/duty/").status_code == 200
        assert rounds.tidy(after) == 1
        assert operator.post(path, TYPED | {"to": str(house.uid("bai"))}).status_code == 200
    first, second = Transfer.objects.order_by("pk")
    assert (first.state, second.state, first.due_at) == (TransferState.RETURNED, TransferState.OFFERED, second.due_at)
    assert proven()


@pytest.mark.clause("1.3.2")
def test_f2_nobody_whom_the_call_concerns_is_asked(house: House, call: Call) -> None:
    operator = enter(house, "yue")
    path = f"/desk/hotline/call/{call.uid}/transfer/"
    told = TYPED | {"what": "白景行拖延不办。"}
    answer = operator.post(path, told | {"to": str(house.uid("bai"))})
    assert (answer.status_code, Transfer.objects.exists()) == (409, False)
    assert str(house.uid("bai")) not in answer.content.decode()
    assert str(house.uid("an")) in answer.content.decode()
    assert operator.post(path, told | {"to": "nobody"}).status_code == 409
    assert operator.post(path, told | {"to": str(house.uid("pan"))}).status_code == 409


def test_those_on_duty_are_asked_before_the_others(house: House, call: Call) -> None:
    with moment.standing_at(MONDAY):
        plan(house, "zhou", DutyRole.OFFICER, "09:00", "12:00")
        assert roster.on_duty(DutyRole.OFFICER) == [house.uid("zhou")]
        page = enter(house, "yue").get(f"/desk/hotline/call/{call.uid}/").content.decode()
        assert str(house.uid("zhou")) in page
        assert str(house.uid("an")) not in page
    with moment.standing_at(MONDAY.replace(hour=12)):
        assert roster.on_duty(DutyRole.OFFICER) == []


def plan(house: House, name: str, role: DutyRole, opens: str, closes: str, on: date = TODAY) -> int:
    told = {"role": role, "who": str(house.uid(name)), "on": on.isoformat(), "opens": opens, "closes": closes}
    return enter(house, "an").post("/desk/hotline/roster/", told).status_code


@pytest.mark.clause("2.2a")
def test_the_roster_names_every_gap_in_the_opening_hours(house: House) -> None:
    with moment.standing_at(MONDAY):
        assert len(roster.unanswered(hours.opening(), MONDAY.date(), 1)) == 2
        assert plan(house, "yue", DutyRole.OPERATOR, "09:00", "11:00") == 302
        assert plan(house, "yun", DutyRole.OPERATOR, "13:30", "24:00") == 302
        found = roster.unanswered(hours.opening(), MONDAY.date(), 1)
        assert [(gap.opens, gap.closes) for gap in found] == [(660, 720)]
        assert "11:00–12:00" in enter(house, "an").get("/desk/hotline/roster/").content.decode()
        sunday = MONDAY.date() - timedelta(days=1)
        assert plan(house, "yue", DutyRole.OPERATOR, "09:00", "11:00", sunday) == 422
        assert plan(house, "yue", DutyRole.OFFICER, "09:00", "11:00") == 422
        assert plan(house, "yue", DutyRole.OPERATOR, "11:00", "11:00") == 422
        assert plan(house, "yue", DutyRole.OPERATOR, "11", "25:00") == 422
        duty = Duty.objects.first()
        assert duty is not None
        assert enter(house, "an").post(f"/desk/hotline/roster/{duty.uid}/end/").status_code == 302
        assert len(roster.unanswered(hours.opening(), MONDAY.date(), 1)) == 1
    assert proven()


@pytest.mark.clause("2.2a")
def test_a_week_that_comes_again_is_planned_in_one_form(house: House) -> None:
    with moment.standing_at(MONDAY):
        told = {"role": "operator", "who": str(house.uid("yue")), "on": MONDAY.date().isoformat()}
        told |= {"opens": "09:00", "closes": "12:00"}
        client = enter(house, "an")
        for wrong in ({"weekdays": ["0"]}, {"weeks": "2"}, {"weekdays": ["0"], "weeks": "99"}):
            assert client.post("/desk/hotline/roster/", told | wrong).status_code == 422
        assert not Duty.objects.exists()
        again = told | {"weekdays": ["0", "2", "5"], "weeks": "2"}
        assert client.post("/desk/hotline/roster/", again).status_code == 302
        days = [(each.on - MONDAY.date()).days for each in Duty.objects.order_by("on")]
        assert days == [0, 2, 7, 9]
    assert proven()


@pytest.mark.clause("2.2b")
def test_the_hours_are_half_open_and_follow_the_working_calendar(house: House) -> None:
    at = hours.opening()
    instants = {
        MONDAY.replace(hour=9): True,
        MONDAY.replace(hour=8, minute=59): False,
        MONDAY.replace(hour=12): False,
        MONDAY.replace(hour=17, minute=29): True,
        MONDAY.replace(hour=17, minute=30): False,
        MONDAY.replace(day=19): False,
        MONDAY.replace(day=20): True,
    }
    assert {instant: at.is_open(instant) for instant in instants} == instants
    assert at.next_open(MONDAY.replace(day=19)) == MONDAY.replace(day=20, hour=9)


WINDOWS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1])), max_size=5
)


@given(WINDOWS, WINDOWS)
def test_gaps_are_what_a_minute_stepper_finds(windows: list[tuple[int, int]], covered: list[tuple[int, int]]) -> None:
    def minutes(some: list[tuple[int, int]]) -> set[int]:
        return {minute for opens, closes in some for minute in range(opens, closes)}

    assert minutes(roster.gaps(windows, covered)) == minutes(windows) - minutes(covered)
