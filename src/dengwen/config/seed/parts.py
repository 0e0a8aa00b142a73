"""What one grown life was dealt: who plays which part in it, what it is about, and how it comes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from uuid import UUID

from dengwen.config.demo.stories import Story
from dengwen.config.seed.beginnings import Begun
from dengwen.config.seed.chances import Chances
from dengwen.config.seed.growing import Growth
from dengwen.config.seed.world import World
from dengwen.docket.actors import Actor
from dengwen.regulation.vocabulary import ActorKind, Outcome, SeatRole


def staff(uid: UUID) -> Actor:
    """A member of staff who writes only, and so needs no open vault."""
    return Actor(ActorKind.STAFF, uid)


@dataclass(slots=True)
class Life:
    """One life to be lived, step by step."""

    world: World
    chances: Chances
    random: Random
    story: Story
    begun: Begun
    head: UUID
    unit: UUID
    investigator: UUID
    reviewer: UUID
    outcome: Outcome

    @property
    def growth(self) -> Growth:
        return self.begun.growth

    def seated(self, role: SeatRole) -> list[UUID]:
        """Who holds the role now."""
        return [seat["staff_uid"] for seat in self.growth.of("seat") if seat["role"] == role]

    def officer(self, number: int) -> Actor:
        """One of the matter's intake officers; 0 and 1 are two people."""
        return staff(self.begun.officers[number % len(self.begun.officers)])


Step = tuple[float, Callable[[Life], None]]
"""How far into the life an act happens (0 to 1), and the act."""
