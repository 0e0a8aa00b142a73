"""The units as lines of a tree, from the top down."""

from __future__ import annotations

from dataclasses import dataclass

from dengwen.people.organisation import Organisation, Place


@dataclass(frozen=True, slots=True)
class Line:
    """A unit and how far below the top it stands."""

    place: Place
    depth: int


def lines_of(house: Organisation) -> list[Line]:
    """Every unit under the one it stands under, in the order in which they were added."""
    tops = sorted((each for each in house.units.values() if each.parent_uid is None), key=_order)
    found: list[Line] = []
    waiting = [Line(each, 0) for each in reversed(tops)]
    while waiting:
        line = waiting.pop()
        found.append(line)
        below = sorted((house.units[uid] for uid in house.children.get(line.place.uid, ())), key=_order)
        waiting += [Line(each, line.depth + 1) for each in reversed(below)]
    return found


def _order(place: Place) -> int:
    return place.pk
