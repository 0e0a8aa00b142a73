"""The Chinese calendar against a second source, and an organisation's own changes to a calendar."""

from datetime import date

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dengwen.regulation.calendars import COUNTRIES, UNKNOWN, OffAndOn, YearSkipped, calendar_for, overlay, with_year
from dengwen.regulation.calendars.cn import FIXED, VERSION
from dengwen.regulation.workdays import CalendarEnds, Due, Span, due
from tests.rules.steppers import days

CHINA = calendar_for("CN")
SOME_DAYS = st.frozensets(st.dates(date(2018, 1, 1), date(2026, 12, 31)), max_size=30)


@pytest.mark.clause("2.2b")
@pytest.mark.parametrize("year", range(CHINA.first_year, CHINA.last_year + 1))
def test_every_day_agrees_with_the_chinesecalendar_package(year: int) -> None:
    other = [
        day
        for day in days(date(year, 1, 1), date(year, 12, 31))
        if CHINA.is_working(day) != chinese_calendar.is_workday(day)
    ]
    assert other == []


def test_the_calendar_covers_what_has_been_published_and_no_more() -> None:
    assert CHINA.first_year <= 2018
    assert CHINA.last_year == 2026
    assert CHINA.version == VERSION
    assert CHINA.fixed == FIXED
    with pytest.raises(CalendarEnds):
        CHINA.is_working(date(2027, 2, 6))


def test_swaps_move_a_day_of_rest_to_a_weekday_and_work_to_the_weekend() -> None:
    assert all(day.weekday() >= 5 for day in CHINA.workdays)
    assert not CHINA.workdays & CHINA.holidays
    assert not CHINA.is_working(date(2026, 2, 16))
    assert CHINA.is_working(date(2026, 2, 14))


def test_fixed_holidays_hold_in_every_known_year() -> None:
    """Since 2025, when the second of May became one of them."""
    for year in (2025, 2026):
        assert not any(CHINA.is_working(date(year, month, day)) for month, day in FIXED)


def test_presuming_changes_nothing_in_a_known_year() -> None:
    presumed = CHINA.presumed()
    known = days(date(CHINA.first_year, 1, 1), date(CHINA.last_year, 12, 31))
    assert all(presumed.is_working(day) == CHINA.is_working(day) for day in known)


@given(SOME_DAYS, SOME_DAYS)
def test_an_edited_calendar_differs_by_the_edits_alone(off: frozenset[date], on: frozenset[date]) -> None:
    edited = overlay(CHINA, off, on - off)
    for day in off | on:
        assert edited.is_working(day) == (day not in off)
    untouched = frozenset(days(date(2024, 1, 1), date(2024, 12, 31))) - off - on
    assert all(edited.is_working(day) == CHINA.is_working(day) for day in untouched)
    assert (edited.version == CHINA.version) == (not off | on)


def test_edits_give_a_version_that_names_them() -> None:
    one, other = date(2026, 7, 6), date(2026, 7, 7)
    assert overlay(CHINA, [one], [other]).version == overlay(CHINA, [one, one], [other]).version
    assert overlay(CHINA, [one], [other]).version != overlay(CHINA, [other], [one]).version
    assert overlay(CHINA, [], []) is CHINA


def test_a_day_cannot_be_free_and_worked() -> None:
    with pytest.raises(OffAndOn, match="2026-07-06"):
        overlay(CHINA, [date(2026, 7, 6)], [date(2026, 7, 6)])


def test_single_days_beyond_the_known_years_count_but_stay_provisional() -> None:
    edited = overlay(CHINA, [date(2027, 2, 8)], [date(2027, 2, 6)])
    friday = date(2027, 2, 5)
    assert due(edited, friday, Span(1, "day", "working")) == Due(date(2027, 2, 6), provisional=True)
    assert due(edited, friday, Span(2, "day", "working")) == Due(date(2027, 2, 9), provisional=True)


def test_a_published_year_makes_due_days_final() -> None:
    start, five = date(2026, 12, 31), Span(5, "day", "working")
    grown = with_year(CHINA, 2027, [date(2027, 1, 1)], [date(2027, 1, 2)])
    assert due(CHINA, start, five) == Due(date(2027, 1, 8), provisional=True)
    assert due(grown, start, five) == Due(date(2027, 1, 7), provisional=False)
    assert grown.version.startswith(f"{VERSION}+2027+")


def test_a_calendar_has_no_holes() -> None:
    with pytest.raises(YearSkipped, match="ends with 2026; 2028"):
        with_year(CHINA, 2028, [], [])
    begun = with_year(UNKNOWN, 2026, [date(2026, 1, 1)], [])
    assert (begun.first_year, begun.last_year) == (2026, 2026)


def test_a_country_without_data_knows_no_year() -> None:
    assert calendar_for("cn") is COUNTRIES["CN"]
    assert calendar_for("XX") is UNKNOWN
    assert not any(UNKNOWN.knows(year) for year in (0, 1, 2026))
