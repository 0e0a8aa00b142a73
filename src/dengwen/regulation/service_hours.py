"""Hours of service on working days (P3): half-open windows of wall-clock time, and counting inside them.

Moments are local: whatever zone they carry is kept and not converted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from dengwen.regulation.words import Words
from dengwen.regulation.workdays import DAY, Days

MINUTE = timedelta(minutes=1)
Interval = tuple[datetime, datetime]

_WINDOW = re.compile(r"^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$")
_END_OF_DAY = 24 * 60
_AND = Words("、", " and ")
_WORKING_DAYS = Words("工作日 ", "Working days ")


class NotHours(ValueError):
    """The windows are empty, reversed, overlapping, outside the day or not written as 09:00-12:00;13:30-17:30."""

    def __init__(self, written: object) -> None:
        super().__init__(f"{written} does not name hours of a day, such as 09:00-12:00;13:30-17:30.")


@dataclass(frozen=True, slots=True)
class Hours:
    """Windows as minutes of the day, opening minute included, closing minute excluded; a day ends at 24:00 (1440)."""

    windows: tuple[tuple[int, int], ...]

    def __post_init__(self) -> None:
        edges = [edge for window in self.windows for edge in window]
        tidy = all(opens < closes for opens, closes in self.windows) and edges == sorted(edges)
        if not edges or not tidy or edges[0] < 0 or edges[-1] > _END_OF_DAY:
            raise NotHours(self.windows)

    @classmethod
    def parse(cls, text: str) -> Hours:
        """Read ``09:00-12:00;13:30-17:30``; 24:00 is the end of a day."""
        found = [_WINDOW.match(part.strip()) for part in text.replace("；", ";").replace("：", ":").split(";")]
        if not all(found):
            raise NotHours(text)
        return cls(tuple(_minutes(match.groups(), text) for match in found if match))

    def told(self, language: str) -> str:
        """``8:30–12:00、13:00–18:00``, ``8:30–12:00 and 13:00–18:00``."""
        spans = [f"{_clock(opens)}–{_clock(closes)}" for opens, closes in self.windows]
        return _AND.in_(language).join(spans)

    def is_open(self, calendar: Days, at: datetime) -> bool:
        return any(opens <= at < closes for opens, closes in self._day(calendar, at.date(), at.tzinfo))

    def next_open(self, calendar: Days, at: datetime) -> datetime:
        """The moment itself in service hours, else the next opening; notices that can wait are sent then."""
        return next(max(opens, at) for opens, closes in self._from(calendar, at) if at < closes)

    def add_minutes(self, calendar: Days, start: datetime, minutes: int) -> datetime:
        """The moment at which so many minutes of service have passed since ``start``; ``start`` itself for 0."""
        left = minutes * MINUTE
        if not left:
            return start
        for opens, closes in self._from(calendar, start):
            begin = max(opens, start)
            if begin < closes and closes - begin >= left:
                return begin + left
            left -= max(closes - begin, timedelta())
        raise AssertionError("days do not end")

    def warn_before(self, calendar: Days, due: datetime, minutes: int) -> datetime:
        """The latest moment that leaves so many minutes of service until ``due``; a warning meets people at work."""
        left = minutes * MINUTE
        if not left:
            return due
        for opens, closes in self._back_from(calendar, due):
            end = min(closes, due)
            if opens < end and end - opens >= left:
                return end - left
            left -= max(end - opens, timedelta())
        raise AssertionError("days do not begin")

    def elapsed(self, calendar: Days, start: datetime, end: datetime, pauses: Sequence[Interval] = ()) -> timedelta:
        """Service time from ``start`` to ``end`` that no pause covers; overlapping pauses count once, nights never."""
        total = timedelta()
        for opens, closes in self._from(calendar, start):
            if opens >= end:
                break
            total += _uncovered(max(opens, start), min(closes, end), pauses)
        return total

    def _from(self, calendar: Days, at: datetime) -> Iterator[Interval]:
        day = at.date()
        while True:
            yield from self._day(calendar, day, at.tzinfo)
            day += DAY

    def _back_from(self, calendar: Days, at: datetime) -> Iterator[Interval]:
        day = at.date()
        while True:
            yield from reversed(self._day(calendar, day, at.tzinfo))
            day -= DAY

    def _day(self, calendar: Days, day: date, zone: tzinfo | None) -> list[Interval]:
        if not calendar.is_working(day):
            return []
        midnight = datetime.combine(day, time(), zone)
        return [(midnight + opens * MINUTE, midnight + closes * MINUTE) for opens, closes in self.windows]


def told(written: str, language: str, before: Words | None = _WORKING_DAYS) -> str:
    """Written hours as people read them, with the days before them; what names no hours stays as it was written."""
    try:
        return (before.in_(language) if before else "") + Hours.parse(written).told(language)
    except NotHours:
        return written


def _clock(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02d}"


def _minutes(parts: Sequence[str], text: str) -> tuple[int, int]:
    from_hour, from_minute, to_hour, to_minute = (int(part) for part in parts)
    if from_minute > 59 or to_minute > 59:
        raise NotHours(text)
    return from_hour * 60 + from_minute, to_hour * 60 + to_minute


def _uncovered(start: datetime, end: datetime, pauses: Sequence[Interval]) -> timedelta:
    """The length of [start, end) outside all pauses, walking them in order so that none is taken off twice."""
    free, reached = timedelta(), start
    for first, last in sorted(pauses):
        if first > reached:
            free += max(min(first, end) - reached, timedelta())
        reached = max(reached, last)
    return free + max(end - reached, timedelta())
