"""Handing lost keys on: what the reader could give to colleagues, what the reader waits for, and the notices that tell of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from dengwen.desk.notices import NoticeKind, Told, tell_all
from dengwen.desk.person import Reader
from dengwen.docket import waiting
from dengwen.docket.actors import Actor
from dengwen.docket.granting import renew_keys
from dengwen.people.organisation import Person
from dengwen.vault.models import HolderKey


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who waits, in how many matters, and the mark of the key that they have now."""

    person: Person
    matters: int
    more: bool
    mark: str


@dataclass(frozen=True, slots=True)
class Own:
    """What the reader waits for: matters of which colleagues hold the keys, and those of which nobody does."""

    coming: int
    unheld: int
    mark: str


def colleagues(reader: Reader) -> list[Colleague]:
    """Who waits for keys that the reader holds."""
    by_person: dict[UUID, int] = {}
    found = waiting.waiting_with(reader.actor)
    for each in found:
        by_person[each.staff_uid] = by_person.get(each.staff_uid, 0) + 1
    people = reader.house.people
    more = len(found) >= waiting.MOST
    return [Colleague(people[uid], count, more, mark_of(uid)) for uid, count in by_person.items() if uid in people]


def own(reader: Reader) -> Own:
    found = waiting.waiting_for(reader.staff.uid)
    unheld = sum(each.unheld for each in found)
    return Own(len(found), unheld, mark_of(reader.staff.uid))


def hand_on(actor: Actor, staff_uid: UUID) -> int:
    """Give a colleague anew what the actor holds of the things they wait for; in how many matters. A second time gives nothing."""
    cases = [each.case for each in waiting.waiting_with(actor) if each.staff_uid == staff_uid]
    return sum(renew_keys(case, actor, staff_uid) is not None for case in cases)


def mark_of(staff_uid: UUID) -> str:
    """Four groups that stand for a person's present key: the same for everybody who looks, so that two can compare them aloud."""
    key = HolderKey.objects.filter(holder_uid=staff_uid, retired_on=None).first()
    if key is None:
        return ""
    digits = f"{int.from_bytes(sha256(b'dengwen key mark' + bytes(key.public_key)).digest()[:8]) % 10**16:016}"
    return " ".join(digits[at : at + 4] for at in range(0, 16, 4))


def noted(reader: Reader) -> Mapping[str, Any]:
    """For the worklist: nothing at all while nobody anywhere waits."""
    if not waiting.anything_lost():
        return {}
    others, mine = colleagues(reader), own(reader)
    return {"colleagues": others, "own": mine} if others or mine.coming else {}


def tell() -> int:
    """Tell the colleagues of everybody who waits, once for each key; how many people wait. For the clerk's rounds."""
    waiting.tidy()
    people = waiting.people_waiting()
    versions = dict(HolderKey.objects.filter(holder_uid__in=people, retired_on=None).values_list("holder_uid", "pk"))
    told = []
    for uid in people:
        holders = {each for found in waiting.waiting_for(uid) for at in found.holders.values() for each in at}
        told += [Told(each, NoticeKind.KEYS_WAIT, f"keys:{versions.get(uid, 0)}") for each in sorted(holders)]
    tell_all(told)
    return len(people)
