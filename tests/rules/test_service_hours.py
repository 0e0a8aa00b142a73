"""Service hours against a stepper that walks minute by minute."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dengwen.regulation.calendars import calendar_for
from dengwen.regulation.service_hours import Hours, NotHours, told
from dengwen.regulation.workdays import Calendar, CalendarEnds
from tests.rules.steppers import MINUTE, calendars, open_minutes, service_hours

CHINA = calendar_for("CN")
OFFICE = Hours.parse("09:00-12:00;13:30-17:30")
MOMENTS = st.datetimes(datetime(2025, 3, 1), datetime(2025, 3, 10), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda at: at.replace(second=0, microsecond=0)
)
FEW_DAYS = timedelta(days=4)
Pauses = list[tuple[datetime, datetime]]


@settings(max_examples=40)
@given(calendars(), service_hours(), MOMENTS, st.integers(1, 600))
def test_adding_minutes_ends_with_the_last_one_that_a_stepper_meets(
    calendar: Calendar, hours: Hours, start: datetime, count: int
) -> None:
    end = hours.add_minutes(calendar.presumed(), start, count)
    met = open_minutes(calendar, hours, start, min(end, start + FEW_DAYS))
    if end <= start + FEW_DAYS:
        assert len(met) == count
        assert met[-1] + MINUTE == end
    else:
        assert len(met) < count


@settings(max_examples=40)
@given(calendars(), service_hours(), MOMENTS, st.integers(1, 600))
def test_a_warning_leaves_exactly_so_many_minutes(calendar: Calendar, hours: Hours, due: datetime, count: int) -> None:
    warned = hours.warn_before(calendar.presumed(), due, count)
    left = open_minutes(calendar, hours, max(warned, due - FEW_DAYS), due)
    if warned >= due - FEW_DAYS:
        assert len(left) == count
        assert left[0] == warned
    else:
        assert len(left) < count


@settings(max_examples=40)
@given(calendars(), service_hours(), MOMENTS, st.integers(0, 6000), st.data())
def test_elapsed_minutes_are_open_and_not_paused(
    calendar: Calendar, hours: Hours, start: datetime, length: int, data: st.DataObject
) -> None:
    end = start + length * MINUTE
    offsets = data.draw(st.lists(st.tuples(st.integers(-500, 6500), st.integers(0, 3000)), max_size=4))
    pauses: Pauses = [(start + a * MINUTE, start + (a + b) * MINUTE) for a, b in offsets]
    ran = [
        at for at in open_minutes(calendar, hours, start, end) if not any(first <= at < last for first, last in pauses)
    ]
    assert hours.elapsed(calendar, start, end, pauses) == len(ran) * MINUTE


@given(calendars(), service_hours(), MOMENTS, st.integers(0, 600))
def test_elapsed_undoes_adding(calendar: Calendar, hours: Hours, start: datetime, count: int) -> None:
    days = calendar.presumed()
    assert hours.elapsed(days, start, hours.add_minutes(days, start, count)) == count * MINUTE


@given(calendars(), service_hours(), MOMENTS)
def test_the_next_opening_is_open_and_nothing_before_it(calendar: Calendar, hours: Hours, at: datetime) -> None:
    opening = hours.next_open(calendar, at)
    assert hours.is_open(calendar, opening)
    assert hours.elapsed(calendar, at, opening) == timedelta()
    assert (opening == at) == hours.is_open(calendar, at)


@pytest.mark.clause("2.2b")
def test_hours_are_half_open() -> None:
    friday = date(2026, 9, 4)

    def at(text: str) -> datetime:
        return datetime.fromisoformat(f"{friday}T{text}+08:00")

    assert [OFFICE.is_open(CHINA, at(time)) for time in ("08:59:59", "09:00", "11:59:59", "12:00", "13:30")] == [
        False,
        True,
        True,
        False,
        True,
    ]


def test_seconds_are_kept() -> None:
    start = datetime.fromisoformat("2026-09-04T11:59:30+08:00")
    assert OFFICE.add_minutes(CHINA, start, 1) == datetime.fromisoformat("2026-09-04T13:30:30+08:00")
    assert OFFICE.add_minutes(CHINA, start, 0) == start
    assert OFFICE.warn_before(CHINA, start, 0) == start


def test_hours_past_the_last_known_year_are_not_guessed_unless_asked_for() -> None:
    start = datetime.fromisoformat("2026-12-31T17:00:00+08:00")
    with pytest.raises(CalendarEnds):
        OFFICE.add_minutes(CHINA, start, 60)
    assert OFFICE.add_minutes(CHINA.presumed(), start, 60) == datetime.fromisoformat("2027-01-04T09:30:00+08:00")


def test_hours_are_read_as_people_write_them() -> None:
    assert Hours(((540, 720), (810, 1050))) == OFFICE
    assert Hours.parse("9：00-12：00；13:30-17:30") == OFFICE
    assert Hours.parse("00:00-24:00") == Hours(((0, 1440),))


@pytest.mark.parametrize(
    "text",
    ["", "always", "09:00", "12:00-09:00", "09:00-09:00", "09:00-25:00", "09:75-10:00", "09:00-12:00;11:00-13:00"],
)
def test_what_is_no_hours_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(NotHours, match="does not name hours of a day"):
        Hours.parse(text)


def test_hours_are_told_as_people_say_them() -> None:
    assert told("08:30-12:00;13:00-18:00", "zh-hans") == "工作日 8:30–12:00、13:00–18:00"
    assert told("08:30-12:00;13:00-18:00", "en") == "Working days 8:30–12:00 and 13:00–18:00"
    assert told("08:30-12:00;13:00-18:00", "en", before=None) == "8:30–12:00 and 13:00–18:00"
    assert told("全天", "zh-hans") == "全天"
