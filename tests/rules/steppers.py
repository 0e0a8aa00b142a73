"""The slow and obvious way to count, day by day and minute by minute: what the arithmetic has to agree with."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from hypothesis import strategies as st

from dengwen.regulation.service_hours import Hours
from dengwen.regulation.workdays import Calendar

FIRST, LAST = date(2024, 1, 1), date(2026, 12, 31)
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)

Pauses = list[tuple[date, date | None]]


def days(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += DAY


def works(calendar: Calendar, day: date) -> bool:
    if day in calendar.workdays:
        return True
    if day in calendar.holidays:
        return False
    return day.weekday() not in calendar.weekend


def paused(day: date, pauses: Pauses) -> bool:
    for first, until in pauses:
        if until is None and first <= day:
            return True
        if until is not None and day in set(days(first, until - DAY)):
            return True
    return False


def open_minutes(calendar: Calendar, hours: Hours, first: datetime, last: datetime) -> list[datetime]:
    """Every minute of service that begins in [first, last)."""
    found, at = [], first
    while at < last:
        minute = at.hour * 60 + at.minute
        if works(calendar, at.date()) and any(opens <= minute < closes for opens, closes in hours.windows):
            found.append(at)
        at += MINUTE
    return found


@st.composite
def calendars(draw: st.DrawFn) -> Calendar:
    """Three known years with any weekend of at most five days, days off and days on anywhere."""
    some_days = st.frozensets(st.dates(FIRST, LAST), max_size=60)
    on = draw(some_days)
    return Calendar(draw(some_days) - on, on, 2024, 2026, draw(st.frozensets(st.integers(0, 6), max_size=5)))


@st.composite
def service_hours(draw: st.DrawFn) -> Hours:
    edges = sorted(draw(st.sets(st.integers(0, 1440), min_size=2, max_size=6)))
    return Hours(tuple(zip(edges[::2], edges[1::2], strict=False)))


@st.composite
def ended_pauses(draw: st.DrawFn) -> Pauses:
    starts = st.dates(date(2025, 1, 1), date(2025, 6, 30))
    pairs = draw(st.lists(st.tuples(starts, st.integers(0, 20)), max_size=4))
    return [(first, first + timedelta(days=length)) for first, length in pairs]
