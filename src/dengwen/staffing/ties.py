"""Ties: declared relations for which two people, or a person and a unit, are kept out of each other's matters (1.3.2)."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from django.db.models import Q
from django.utils.translation import gettext

from dengwen.docket import moment
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful
from dengwen.docket.house import enter
from dengwen.docket.projection import change, new
from dengwen.ledger.models import Entry
from dengwen.people.models import Staff, Tie, Unit
from dengwen.regulation.vocabulary import TieKind
from dengwen.staffing.founding import changing


def declare(staff: Staff, to: Staff | Unit, kind: TieKind, actor: Actor) -> Entry:
    """Enter a relation from today on. NotLawful with oneself and for one that stands already."""
    other, unit = (to, None) if isinstance(to, Staff) else (None, to)
    with changing():
        if other is not None and other.pk == staff.pk:
            raise NotLawful(gettext("Nobody has a tie to themselves."))
        if _standing(staff, other, unit):
            raise NotLawful(gettext("This tie is declared already."))
        told = {"staff_uid": staff.uid, "other_uid": other and other.uid, "unit_uid": unit and unit.uid}
        columns = {"staff_id": staff.pk, "other_id": other and other.pk, "unit_id": unit and unit.pk}
        row = new("tie", uuid4(), told | {"kind": kind, "declared_on": moment.today(), "ended_on": None}, columns)
        return enter("declare_tie", actor, [row])


def end(tie: Tie, ended_on: date, actor: Actor) -> Entry:
    """Set the last day on which a tie counts; matters from which it excluded stay closed."""
    with changing():
        tie.refresh_from_db()
        if ended_on < tie.declared_on:
            raise NotLawful(gettext("The last day lies before the first."))
        return enter("end_tie", actor, [change("tie", tie.uid, {"ended_on": ended_on})])


def _standing(staff: Staff, other: Staff | None, unit: Unit | None) -> bool:
    pair = Q(staff=staff, other=other) | Q(staff=other, other=staff) if other else Q(staff=staff, unit=unit)
    return Tie.objects.filter(pair, Q(ended_on=None) | Q(ended_on__gte=moment.today())).exists()
