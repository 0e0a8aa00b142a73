"""What users of other systems suffered with due dates (traps 24 to 31), each shown not to happen here."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dengwen.regulation.calendars import UNKNOWN, calendar_for, overlay
from dengwen.regulation.service_hours import Hours
from dengwen.regulation.terms import TERMS
from dengwen.regulation.workdays import (
    Calendar,
    CalendarEnds,
    Span,
    Standstill,
    due,
    elapsed,
    working_between,
)
from tests.rules.steppers import MINUTE, days, open_minutes

CHINA = calendar_for("CN")
OFFICE = Hours.parse("09:00-12:00;13:30-17:30")
ALL_DAY = Hours.parse("00:00-24:00")
EVERY_DAY = Calendar(frozenset(), frozenset(), 2025, 2026, weekend=frozenset())


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}:00+08:00")


@settings(max_examples=30)
@given(st.integers(0, 6 * 24 * 60), st.integers(1, 1200))
def test_trap_24_a_week_without_monday_and_thursday(offset: int, count: int) -> None:
    short_week = Calendar(frozenset(), frozenset(), 2025, 2026, weekend=frozenset({0, 3}))
    start = at("09-07T00:00") + offset * MINUTE
    end = OFFICE.add_minutes(short_week, start, count)
    met = open_minutes(short_week, OFFICE, start, end)
    assert len(met) == count
    assert met[-1] + MINUTE == end
    assert not {moment.weekday() for moment in met} & {0, 3}


def test_trap_25_no_minute_is_lost_at_midnight() -> None:
    assert ALL_DAY.add_minutes(EVERY_DAY, at("09-01T00:00"), 3 * 24 * 60) == at("09-04T00:00")
    assert ALL_DAY.elapsed(EVERY_DAY, at("09-01T12:00"), at("09-03T12:00")) == 2 * 24 * 60 * MINUTE
    almost = Hours.parse("00:00-23:59")
    assert almost.elapsed(EVERY_DAY, at("09-01T00:00"), at("09-03T00:00")) == 2 * (24 * 60 - 1) * MINUTE


def test_trap_26_a_warning_comes_in_working_time() -> None:
    """Due at half past nine on a Monday: one hour before is Friday afternoon, neither half past eight nor midnight."""
    assert OFFICE.warn_before(CHINA, at("09-07T09:30"), 60) == at("09-04T17:00")
    assert OFFICE.warn_before(CHINA, at("09-07T14:00"), 60) == at("09-07T11:30")


def test_trap_27_days_that_are_merely_observed_are_worked() -> None:
    """Lantern festival, Women's Day, Youth Day fall on working days; no public calendar of festivals is asked."""
    assert all(CHINA.is_working(date(2026, month, day)) for month, day in ((3, 3), (8, 19), (10, 29), (12, 25)))


@pytest.mark.clause("1.3.3a")
def test_trap_27_notices_wait_for_working_hours() -> None:
    assert OFFICE.next_open(CHINA, at("09-05T00:00")) == at("09-07T09:00")
    assert OFFICE.next_open(CHINA, at("09-30T18:00")) == at("10-08T09:00")
    assert OFFICE.next_open(CHINA, at("09-07T12:30")) == at("09-07T13:30")
    assert OFFICE.next_open(CHINA, at("09-07T10:00")) == at("09-07T10:00")


@pytest.mark.clause("4.1.3a")
def test_trap_28_a_pause_stops_the_clock_and_nights_count_never() -> None:
    night = (at("09-07T16:30"), at("09-08T10:00"))
    assert OFFICE.elapsed(CHINA, at("09-07T09:00"), at("09-08T17:30"), [night]) == (6 + 6) * 60 * MINUTE
    assert OFFICE.elapsed(CHINA, at("09-07T17:30"), at("09-08T09:00")) == 0 * MINUTE


def test_trap_28_pauses_that_overlap_are_taken_off_once() -> None:
    start, end = date(2026, 9, 1), date(2026, 9, 11)
    once = [Standstill(date(2026, 9, 2), date(2026, 9, 9))]
    twice = [*once, Standstill(date(2026, 9, 4), date(2026, 9, 8)), Standstill(date(2026, 9, 7), date(2026, 9, 9))]
    assert elapsed(CHINA, start, end) == 8
    assert elapsed(CHINA, start, end, once) == elapsed(CHINA, start, end, twice) == 3


@pytest.mark.clause("4.1.3a")
@given(st.integers(1, 9), st.integers(0, 30))
def test_trap_29_going_on_after_a_pause_leaves_the_time_that_was_left(before: int, length: int) -> None:
    """What remained on the day of the pause remains on the day it ends: nothing turns overdue by going on."""
    span, start = Span(10, "day", "working"), date(2026, 3, 2)
    run = [day for day in days(date(2026, 3, 3), date(2026, 8, 1)) if CHINA.is_working(day)]
    paused_on = run[before]
    resumed_on = run[before + length]
    last = due(CHINA, start, span, [Standstill(paused_on, resumed_on)]).on
    left = 10 - elapsed(CHINA, start, run[before - 1])
    assert working_between(CHINA, resumed_on, last) == left - 1
    assert last >= resumed_on


@pytest.mark.parametrize("day", ["2019-05-05", "2020-04-26", "2023-01-28", "2024-02-04", "2025-01-26", "2026-09-20"])
def test_trap_30_make_up_weekend_days_are_worked(day: str) -> None:
    worked = date.fromisoformat(day)
    assert worked.weekday() >= 5
    assert CHINA.is_working(worked)


def test_trap_30_an_administrator_can_correct_the_table_and_the_next_year_is_not_guessed() -> None:
    corrected = overlay(CHINA, [date(2026, 9, 20)], [date(2026, 9, 19)])
    assert [corrected.is_working(date(2026, 9, day)) for day in (19, 20)] == [True, False]
    with pytest.raises(CalendarEnds):
        corrected.is_working(date(2027, 1, 4))


@pytest.mark.parametrize("code", sorted(TERMS))
def test_trap_31_no_calendar_stops_a_matter(code: str) -> None:
    """Empty, all days off, or ended years ago: each term still gets its day, and tells what it is worth."""
    whole_years = frozenset(days(date(2026, 1, 1), date(2026, 12, 31)))
    start, span = date(2026, 6, 1), TERMS[code].span
    for wrong in (UNKNOWN, Calendar(whole_years, frozenset(), 2026, 2026), Calendar(frozenset(), frozenset(), 1, 2)):
        last = due(wrong, start, span)
        assert last.on >= start
        assert last.provisional == (span.calendar != "clock")
