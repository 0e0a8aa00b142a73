"""Whose part it is to keep a term: those alone are reminded and urged, and only while their seat in the matter is active."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from dengwen.docket.models import Case, Clock, Seat
from dengwen.rectification.models import Measure, MeasureState
from dengwen.regulation.terms import ANSWERS_FOR, ANSWERS_ONCE_DONE
from dengwen.regulation.vocabulary import SeatRole


def keepers_of(clock: Clock) -> list[UUID]:
    """Everybody who can keep this term; for a measure's own term its owner alone, and once it is done whoever may check it."""
    measure = Measure.objects.filter(uid=clock.about_uid).first() if clock.about_uid else None
    if measure is not None and measure.state == MeasureState.DONE:
        checking = seated(clock.case, ANSWERS_ONCE_DONE[clock.term])
        return [uid for uid in checking if uid not in (measure.owner_uid, measure.done_by_uid)]
    keeping = seated(clock.case, ANSWERS_FOR.get(clock.term, (SeatRole.INTAKE,)))
    if clock.about_uid is None:
        return keeping
    return [uid for uid in keeping if measure is not None and uid == measure.owner_uid]


def seated(case: Case, roles: Iterable[SeatRole]) -> list[UUID]:
    """Who holds one of these parts now. Whoever was excluded holds none."""
    seats = Seat.objects.filter(case=case, active=True, role__in=list(roles))
    return list(seats.order_by("pk").values_list("staff_uid", flat=True))
