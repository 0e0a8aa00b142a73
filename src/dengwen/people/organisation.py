"""The organisation in memory: who is where, who heads what, who is tied to whom.

One picture is read with four queries and kept per process until people, units, posts or ties change; the change is seen by a version number
in the database that ``touch`` raises in the same transaction. With it go the public keys that the process remembers, so that nothing is
sealed for a key that was replaced.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Q

from dengwen.people.models import OrganisationVersion, Posting, Staff, Tie, Unit
from dengwen.regulation.vocabulary import Post
from dengwen.vault.holders import forget_holders


@dataclass(frozen=True, slots=True)
class Person:
    """What other rooms need to know of a member of staff."""

    pk: int
    uid: UUID
    name: str
    name_en: str
    unit_uid: UUID
    signed: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A unit in the tree."""

    pk: int
    uid: UUID
    name: str
    name_en: str
    parent_uid: UUID | None
    head_uid: UUID | None


@dataclass(slots=True)
class Organisation:
    """One consistent picture of the house on a day."""

    version: int
    on: date
    people: dict[UUID, Person]
    units: dict[UUID, Place]
    posts: dict[UUID, frozenset[Post]]
    ties: dict[UUID, set[UUID]]
    unit_ties: dict[UUID, set[UUID]]
    members: dict[UUID, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    children: dict[UUID, set[UUID]] = field(default_factory=lambda: defaultdict(set))
    by_post: dict[Post, list[UUID]] = field(default_factory=lambda: defaultdict(list))
    by_name: dict[str, set[UUID]] = field(default_factory=lambda: defaultdict(set))

    def __post_init__(self) -> None:
        for person in self.people.values():
            self.members[person.unit_uid].add(person.uid)
            self.by_name[person.name].add(person.uid)
            self.by_name[person.name_en].add(person.uid)
        for place in self.units.values():
            if place.parent_uid:
                self.children[place.parent_uid].add(place.uid)
        for uid, posts in self.posts.items():
            for post in posts:
                self.by_post[post].append(uid)

    def ancestors(self, unit_uid: UUID) -> list[UUID]:
        """The unit itself, then its parent, up to the root."""
        found, at = [], self.units.get(unit_uid)
        while at is not None and at.uid not in found:
            found.append(at.uid)
            at = self.units.get(at.parent_uid) if at.parent_uid else None
        return found

    def subtree(self, unit_uid: UUID) -> set[UUID]:
        """The unit and everything below it."""
        found, waiting = set(), [unit_uid]
        while waiting:
            at = waiting.pop()
            if at not in found:
                found.add(at)
                waiting.extend(self.children.get(at, ()))
        return found

    def headed_by(self, uid: UUID) -> set[UUID]:
        """The units that this person heads."""
        return {place.uid for place in self.units.values() if place.head_uid == uid}

    def everybody_in(self, unit_uids: Iterable[UUID]) -> set[UUID]:
        """All who work in these units or below them, their heads included."""
        places = {below for unit_uid in unit_uids for below in self.subtree(unit_uid)}
        staff = {uid for place in places for uid in self.members.get(place, ())}
        return staff | {head for place in places if (head := self.units[place].head_uid)}

    def superiors(self, uid: UUID) -> set[UUID]:
        """Everybody above this person along the tree: the heads of the own unit and of all units above it."""
        person = self.people.get(uid)
        if person is None:
            return set()
        heads = {self.units[place].head_uid for place in self.ancestors(person.unit_uid)}
        return {head for head in heads if head is not None and head != uid}

    def reports(self, uid: UUID) -> set[UUID]:
        """Everybody below this person: all who work in the units headed by them."""
        return self.everybody_in(self.headed_by(uid)) - {uid}


_held: dict[str, Organisation] = {}
_lock = threading.Lock()


def organisation(on: date) -> Organisation:
    """The picture for this day; one query when nothing has changed since the last call in this process."""
    version = OrganisationVersion.now()
    held = _held.get("now")
    if held is None or held.version != version or held.on != on:
        with _lock:
            forget_holders()
            held = _held["now"] = _read(version, on)
    return held


def _read(version: int, on: date) -> Organisation:
    units = Unit.objects.values_list("pk", "uid", "name", "name_en", "parent__uid", "head__uid")
    staff = Staff.objects.filter(is_active=True).values_list(
        "pk", "uid", "name", "name_en", "unit__uid", "undertaking_on"
    )
    current = Posting.objects.filter(Q(until_on=None) | Q(until_on__gte=on), from_on__lte=on, staff__is_active=True)
    posts: dict[UUID, set[Post]] = defaultdict(set)
    for uid, post in current.order_by("staff_id").values_list("staff__uid", "post"):
        posts[uid].add(Post(post))
    ties, unit_ties = _ties(on)
    return Organisation(
        version=version,
        on=on,
        people={uid: Person(pk, uid, name, en, unit, signed is not None) for pk, uid, name, en, unit, signed in staff},
        units={uid: Place(pk, uid, name, en, parent, head) for pk, uid, name, en, parent, head in units},
        posts={uid: frozenset(held) for uid, held in posts.items()},
        ties=ties,
        unit_ties=unit_ties,
    )


def _ties(on: date) -> tuple[dict[UUID, set[UUID]], dict[UUID, set[UUID]]]:
    ties: dict[UUID, set[UUID]] = defaultdict(set)
    unit_ties: dict[UUID, set[UUID]] = defaultdict(set)
    current = Tie.objects.filter(Q(ended_on=None) | Q(ended_on__gte=on), declared_on__lte=on)
    for staff, other, unit in current.values_list("staff__uid", "other__uid", "unit__uid"):
        if other is not None:
            ties[staff].add(other)
            ties[other].add(staff)
        if unit is not None:
            unit_ties[unit].add(staff)
    return ties, unit_ties
