"""The worklist: what the reader may see, emergencies first (3.3.1b), then by the time left (1.3.3a), a page at a time along one index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from django.db.models import Q, QuerySet

from dengwen.desk.person import uid_of
from dengwen.docket import access, reads
from dengwen.docket.actors import Actor
from dengwen.docket.models import Case, Seat
from dengwen.docket.moment import today
from dengwen.docket.reads import Line, Place
from dengwen.regulation.lifecycle import MAIN_ACTS
from dengwen.regulation.vocabulary import OPEN_STAGES, ActorKind, Post, SeatRole, Stage

PAGE = 30
COUNTED = 100
SOON = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of the first COUNTED open matters are late, due soon, and there at all."""

    late: int
    soon: int
    all: int


@cache
def _turns(kind: ActorKind, posts: frozenset[Post]) -> Mapping[SeatRole, frozenset[Stage]]:
    anybody = Actor(kind, None, posts)
    found = {}
    for role in SeatRole:
        stages = {stage for stage in OPEN_STAGES if access.deeds(anybody, [role], stage) & set(MAIN_ACTS[stage])}
        if stages:
            found[role] = frozenset(stages)
    return found


def turns(actor: Actor) -> Mapping[SeatRole, frozenset[Stage]]:
    """For each role the stages at which it is that role's turn to move a matter on."""
    return _turns(actor.kind, actor.posts)


def _seeing(actor: Actor) -> list[SeatRole]:
    return [role for role in SeatRole if "see" in access.deeds(actor, [role], Stage.RECEIVED)]


def _open(actor: Actor) -> QuerySet[Seat]:
    return Seat.objects.filter(staff_uid=uid_of(actor), active=True, open=True, role__in=_seeing(actor))


def _mine(actor: Actor) -> Q:
    condition = Q(pk__in=())
    for role, stages in turns(actor).items():
        condition |= Q(role=role, case__stage__in=sorted(stages))
    return condition


def lines(actor: Actor, show: str, stage: Stage | None, after: Place | None) -> list[Line]:
    """Up to PAGE + 1 matters: the reader's turn ('mine'), all open ('open') or ended ('ended'). One query."""
    if show == "ended":
        return [line for line in reads.ended(actor, after.case_pk if after else None) if _sees(actor, line)][: PAGE + 1]
    seats = _open(actor)
    if show == "mine":
        seats = seats.filter(_mine(actor))
    if stage is not None:
        seats = seats.filter(case__stage=stage)
    if after is not None:
        seats = seats.filter(reads.beyond(after))
    found = seats.order_by(*reads.URGENT_FIRST).select_related("case")[: 2 * PAGE + 2]
    return _as_lines(list(found))[: PAGE + 1]


def _sees(actor: Actor, line: Line) -> bool:
    return "see" in access.deeds(actor, line.roles, Stage(line.case.stage))


def _as_lines(seats: list[Seat]) -> list[Line]:
    cases: dict[int, Case] = {}
    roles: dict[int, set[SeatRole]] = {}
    for seat in seats:
        cases.setdefault(seat.case_id, seat.case)
        roles.setdefault(seat.case_id, set()).add(SeatRole(seat.role))
    return [Line(case, frozenset(roles[pk])) for pk, case in cases.items()]


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
