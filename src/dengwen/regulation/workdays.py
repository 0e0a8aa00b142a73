"""Working days and terms: arithmetic on values, without clock, database or settings.

The day of an event is never counted, and the last day of a term, when it is not worked, moves on to the
next day that is. A `Calendar` knows whole years; asked about another it raises `CalendarEnds`. `due`
alone answers in every case, and says so when the answer is provisional.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple, Protocol

Unit = Literal["minute", "hour", "day", "month"]
Count = Literal["working", "natural", "clock", "calendar"]

DAY = timedelta(days=1)
WEEKEND = frozenset({5, 6})


class NotASpan(ValueError):
    """The amount, unit and way of counting do not make a term together."""

    def __init__(self, amount: int, unit: str, calendar: str) -> None:
        super().__init__(f"No term can be made of {amount} × {unit}, counted by {calendar}.")


class CalendarEnds(LookupError):
    """The calendar holds nothing about a year, and a guess would be a wrong promise."""

    def __init__(self, year: int) -> None:
        super().__init__(f"The calendar does not know the year {year}.")
        self.year = year


class CountsBackwards(ValueError):
    """Fewer than none cannot be counted; there is a function for the other direction."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} cannot be counted forward; subtract instead.")


_LAWFUL: frozenset[tuple[str, str]] = frozenset(
    {
        ("minute", "clock"),
        ("hour", "clock"),
        ("day", "working"),
        ("day", "natural"),
        ("month", "natural"),
        ("month", "calendar"),
    }
)


@dataclass(frozen=True, slots=True)
class Span:
    """The length of a term: clock time for minutes and hours, days worked or natural, calendar months."""

    amount: int
    unit: Unit
    calendar: Count

    def __post_init__(self) -> None:
        if self.amount < 0 or (self.unit, self.calendar) not in _LAWFUL:
            raise NotASpan(self.amount, self.unit, self.calendar)

    def duration(self) -> timedelta:
        """The clock time of a span in minutes or hours; days and months have none of their own."""
        if self.calendar != "clock":
            raise NotASpan(self.amount, self.unit, "clock")
        return timedelta(minutes=self.amount) if self.unit == "minute" else timedelta(hours=self.amount)


class Days(Protocol):
    """Whatever can tell a working day from another."""

    def is_working(self, day: date, /) -> bool: ...


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are worked, from ``first_year`` to ``last_year``.

    ``holidays`` are days off besides the weekend, ``workdays`` the weekend days worked in exchange (调休). ``fixed``
    are the holidays bound to a month and day: all that can be told about a year that has not been published yet.
    """

    holidays: frozenset[date]
    workdays: frozenset[date]
    first_year: int
    last_year: int
    weekend: frozenset[int] = WEEKEND
    fixed: frozenset[tuple[int, int]] = frozenset()
    version: str = ""

    def knows(self, year: int) -> bool:
        return self.first_year <= year <= self.last_year

    def is_working(self, day: date) -> bool:
        """Whether the day is worked; raises `CalendarEnds` outside the known years."""
        if not self.knows(day.year):
            raise CalendarEnds(day.year)
        return day in self.workdays or (day.weekday() not in self.weekend and day not in self.holidays)

    def presumed(self) -> Presumed:
        """The same days for somebody who needs an answer about every year and will call it provisional."""
        return Presumed(self)


@dataclass(frozen=True, slots=True)
class Presumed:
    """A calendar that answers for every year: beyond the known ones by weekends, fixed holidays and single entries."""

    calendar: Calendar

    def is_working(self, day: date) -> bool:
        known = self.calendar
        if day in known.workdays or day in known.holidays:
            return day in known.workdays
        holiday = not known.knows(day.year) and (day.month, day.day) in known.fixed
        return day.weekday() not in known.weekend and not holiday


class Standstill(NamedTuple):
    """Days that do not count: from the first one on, up to the day on which the term runs again (half-open).

    Without an end it still lasts.
    """

    from_on: date
    until_on: date | None = None


class Due(NamedTuple):
    """The last day of a term; ``provisional`` when a day of an unpublished year had to be presumed."""

    on: date
    provisional: bool


def add_working(calendar: Days, start: date, count: int) -> date:
    """The ``count``-th working day after ``start``; ``start`` itself for 0."""
    return _nth(calendar.is_working, start, count, DAY)


def subtract_working(calendar: Days, end: date, count: int) -> date:
    """The ``count``-th working day before ``end``; ``end`` itself for 0."""
    return _nth(calendar.is_working, end, count, -DAY)


def working_between(calendar: Days, start: date, end: date) -> int:
    """Working days after ``start`` up to and including ``end``; below zero when ``end`` comes first.

    The inverse of `add_working`: ``working_between(c, d, add_working(c, d, n)) == n``.
    """
    if end < start:
        return -working_between(calendar, end, start)
    return sum(calendar.is_working(start + DAY * i) for i in range(1, (end - start).days + 1))


def roll_forward(calendar: Days, day: date) -> date:
    """The day itself when it is worked, else the next working day."""
    return day if calendar.is_working(day) else add_working(calendar, day, 1)


def elapsed(calendar: Days, start: date, end: date, pauses: Sequence[tuple[date, date | None]] = ()) -> int:
    """Working days after ``start`` up to ``end`` on which the term ran; days paused twice are taken off once."""
    days = (start + DAY * i for i in range(1, (end - start).days + 1))
    return sum(calendar.is_working(day) for day in days if not _stands(day, pauses))


def due(calendar: Calendar, start: date, span: Span, pauses: Sequence[tuple[date, date | None]] = ()) -> Due:
    """The last day of a term that an event on ``start`` opens. It never raises: a matter goes on without a calendar.

    A pause that has not ended moves nothing yet. Clock time counts from the beginning of ``start``, so that its day is
    never too late; add `Span.duration` to know the moment. A day past the end of time is the last day there is.
    """
    ended = tuple(pause for pause in pauses if pause[1] is not None)
    return _due(calendar, start, span, ended)


@lru_cache(maxsize=4096)
def _due(calendar: Calendar, start: date, span: Span, pauses: tuple[tuple[date, date | None], ...]) -> Due:
    try:
        return Due(_last_day(calendar, start, span, pauses), provisional=False)
    except CalendarEnds:
        return _presumed_due(calendar, start, span, pauses)
    except OverflowError:
        return Due(date.max, provisional=True)


def _presumed_due(calendar: Calendar, start: date, span: Span, pauses: tuple[tuple[date, date | None], ...]) -> Due:
    try:
        return Due(_last_day(calendar.presumed(), start, span, pauses), provisional=True)
    except OverflowError:
        return Due(date.max, provisional=True)


def _last_day(calendar: Days, start: date, span: Span, pauses: Sequence[tuple[date, date | None]]) -> date:
    def runs(day: date) -> bool:
        return not _stands(day, pauses)

    def counts(day: date) -> bool:
        return runs(day) and calendar.is_working(day)

    if span.calendar == "clock":
        return start + span.duration()
    if span.calendar == "working":
        last = _nth(counts, start, span.amount, DAY)
    else:
        days = _natural_days(start, span)
        last = _nth(runs, start, days, DAY) if pauses else start + DAY * days
    return last if counts(last) else _nth(counts, last, 1, DAY)


def _natural_days(start: date, span: Span) -> int:
    return span.amount if span.unit == "day" else (_months_later(start, span.amount) - start).days


def _months_later(start: date, months: int) -> date:
    """The same day of a later month, or that month's last day when it is shorter."""
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    if year > date.max.year:
        raise OverflowError(year)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _nth(counts: Callable[[date], bool], start: date, count: int, step: timedelta) -> date:
    if count < 0:
        raise CountsBackwards(count)
    day = start
    while count:
        day += step
        count -= counts(day)
    return day


def _stands(day: date, pauses: Sequence[tuple[date, date | None]]) -> bool:
    return any(first <= day and (until is None or day < until) for first, until in pauses)
