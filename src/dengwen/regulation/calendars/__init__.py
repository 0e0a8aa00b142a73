"""Working-day calendars of countries, as versioned data, and an organisation's own changes to them."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from hashlib import sha256

from dengwen.regulation.calendars.cn import CALENDAR as _CHINA
from dengwen.regulation.workdays import Calendar

COUNTRIES: dict[str, Calendar] = {"CN": _CHINA}

UNKNOWN = Calendar(frozenset(), frozenset(), first_year=1, last_year=0)
"""No year is known: every due day is provisional, and no matter is held up."""


class OffAndOn(ValueError):
    """An edited calendar cannot have a day both free and worked."""

    def __init__(self, days: Collection[date]) -> None:
        super().__init__("Both free and worked: " + ", ".join(day.isoformat() for day in sorted(days)) + ".")


class YearSkipped(ValueError):
    """A calendar grows by the year after its last one, so that it never has a hole."""

    def __init__(self, last_year: int, wanted: int) -> None:
        super().__init__(f"The calendar ends with {last_year}; {wanted} is not the year after it.")


def calendar_for(country: str) -> Calendar:
    """The calendar of a country by its ISO code; one that knows no year where there is no data."""
    return COUNTRIES.get(country.upper(), UNKNOWN)


def overlay(calendar: Calendar, days_off: Collection[date], days_on: Collection[date]) -> Calendar:
    """The calendar with an administrator's days free and days worked laid over it, under a version of its own.

    Edits past the last known year count towards provisional days, but do not make that year known; `with_year` does.
    """
    off, on = frozenset(days_off), frozenset(days_on)
    if off & on:
        raise OffAndOn(off & on)
    if not off | on:
        return calendar
    edits = ";".join(f"{day}{sign}" for sign, days in (("-", off), ("+", on)) for day in sorted(days))
    return replace(
        calendar,
        holidays=(calendar.holidays | off) - on,
        workdays=(calendar.workdays | on) - off,
        version=f"{calendar.version}+{sha256(edits.encode()).hexdigest()[:8]}",
    )


def with_year(calendar: Calendar, year: int, days_off: Collection[date], days_on: Collection[date]) -> Calendar:
    """The calendar grown by the published year after its last: its days free and days worked are now complete."""
    if calendar.first_year <= calendar.last_year != year - 1:
        raise YearSkipped(calendar.last_year, year)
    first = min(calendar.first_year, year) if calendar.first_year <= calendar.last_year else year
    grown = replace(calendar, first_year=first, last_year=year, version=f"{calendar.version}+{year}")
    return overlay(grown, days_off, days_on)
