"""Whose part it is to keep a term: those alone are reminded and urged, and only while their seat in the matter is active."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from dengwen.docket.models import Case, Clock, Seat
from dengwen.rectification.models import Measure
from dengwen.regulation.terms import ANSWERS_FOR
from dengwen.regulation.vocabulary import SeatRole


def keepers_of(clock: Clock) -> list[UUID]:
    """Everybody who can keep this term; for a measure's own term its owner alone."""
    seated_now = seated(clock.case, ANSWERS_FOR.get(clock.term, (SeatRole.INTAKE,)))
    if clock.about_uid is None:
        return seated_now
    owner = Measure.objects.filter(uid=clock.about_uid).values_list("owner_uid", flat=True).first()
    return [uid for uid in seated_now if uid == owner]


def seated(case: Case, roles: Iterable[SeatRole]) -> list[UUID]:
    """Who holds one of these parts now. Whoever was excluded holds none."""
    seats = Seat.objects.filter(case=case, active=True, role__in=list(roles))
    return list(seats.order_by("pk").values_list("staff_uid", flat=True))
