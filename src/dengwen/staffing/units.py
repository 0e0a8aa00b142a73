"""Units: added and changed; the tree stays a tree (3.1b)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.utils.translation import gettext

from dengwen.docket import moment
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful
from dengwen.docket.house import enter
from dengwen.docket.projection import change, new
from dengwen.ledger.models import Entry
from dengwen.people.models import Staff, Unit
from dengwen.people.organisation import organisation
from dengwen.staffing.duties import not_oneself
from dengwen.staffing.founding import changing


@dataclass(frozen=True, slots=True)
class UnitSaid:
    """What a unit is called, under which it stands and who answers for it."""

    name: str
    name_en: str
    parent: Unit | None = None
    head: Staff | None = None


def add(said: UnitSaid, actor: Actor) -> Unit:
    """A new unit under another one. NotLawful for a name that is taken."""
    with changing():
        _check(said, actor, None)
        if said.parent is None and Unit.objects.exists():
            raise NotLawful(gettext("Only the whole organisation stands under nothing."))
        uid = uuid4()
        enter("add_unit", actor, [new("unit", uid, _told(said), _columns(said))])
        return Unit.objects.get(uid=uid)


def revise(unit: Unit, said: UnitSaid, actor: Actor) -> Entry:
    """Another name, place or head. NotLawful when nothing changes or the tree would bite its tail."""
    with changing():
        unit.refresh_from_db()
        _check(said, actor, unit)
        if (unit.parent is None) != (said.parent is None):
            raise NotLawful(gettext("Only the whole organisation stands under nothing."))
        if said.parent and said.parent.uid in organisation(moment.today()).subtree(unit.uid):
            raise NotLawful(gettext("A unit cannot stand under itself or under one of its own units."))
        before = _told(UnitSaid(unit.name, unit.name_en, unit.parent, unit.head))
        values = {name: value for name, value in _told(said).items() if value != before[name]}
        if not values and (unit.name, unit.name_en) == (said.name, said.name_en):
            raise NotLawful(gettext("Nothing was changed."))
        facts = {"renamed": int((unit.name, unit.name_en) != (said.name, said.name_en))}
        return enter("change_unit", actor, [change("unit", unit.uid, values, _columns(said))], facts)


def _check(said: UnitSaid, actor: Actor, unit: Unit | None) -> None:
    same = Unit.objects.filter(name=said.name).values_list("pk", flat=True)
    if set(same) - {unit.pk if unit else None}:
        raise NotLawful(gettext("There is a unit of this name already."))
    if said.head is None or (unit is not None and said.head.pk == unit.head_id):
        return
    not_oneself(actor, said.head.uid)
    if not said.head.is_active:
        raise NotLawful(gettext("The account of this person has ended."))


def _told(said: UnitSaid) -> dict[str, UUID | None]:
    return {"parent_uid": said.parent.uid if said.parent else None, "head_uid": said.head.uid if said.head else None}


def _columns(said: UnitSaid) -> dict[str, Any]:
    return {
        "name": said.name,
        "name_en": said.name_en,
        "parent_id": said.parent.pk if said.parent else None,
        "head_id": said.head.pk if said.head else None,
    }
