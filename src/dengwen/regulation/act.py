"""What a row of the lifecycle is made of."""

from dataclasses import dataclass

from dengwen.regulation.vocabulary import ActorKind, Stage
from dengwen.regulation.words import Words

STAFF = (ActorKind.STAFF,)
REPORTER = (ActorKind.REPORTER,)
SYSTEM = (ActorKind.SYSTEM,)
HOUSE = (ActorKind.STAFF, ActorKind.SYSTEM)


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that can be done to a matter.

    ``to`` is None when the stage stays. ``settles`` may hold ``"*"``: every clock that still runs. ``not_after`` names acts: whoever
    performed one of them in the same matter may not perform this one (separation of duties). ``consequence`` tells the user what follows.
    """

    name: str
    words: Words
    clause: str
    from_: frozenset[Stage]
    to: Stage | None = None
    opens: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()
    by: tuple[ActorKind, ...] = STAFF
    not_after: tuple[str, ...] = ()
    consequence: Words | None = None


def at_stages(*stages: Stage) -> frozenset[Stage]:
    return frozenset(stages)
