"""China: published rest days and swaps of every known year, and the holidays that hold in any year."""

from datetime import date, timedelta

from dengwen.regulation.calendars.cn_days import DAYS_OFF, DAYS_ON, FIRST_YEAR, LAST_YEAR
from dengwen.regulation.workdays import Calendar

VERSION = "CN-2026.1"

FIXED = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})
"""The statutory holidays bound to a date of the solar year (since 2025 two days in May).

The others follow the moon or the sun, and the days swapped around them are decided yearly: to presume those would be a
guess. With too few holidays a provisional day comes too early rather than too late."""


def _days(year: int, text: str) -> set[date]:
    """Read ``0101 0501-0503``: single days and ranges, both ends included."""
    days = set[date]()
    for part in text.split():
        first, _, last = part.partition("-")
        day, end = (date(year, int(edge[:2]), int(edge[2:])) for edge in (first, last or first))
        days |= {day + timedelta(days=i) for i in range((end - day).days + 1)}
    return days


def _all(table: dict[int, str]) -> frozenset[date]:
    return frozenset().union(*(_days(year, text) for year, text in table.items()))


CALENDAR = Calendar(
    holidays=_all(DAYS_OFF),
    workdays=_all(DAYS_ON),
    first_year=FIRST_YEAR,
    last_year=LAST_YEAR,
    fixed=FIXED,
    version=VERSION,
)
