"""Working days, terms and service hours: arithmetic on values, without clock, database or settings.

The day of an event is never counted, and the last day of a term, when it is not worked, moves on to the
next day that is. A `Calendar` knows whole years; asked about another it raises `CalendarEnds`. `due`
alone answers in every case, and says so when the answer is provisional.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Unit = Literal["minute", "hour", "day", "month"]
Count = Literal["working", "natural", "clock", "calendar"]


class NotASpan(ValueError):
    """The amount, unit and way of counting do not make a term together."""

    def __init__(self, amount: int, unit: str, calendar: str) -> None:
        super().__init__(f"No term can be made of {amount} × {unit}, counted by {calendar}.")


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
