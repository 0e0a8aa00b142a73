"""Working days against a stepper that walks day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dengwen.regulation.calendars import calendar_for
from dengwen.regulation.workdays import (
    Calendar,
    CalendarEnds,
    CountsBackwards,
    Due,
    NotASpan,
    Span,
    Standstill,
    add_working,
    due,
    elapsed,
    roll_forward,
    subtract_working,
    working_between,
)
from tests.rules.steppers import DAY, LAST, Pauses, calendars, days, ended_pauses, paused, works

CHINA = calendar_for("CN")
IN_2025 = st.dates(date(2025, 1, 1), date(2025, 12, 31))
COUNTS = st.integers(0, 25)


def working(amount: int) -> Span:
    return Span(amount, "day", "working")


def natural(amount: int) -> Span:
    return Span(amount, "day", "natural")


@given(calendars(), IN_2025, st.integers(1, 25))
def test_adding_is_the_nth_day_that_a_stepper_meets(calendar: Calendar, start: date, count: int) -> None:
    met = [day for day in days(start + DAY, LAST) if works(calendar, day)]
    assert add_working(calendar, start, count) == met[count - 1]


@given(calendars(), IN_2025, st.integers(1, 25))
def test_subtracting_is_the_nth_day_that_a_stepper_meets_on_the_way_back(
    calendar: Calendar, end: date, count: int
) -> None:
    met = [day for day in days(date(2024, 1, 1), end - DAY) if works(calendar, day)]
    assert subtract_working(calendar, end, count) == met[-count]


@given(calendars(), IN_2025, COUNTS)
def test_counting_between_undoes_adding(calendar: Calendar, start: date, count: int) -> None:
    assert working_between(calendar, start, add_working(calendar, start, count)) == count


@given(calendars(), IN_2025, COUNTS)
def test_subtracting_undoes_adding_between_working_days(calendar: Calendar, start: date, count: int) -> None:
    first = roll_forward(calendar, start)
    assert subtract_working(calendar, add_working(calendar, first, count), count) == first


@given(calendars(), IN_2025, IN_2025)
def test_counting_backwards_is_the_same_count_below_zero(calendar: Calendar, start: date, end: date) -> None:
    assert working_between(calendar, start, end) == -working_between(calendar, end, start)
    if start <= end:
        assert working_between(calendar, start, end) == sum(works(calendar, day) for day in days(start + DAY, end))


@given(calendars(), IN_2025)
def test_rolling_forward_stops_at_the_first_working_day(calendar: Calendar, day: date) -> None:
    rolled = roll_forward(calendar, day)
    assert works(calendar, rolled)
    assert not any(works(calendar, before) for before in days(day, rolled - DAY))


@given(calendars(), IN_2025, COUNTS, ended_pauses())
def test_a_term_in_working_days_ends_after_so_many_that_ran(
    calendar: Calendar, start: date, count: int, pauses: Pauses
) -> None:
    last = due(calendar, start, working(count), pauses)
    ran = [day for day in days(start + DAY, LAST) if works(calendar, day) and not paused(day, pauses)]
    same_day = works(calendar, start) and not paused(start, pauses)
    assert last == Due(ran[max(count - 1, 0)] if count or not same_day else start, provisional=False)
    if count:
        assert elapsed(calendar, start, last.on, pauses) == count


@given(calendars(), IN_2025, st.integers(1, 90), ended_pauses())
def test_a_term_in_natural_days_counts_every_day_that_ran_and_ends_on_a_working_one(
    calendar: Calendar, start: date, count: int, pauses: Pauses
) -> None:
    ran = [day for day in days(start + DAY, LAST) if not paused(day, pauses)]
    expected = next(day for day in ran[count - 1 :] if works(calendar, day))
    assert due(calendar, start, natural(count), pauses).on == expected


@given(calendars(), IN_2025, IN_2025, ended_pauses())
def test_elapsed_is_worked_and_not_paused(calendar: Calendar, start: date, end: date, pauses: Pauses) -> None:
    counted = [day for day in days(start + DAY, end) if works(calendar, day) and not paused(day, pauses)]
    assert elapsed(calendar, start, end, pauses) == len(counted)


@given(st.dates(), st.integers(0, 400), st.sampled_from(["working", "natural"]), st.frozensets(st.dates(), max_size=9))
def test_a_due_day_is_always_found(start: date, amount: int, count: str, off: frozenset[date]) -> None:
    calendar = Calendar(off, frozenset(), 2024, 2026)
    last = due(calendar, start, Span(amount, "day", "working" if count == "working" else "natural"))
    assert last.on >= start
    assert last.provisional or last.on.year in range(2024, 2027)


@pytest.mark.clause("3.2.1a")
def test_the_day_of_the_event_is_not_counted() -> None:
    thursday = date(2026, 9, 3)
    assert due(CHINA, thursday, working(1)) == Due(date(2026, 9, 4), provisional=False)


@pytest.mark.clause("4.1.3a")
def test_the_last_natural_day_moves_on_from_a_holiday() -> None:
    """The thirtieth day after 1 September 2026 is 1 October, which begins a week off."""
    assert due(CHINA, date(2026, 9, 1), natural(30)).on == date(2026, 10, 8)


@pytest.mark.clause("2.3d")
def test_a_term_of_no_days_ends_the_same_day_or_the_next_working_one() -> None:
    assert due(CHINA, date(2026, 9, 4), working(0)).on == date(2026, 9, 4)
    assert due(CHINA, date(2026, 9, 5), working(0)).on == date(2026, 9, 7)


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        (date(2026, 3, 18), 3, date(2026, 6, 18)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2023, 11, 30), 3, date(2024, 2, 29)),
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2025, 12, 31), 12, date(2026, 12, 31)),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_the_month(start: date, months: int, expected: date) -> None:
    assert due(CHINA, start, Span(months, "month", "natural")) == Due(expected, provisional=False)
    assert due(CHINA, start, Span(months, "month", "calendar")) == Due(expected, provisional=False)


def test_clock_time_runs_around_the_clock() -> None:
    saturday = date(2026, 9, 5)
    assert due(CHINA, saturday, Span(15, "minute", "clock")).on == saturday
    assert due(CHINA, saturday, Span(24, "hour", "clock")).on == saturday + DAY
    assert Span(90, "minute", "clock").duration() == timedelta(hours=1, minutes=30)


def test_a_pause_that_lasts_moves_nothing_until_it_ends() -> None:
    start = date(2026, 9, 1)
    assert due(CHINA, start, working(5), [Standstill(date(2026, 9, 2))]) == due(CHINA, start, working(5))
    assert elapsed(CHINA, start, date(2026, 9, 11), [Standstill(date(2026, 9, 2))]) == 0


def test_past_the_last_year_weekends_and_fixed_holidays_count_alone() -> None:
    assert due(CHINA, date(2026, 12, 31), working(1)) == Due(date(2027, 1, 4), provisional=True)
    assert due(CHINA, date(2027, 4, 30), working(1)) == Due(date(2027, 5, 3), provisional=True)
    assert due(CHINA, date(2027, 9, 30), working(1)) == Due(date(2027, 10, 4), provisional=True)
    assert due(CHINA, date(2026, 12, 30), working(1)) == Due(date(2026, 12, 31), provisional=False)


def test_the_end_of_time_ends_a_term_too() -> None:
    for span in (working(10), natural(10**9), Span(1, "month", "natural"), Span(10**9, "hour", "clock")):
        assert due(CHINA, date(9999, 12, 30), span) == Due(date.max, provisional=True)


@pytest.mark.parametrize("day", [date(2005, 12, 31), date(2027, 1, 1)])
def test_an_unknown_year_is_never_guessed(day: date) -> None:
    with pytest.raises(CalendarEnds, match=f"does not know the year {day.year}"):
        CHINA.is_working(day)
    with pytest.raises(CalendarEnds):
        working_between(CHINA, day - DAY, day + DAY)


def test_nonsense_makes_no_term() -> None:
    for nonsense in ((-1, "day", "working"), (1, "month", "working"), (1, "hour", "natural"), (1, "day", "clock")):
        with pytest.raises(NotASpan):
            Span(*nonsense)
    with pytest.raises(NotASpan):
        working(3).duration()
    with pytest.raises(CountsBackwards):
        add_working(CHINA, date(2026, 1, 5), -1)
