"""The worklist: what the reader may see, emergencies first (3.3.1b), then by the time left (1.3.3a), a page at a time along one index."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet

from dengwen.desk.person import uid_of
from dengwen.docket import access, reads
from dengwen.docket.actors import Actor
from dengwen.docket.models import Case, Seat
from dengwen.docket.moment import today
from dengwen.docket.reads import Line, Place
from dengwen.regulation.vocabulary import SeatRole, Stage

PAGE = 30
COUNTED = 100
SOON = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of the first COUNTED open matters are late, due soon, and there at all."""

    late: int
    soon: int
    all: int


def _seeing(actor: Actor) -> list[SeatRole]:
    return [role for role in SeatRole if "see" in access.deeds(actor, [role], Stage.RECEIVED)]


def _seats(actor: Actor) -> QuerySet[Seat]:
    return Seat.objects.filter(staff_uid=uid_of(actor), active=True, role__in=_seeing(actor))


def _open(actor: Actor) -> QuerySet[Seat]:
    return _seats(actor).filter(open=True)


def lines(actor: Actor, show: str, stage: Stage | None, after: Place | None) -> list[Line]:
    """Up to PAGE + 1 matters: the reader's turn ('mine'), all open ('open') or ended ('ended'). One query.

    The reader's turn is every matter whose page offers them a next step, ended ones that wait for their archiving among them.
    """
    if show == "ended":
        return [line for line in reads.ended(actor, after.case_pk if after else None) if _sees(actor, line)][: PAGE + 1]
    seats = _seats(actor).exclude(step="") if show == "mine" else _open(actor)
    if stage is not None:
        seats = seats.filter(case__stage=stage)
    if after is not None:
        seats = seats.filter(reads.beyond(after))
    found = seats.order_by(*reads.URGENT_FIRST).select_related("case")[: 2 * PAGE + 2]
    every = reads.as_lines(list(found))
    return [line for line in every if show != "mine" or step_of(actor, line)][: PAGE + 1]


def step_of(actor: Actor, line: Line) -> str:
    """The act that is the reader's next, as the matter's own page offers it; none for whoever lost the post that goes with it."""
    return line.step if line.step in access.deeds(actor, line.roles, Stage(line.case.stage)) else ""


def _sees(actor: Actor, line: Line) -> bool:
    return "see" in access.deeds(actor, line.roles, Stage(line.case.stage))


def counts(actor: Actor) -> Counts:
    """Late, soon and all, each counted no further than COUNTED. One query along the worklist's index."""
    rows = _open(actor).order_by(*reads.URGENT_FIRST).values_list("due_on", "case_id")[: 2 * COUNTED]
    days = list({case_pk: due_on for due_on, case_pk in rows}.values())[:COUNTED]
    late = sum(1 for due_on in days if due_on < today())
    soon = sum(1 for due_on in days if today() <= due_on <= today() + SOON)
    return Counts(late, soon, len(days))


def place_of(actor: Actor, code: str) -> Place | None:
    """Where a page ended, from the code of its last matter; None for a code that the reader does not see."""
    case = Case.objects.filter(access.which(actor, "see"), code=code).only("pk", "urgency", "next_due_on").first()
    return Place(case.urgency, case.next_due_on, case.pk) if case else None
