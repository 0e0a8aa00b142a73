"""What a person owns in matters in which they have no other part, and the terms of just those things.

A chapter registers with `owned` how to find them (measures, for instance); nothing else of such a matter is shown to that person.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from uuid import UUID

from dengwen.docket.models import Clock
from dengwen.regulation.vocabulary import SeatRole

Find = Callable[[UUID, Collection[int]], Mapping[int, set[UUID]]]
_finders: list[Find] = []


def owned(find: Find) -> None:
    """Register how the things that a person owns in these matters (by internal key) are found."""
    if find not in _finders:
        _finders.append(find)


def only_owns(roles: Collection[SeatRole]) -> bool:
    """Whether these parts are nothing more than the ownership of single things."""
    return set(roles) == {SeatRole.OWNER}


def things_of(staff_uid: UUID, case_pks: Collection[int]) -> set[UUID]:
    """What the person owns in these matters."""
    return {uid for find in _finders for things in find(staff_uid, case_pks).values() for uid in things}


def clocks_of(staff_uid: UUID, case_pks: Collection[int]) -> dict[int, list[Clock]]:
    """The running terms of the things owned, by matter, the earliest due first. Two queries; none for no matter."""
    found: dict[int, list[Clock]] = {pk: [] for pk in case_pks}
    if found:
        running = Clock.objects.filter(
            case__in=case_pks, settled_on=None, about_uid__in=things_of(staff_uid, case_pks)
        ).order_by("due_on", "pk")
        for clock in running:
            found[clock.case_id].append(clock)
    return found
