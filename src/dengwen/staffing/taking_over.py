"""A judged table becomes units, people, posts and heads, all or nothing, by the same deeds as on the pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from dengwen.docket import moment
from dengwen.docket.actors import Actor
from dengwen.people.models import Staff, Unit
from dengwen.people.passphrases import Handed
from dengwen.staffing import persons, posts, units
from dengwen.staffing.founding import changing
from dengwen.staffing.table import Judged


@dataclass(slots=True)
class Made:
    """What is new; the one-time passphrases are here and nowhere else."""

    units: int = 0
    handed: list[tuple[Staff, Handed]] = field(default_factory=list)


def take_over(rows: Sequence[Judged], actor: Actor) -> Made:
    """Write the rows without fault. Units and accounts that are there already stay as they are, so that repeating makes no double."""
    made, today = Made(), moment.today()
    with changing():
        places = _places(rows, actor, made)
        for row in [row for row in rows if row.account and not row.known]:
            unit = places[row.cells["unit"]]
            staff, handed = persons.employ(_said(row, unit), actor)
            made.handed.append((staff, handed))
            for post in row.posts:
                posts.appoint(staff, posts.Appointment(post, unit, today), actor)
        for row in [row for row in rows if row.heads]:
            _make_head(places[row.cells["unit"]], row.account, actor)
    return made


def _said(row: Judged, unit: Unit) -> persons.PersonSaid:
    return persons.PersonSaid(row.account, row.cells["name"], row.cells["name_en"] or row.cells["name"], unit)


def _places(rows: Sequence[Judged], actor: Actor, made: Made) -> dict[str, Unit]:
    """Every unit by its name; those that are not there yet are added, the upper ones first."""
    places = {unit.name: unit for unit in Unit.objects.all()}
    top = Unit.objects.filter(parent=None).order_by("pk").first()
    wanted = _wanted(rows, places)
    while wanted:
        ready = [name for name, (parent, _) in wanted.items() if not parent or parent in places]
        for name in ready:
            parent, name_en = wanted.pop(name)
            places[name] = units.add(units.UnitSaid(name, name_en or name, places.get(parent, top)), actor)
            made.units += 1
    return places


def _wanted(rows: Sequence[Judged], places: dict[str, Unit]) -> dict[str, tuple[str, str]]:
    """New units with what is said of them anywhere in the table."""
    wanted: dict[str, tuple[str, str]] = {}
    for row in rows:
        name = row.cells["unit"]
        if name not in places:
            parent, name_en = wanted.get(name, ("", ""))
            wanted[name] = (parent or row.cells["parent"], name_en or row.cells["unit_en"])
    return wanted


def _make_head(unit: Unit, account: str, actor: Actor) -> None:
    unit.refresh_from_db()
    head = Staff.objects.get(Q(username__iexact=account))
    if unit.head_id != head.pk:
        units.revise(unit, units.UnitSaid(unit.name, unit.name_en, unit.parent, head), actor)
