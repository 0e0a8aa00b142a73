"""What a seat says of its matter, so that a worklist is one walk along an index: urgency, due day, whether open, whose turn it is.

Whose turn it is a room above decides (it registers with `decided_by`); here it is only kept, in the transaction of the act that changed it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from dengwen.docket import access
from dengwen.docket.actors import Actor
from dengwen.docket.models import Case, Seat
from dengwen.docket.projection import Row
from dengwen.regulation.lifecycle import MAIN_ACTS
from dengwen.regulation.vocabulary import OPEN_STAGES, ActorKind, Post, SeatRole, Stage

Decide = Callable[[Case], Mapping[int, str]]
_deciders: list[Decide] = []


def decided_by(decide: Decide) -> None:
    """Register how the next act of everybody seated is found: by seat (internal key), where it is another than the seat says."""
    if decide not in _deciders:
        _deciders.append(decide)


def follow(case: Case, rows: Iterable[Row]) -> None:
    """Let the seats follow what an act changed."""
    if any(row.noun == "seat" or {"next_due_on", "stage", "urgency"} & row.values.keys() for row in rows):
        is_open = Stage(case.stage) in OPEN_STAGES
        Seat.objects.filter(case=case).update(urgency=case.urgency, due_on=case.next_due_on, open=is_open)
    decide(case)


def decide(case: Case) -> int:
    """Write to each seat the act that its holder may do next; how many seats said something else until now."""
    changed = 0
    for decider in _deciders:
        by_step: dict[str, list[int]] = {}
        for pk, step in decider(case).items():
            by_step.setdefault(step, []).append(pk)
        for step, seats in by_step.items():
            changed += Seat.objects.filter(pk__in=seats).update(step=step)
    return changed


@cache
def first_step(role: SeatRole) -> str:
    """What a seat of this role says when the matter has just come."""
    anybody = Actor(ActorKind.STAFF, None, frozenset(Post))
    allowed = access.deeds(anybody, [role], Stage.RECEIVED)
    return next((act for act in MAIN_ACTS[Stage.RECEIVED] if act in allowed), "")
