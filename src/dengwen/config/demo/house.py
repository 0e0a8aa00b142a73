"""What the invented house does apart from any single matter: when, and with whose hands. The rooms' own acts do it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from random import Random
from typing import Any

from django.utils import timezone

from dengwen.config.demo.company import Company
from dengwen.config.demo.scene import Crew
from dengwen.docket.actors import Actor
from dengwen.docket.models import Case
from dengwen.policy.numbers import in_force
from dengwen.regulation.workdays import subtract_working


@dataclass(frozen=True, slots=True)
class House:
    """The people with their vaults, the day on which the demonstration is made, and what earlier hours left for later ones."""

    company: Company
    crew: Crew
    today: date
    random: Random
    made: dict[str, Any] = field(default_factory=dict)

    def person(self, username: str) -> Actor:
        return self.crew.actor(self.company.staff[username])

    def began(self, case: Case) -> None:
        """Remember a matter that came of it."""
        self.made.setdefault("cases", []).append(case)


@dataclass(frozen=True, slots=True)
class Hour:
    """Something that the house does: so many working days before the demonstration is made, at a time of that day."""

    back: int
    at: time
    doing: Callable[[House], object]


def timed(house: House, hours: tuple[Hour, ...]) -> Iterator[tuple[datetime, Hour]]:
    """Each hour at its instant, which is past and on a working day."""
    calendar = in_force(house.today).calendar.presumed()
    for hour in hours:
        day = subtract_working(calendar, house.today, hour.back)
        yield timezone.make_aware(datetime.combine(day, hour.at)), hour
