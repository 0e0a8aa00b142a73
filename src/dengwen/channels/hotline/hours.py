"""When the hotline is answered: the hours of the organisation's numbers on its working calendar; half-open windows (2.2b, P3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from dengwen.docket import moment
from dengwen.policy.numbers import in_force
from dengwen.regulation.service_hours import Hours, NotHours
from dengwen.regulation.workdays import Presumed

HOURS = "P3"


@dataclass(frozen=True, slots=True)
class Opening:
    """The hours in force; ``hours`` is None while the organisation has not written them down."""

    hours: Hours | None
    calendar: Presumed
    written: str

    def windows(self, on: date) -> tuple[tuple[int, int], ...]:
        """The windows of a day as minutes; none on a day off."""
        return self.hours.windows if self.hours and self.calendar.is_working(on) else ()

    def is_open(self, at: datetime) -> bool:
        return self.hours is not None and self.hours.is_open(self.calendar, timezone.localtime(at))

    def next_open(self, at: datetime) -> datetime | None:
        return self.hours.next_open(self.calendar, timezone.localtime(at)) if self.hours else None


def opening() -> Opening:
    """As the numbers in force today have them."""
    policy = in_force(moment.today())
    written = str(policy.blanks.get(HOURS, ""))
    try:
        hours = Hours.parse(written)
    except NotHours:
        hours = None
    return Opening(hours, policy.calendar.presumed(), written)
