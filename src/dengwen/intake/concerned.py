"""Whom a submission concerns: typed names, picked and typed units, ticks, and names that stand in the text (1.3.2, F2).

The text is looked at here, in memory, on arrival; what leaves this module are uids for the exclusion, which is kept blinded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from unicodedata import normalize
from uuid import UUID

from dengwen.intake.given import Given, Named
from dengwen.people.circle import Concerned, named_in, resolve
from dengwen.people.organisation import Organisation


def concerned_in(house: Organisation, given: Given) -> Concerned:
    """Everybody and every unit that the submission accuses or that the reporter does not want to see it.

    A name that nobody in the house bears, said to belong to a unit, makes the whole unit concerned: better too many barred than the
    accused among the readers. Somebody merely mentioned in the text is barred too, but not those around them.
    """
    people = frozenset(uid for named in given.subjects for uid in staff_meant(house, named))
    ticked = frozenset(uid for name in given.avoid for uid in staff_meant(house, Named(name)))
    text = "\n".join((given.what, given.where, given.when))
    return Concerned(
        people=people,
        units=_known(house, given.subject_units)
        | units_meant(house, given.subject_unit_names)
        | _of_strangers(house, given),
        ticked_people=ticked | (named_in(house, text) - people),
        ticked_units=_known(house, given.avoid_units)
        | units_meant(house, given.avoid_unit_names)
        | units_named(house, [name for name in given.avoid if not staff_meant(house, Named(name))]),
    )


def units_meant(house: Organisation, names: Iterable[str]) -> frozenset[UUID]:
    """The units that typed names can mean: whose name stands in what was typed, or begins so (采购 for 采购部).

    The house as a whole is never meant: nobody would be left to read.
    """
    typed = [each for each in map(_bare, names) if len(each) > 1]
    return frozenset(
        uid for uid, name in _unit_names(house, typed) if any(name in each or name.startswith(each) for each in typed)
    )


def units_named(house: Organisation, names: Iterable[str]) -> frozenset[UUID]:
    """The units whose full name stands where somebody's name was asked for."""
    typed = [_bare(each) for each in names]
    return frozenset(uid for uid, name in _unit_names(house, typed) if any(name in each for each in typed))


def _unit_names(house: Organisation, typed: Sequence[str]) -> Iterator[tuple[UUID, str]]:
    """Every name that a unit bears, but nothing when nothing was typed."""
    for uid, place in house.units.items() if typed else ():
        if place.parent_uid is not None:
            yield from ((uid, bare) for bare in (_bare(place.name), _bare(place.name_en)) if bare)


def _bare(name: str) -> str:
    """Without spaces, width and case, as people mistype them."""
    return "".join(normalize("NFKC", name).split()).casefold()


def staff_meant(house: Organisation, named: Named) -> frozenset[UUID]:
    """The staff that a typed name can mean: who bears exactly this name, else whoever's name stands inside what was typed."""
    name = " ".join(named.name.split())
    if not name:
        return frozenset()
    return resolve(house, name, named.unit_uid) or named_in(house, name) or named_in(house, name.replace(" ", ""))


def as_told(house: Organisation, named: Named) -> Mapping[str, Any]:
    """A subject as the sealed report holds it: the words typed, the unit picked, the staff found."""
    return {
        "name": named.name,
        "unit_uid": str(named.unit_uid) if named.unit_uid else None,
        "staff_uids": sorted(str(uid) for uid in staff_meant(house, named)),
    }


def _known(house: Organisation, unit_uids: tuple[UUID, ...]) -> frozenset[UUID]:
    return frozenset(uid for uid in unit_uids if uid in house.units)


def _of_strangers(house: Organisation, given: Given) -> frozenset[UUID]:
    """Units picked with a subject whom nobody in the house is, or with no name at all; and units written where a person's name belongs."""
    strangers = [each for each in given.subjects if not staff_meant(house, each)]
    said = tuple(each.unit_uid for each in strangers if each.unit_uid)
    return _known(house, said) | units_named(house, [each.name for each in strangers])
