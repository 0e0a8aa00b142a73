"""Exclusion (回避) as arithmetic: from the named subjects to everybody who must not know (1.3.2, F2)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from dengwen.people.organisation import Organisation


@dataclass(frozen=True, slots=True)
class Concerned:
    """Whom a matter concerns, as far as known: people and units accused, and those the reporter does not want to see it."""

    people: frozenset[UUID] = frozenset()
    units: frozenset[UUID] = frozenset()
    ticked_people: frozenset[UUID] = frozenset()
    ticked_units: frozenset[UUID] = frozenset()

    def __or__(self, other: "Concerned") -> "Concerned":
        return Concerned(
            self.people | other.people,
            self.units | other.units,
            self.ticked_people | other.ticked_people,
            self.ticked_units | other.ticked_units,
        )


def excluded(house: Organisation, concerned: Concerned) -> frozenset[UUID]:
    """Everybody to be kept from the matter.

    The accused, who reports to them, who stands above them, everybody with a declared tie to any accused person or unit, all who work in an
    accused unit and the heads above it, and whoever the reporter ticked.
    """
    barred = set(concerned.people)
    for uid in concerned.people:
        barred |= house.reports(uid) | house.superiors(uid) | house.ties.get(uid, set())
    for unit in concerned.units:
        heads = {house.units[place].head_uid for place in house.ancestors(unit)}
        barred |= house.everybody_in([unit]) | {head for head in heads if head} | house.unit_ties.get(unit, set())
        for uid in house.members.get(unit, set()):
            barred |= house.ties.get(uid, set())
    barred |= concerned.ticked_people | house.everybody_in(concerned.ticked_units)
    return frozenset(barred)


@lru_cache(maxsize=2)
def _finder(version: int, names: tuple[str, ...]) -> re.Pattern[str] | None:
    longest_first = sorted((name for name in names if len(name) > 1), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))) if longest_first else None


def named_in(house: Organisation, text: str) -> frozenset[UUID]:
    """The staff whose full name stands in the text; the text is looked at in memory only."""
    finder = _finder(house.version, tuple(house.by_name))
    if finder is None:
        return frozenset()
    return frozenset(uid for name in set(finder.findall(text)) for uid in house.by_name[name])


def resolve(house: Organisation, name: str, unit_uid: UUID | None) -> frozenset[UUID]:
    """The staff meant by a typed name, narrowed by the unit when that leaves anybody."""
    found = house.by_name.get(name.strip(), set())
    if unit_uid is None:
        return frozenset(found)
    near = found & house.everybody_in([unit_uid])
    return frozenset(near or found)


def eligible(house: Organisation, candidates: Iterable[UUID], barred: frozenset[UUID]) -> list[UUID]:
    """Those of the candidates who are not barred, in stable order."""
    return [uid for uid in candidates if uid not in barred and uid in house.people]
