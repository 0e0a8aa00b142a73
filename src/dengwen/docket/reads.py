"""What pages read of the docket, each under the reader's own rights."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from dengwen.docket.actors import Actor
from dengwen.docket.models import Case, Seat
from dengwen.ledger.models import Entry
from dengwen.regulation.vocabulary import SeatRole, Stage, Urgency

PAGE = 50


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of a worklist ended: the last row's urgency, due day and internal key (never shown as such; views sign it)."""

    urgency: str
    due_on: date
    case_pk: int


@dataclass(frozen=True, slots=True)
class Line:
    """One matter on a worklist with the reader's own parts in it, and the act that is theirs to do next (none: an empty text)."""

    case: Case
    roles: frozenset[SeatRole]
    step: str = ""


URGENT_FIRST = ("urgency", "due_on", "case_id")
"""The order of every worklist: emergencies, then the least time left (3.3.1b, 1.3.3a)."""


def beyond(after: Place) -> Q:
    """What comes after a place in a list that is ordered so, as one stretch of its index."""
    later = Q(due_on__gt=after.due_on) | Q(due_on=after.due_on, case_id__gt=after.case_pk)
    rest = Q(later, urgency=after.urgency, due_on__gte=after.due_on)
    return rest if after.urgency == Urgency.ORDINARY else rest | Q(urgency=Urgency.ORDINARY)


def _seats(actor: Actor) -> QuerySet[Seat]:
    return Seat.objects.filter(staff_uid=actor.seat_uid, active=True)


def worklist(
    actor: Actor, after: Place | None = None, stage: Stage | None = None, role: SeatRole | None = None
) -> list[Line]:
    """Open matters, emergencies first, then by time left: up to PAGE + 1, so that the caller knows whether there is more. One query."""
    seats = _seats(actor).filter(open=True)
    if stage is not None:
        seats = seats.filter(case__stage=stage)
    if role is not None:
        seats = seats.filter(role=role)
    if after is not None:
        seats = seats.filter(beyond(after))
    rows = seats.order_by(*URGENT_FIRST).select_related("case")[: 2 * PAGE + 2]
    return as_lines(list(rows))[: PAGE + 1]


def ended(actor: Actor, before: int | None = None) -> list[Line]:
    """Ended matters of the reader, newest first, by internal key; up to PAGE + 1."""
    seats = _seats(actor).filter(open=False)
    if before is not None:
        seats = seats.filter(case_id__lt=before)
    return as_lines(list(seats.order_by("-case_id").select_related("case")[: 2 * PAGE + 2]))[: PAGE + 1]


def as_lines(seats: list[Seat]) -> list[Line]:
    """A line for each matter, in the order of the seats: all seats of one person in a matter say the same step."""
    cases: dict[int, Case] = {}
    steps: dict[int, str] = {}
    roles: dict[int, set[SeatRole]] = {}
    for seat in seats:
        cases.setdefault(seat.case_id, seat.case)
        steps.setdefault(seat.case_id, seat.step)
        roles.setdefault(seat.case_id, set()).add(SeatRole(seat.role))
    return [Line(case, frozenset(roles[pk]), steps[pk]) for pk, case in cases.items()]


def entries(case: Case) -> list[Entry]:
    """Everything that happened in the matter, first to last."""
    return list(Entry.objects.filter(case_uid=case.uid).order_by("seq"))


def did(case: Case, *acts: str) -> set[UUID]:
    """Who performed one of these acts in the matter."""
    done = Entry.objects.filter(case_uid=case.uid, act__in=acts, actor_uid__isnull=False)
    return {uid for uid in done.values_list("actor_uid", flat=True) if uid is not None}
