"""Whose turn it is in a grown matter: asked of what was grown, as `desk.turns` asks the database."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from dengwen.config.seed.growing import Growth
from dengwen.desk import turns
from dengwen.desk.casecontext import seats_of
from dengwen.docket import clocks, reads
from dengwen.docket.actors import Actor
from dengwen.docket.models import Seat
from dengwen.feedback import answering
from dengwen.intake import returning
from dengwen.people.organisation import Organisation
from dengwen.rectification import planning
from dengwen.rectification.models import Measure
from dengwen.regulation.vocabulary import ActorKind
from dengwen.review import standing_in


def turn(growth: Growth, house: Organisation) -> None:
    """Write to each seat the next step of its holder."""
    workers = _holders(growth)
    answers: dict[Any, Any] = {
        seats_of: [Seat(staff_uid=seat["staff_uid"], role=seat["role"]) for seat in growth.of("seat")],
        reads.entries: growth.drafts,
        clocks.running: [clock for clock in growth.running if clock.settled_on is None],
        planning.measures: [Measure(**row) for row in growth.of("measure")],
        answering.rows_of: [],
        standing_in.readers: workers,
        returning.work_holders: workers,
    }
    held = {"report": workers, "dissatisfaction": set[UUID]()}
    asked = turns.Seated(growth.case, Actor(ActorKind.SYSTEM), house, answers, held)
    steps = turns.of_everybody(asked)
    for seat in growth.of("seat"):
        seat["step"] = steps[seat["staff_uid"]]


def _holders(growth: Growth) -> set[UUID]:
    rooms = {room.uid for room in growth.compartments if room.kind == "W"}
    return {grant.holder_uid for grant in growth.grants if grant.compartment.uid in rooms}
