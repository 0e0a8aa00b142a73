"""What the organisation's administrators laid over the published calendar: single days, and years that they entered whole (1.3.1)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from dengwen.regulation.calendars import calendar_for, overlay, with_year
from dengwen.regulation.workdays import Calendar

OFF, ON, YEAR = 0, 1, 2
EDITS = (
    'SELECT CASE WHEN working THEN 1 ELSE 0 END AS kind, "on" AS day FROM policy_calendarday WHERE NOT withdrawn'
    " UNION ALL SELECT 2, begins_on FROM policy_knownyear"
)
Edits = tuple[tuple[int, date | str], ...]
"""What was edited and the day, as the database gives it: some give days as text."""
ANNOUNCED_FROM_MONTH = 11
"""The State Council publishes a year's days in the November before."""


@lru_cache(maxsize=16)
def edited(country: str, edits: Edits) -> Calendar:
    """The country's calendar with these edits. A year entered whole is known, when it follows the last that is.

    Holidays that the law binds to a date stay free in it, listed or not, unless the day was made a working day.
    """
    calendar, days = calendar_for(country), [(kind, _day(on)) for kind, on in edits]
    for year in sorted(on.year for kind, on in days if kind == YEAR):
        if year == calendar.last_year + 1:
            calendar = with_year(calendar, year, [date(year, month, day) for month, day in calendar.fixed], [])
    return overlay(calendar, [on for kind, on in days if kind == OFF], [on for kind, on in days if kind == ON])


def wanted_year(on: date) -> int:
    """The year that should be known on a day: from November on the next one."""
    return on.year + (on.month >= ANNOUNCED_FROM_MONTH)


def _day(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value
