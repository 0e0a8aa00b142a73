"""Keys that wait: what a person could open with a key that is gone, until somebody who still holds it hands it on.

A grant that ended with its holder's former key is marked as lost. It comes back only to somebody who has an active part in the matter that
goes with such a compartment, is not excluded, and has replaced a one-time passphrase that went through other hands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from dengwen.docket import access, moment
from dengwen.docket.actors import Actor
from dengwen.docket.barring import is_barred
from dengwen.docket.models import Case, Seat
from dengwen.docket.parts import Parts, parts_in, rooms_of
from dengwen.people.models import Staff
from dengwen.vault.holders import HolderKind
from dengwen.vault.models import Compartment, Grant
from dengwen.vault.unwritten import GrantDraft

MOST = 300
"""So many matters are looked at at once; what is beyond comes when these are done."""


@dataclass(slots=True)
class Waiting:
    """What waits for one person in one matter, and by compartment who else of the staff could hand it on."""

    case: Case
    staff_uid: UUID
    rooms: list[Compartment]
    holders: dict[int, set[UUID]] = field(default_factory=dict)

    @property
    def unheld(self) -> bool:
        """Whether nobody else holds the keys to a part of it."""
        return any(not self.holders[room.pk] for room in self.rooms)

    def held_by(self, uid: UUID) -> bool:
        return any(uid in self.holders[room.pk] for room in self.rooms)


def forfeit(staff_uid: UUID) -> None:
    """The person's key is gone: what was sealed for it is emptied and waits to be given anew. In the caller's transaction.

    A part that was given while there was no key to seal for waits as well.
    """
    live = Grant.objects.filter(holder_uid=staff_uid, revoked_on=None)
    live.update(revoked_on=moment.today(), sealed_key=b"", lost=True)
    known = Grant.objects.filter(compartment__case_uid=OuterRef("uid"), holder_uid=staff_uid)
    seated = Seat.objects.filter(case=OuterRef("pk"), staff_uid=staff_uid, active=True)
    bare = list(Case.objects.filter(Exists(seated), ~Exists(known)))
    parts, rooms = parts_in(bare), rooms_of(bare)
    Grant.objects.bulk_create(
        _never_given(staff_uid, room)
        for case in bare
        for room in rooms.from_the_start(case, parts[case.uid, staff_uid])
    )


def _never_given(staff_uid: UUID, room: Compartment) -> Grant:
    on, kind = moment.today(), str(HolderKind.STAFF)
    return Grant(compartment=room, holder_uid=staff_uid, holder_kind=kind, given_on=on, revoked_on=on, lost=True)


def _lost() -> QuerySet[Grant]:
    """Lost grants of people who have a part in the matter and whose account is their own again."""
    ready = Staff.objects.filter(uid=OuterRef("holder_uid"), is_active=True, one_time_on=None)
    seated = Seat.objects.filter(
        case__uid=OuterRef("compartment__case_uid"), staff_uid=OuterRef("holder_uid"), active=True
    )
    return Grant.objects.filter(Exists(ready), Exists(seated), lost=True)


def anything_lost() -> bool:
    """Whether anybody at all waits: one look at a short index, for pages that ask on every visit."""
    return Grant.objects.filter(lost=True).exists()


def waiting_with(actor: Actor) -> list[Waiting]:
    """What others wait for and this person holds, in matters in which they have a part themselves."""
    held = Grant.objects.filter(compartment=OuterRef("compartment"), holder_uid=actor.seat_uid, revoked_on=None)
    seen = Case.objects.filter(access.which(actor, "renew_keys"), uid=OuterRef("compartment__case_uid"))
    grants = _lost().filter(Exists(held), Exists(seen)).exclude(holder_uid=actor.seat_uid)
    return [each for each in _gathered(grants) if each.held_by(actor.seat_uid)]


def waiting_for(staff_uid: UUID) -> list[Waiting]:
    """What one person waits for."""
    return _gathered(_lost().filter(holder_uid=staff_uid))


def waiting_in(case: Case, staff_uid: UUID) -> list[Compartment]:
    """What one person waits for in one matter."""
    found = _gathered(_lost().filter(holder_uid=staff_uid, compartment__case_uid=case.uid))
    return found[0].rooms if found else []


def people_waiting() -> list[UUID]:
    """Everybody who waits and could be given something now."""
    return list(_lost().order_by("holder_uid").values_list("holder_uid", flat=True).distinct())


def found_again(staff_uid: UUID, grants: Iterable[GrantDraft]) -> None:
    """What was given anew is not lost any more."""
    given = [grant.compartment for grant in grants]
    Grant.objects.filter(holder_uid=staff_uid, compartment__in=given, lost=True).update(lost=False)


def sole_holder(staff_uid: UUID) -> bool:
    """Whether something in an active part of this person can be opened by nobody else on the staff."""
    seats = Seat.objects.filter(staff_uid=staff_uid, active=True).values("case__uid")
    active = Staff.objects.filter(is_active=True).exclude(uid=staff_uid).values("uid")
    others = Grant.objects.filter(compartment=OuterRef("compartment"), revoked_on=None, holder_uid__in=active)
    own = Grant.objects.filter(holder_uid=staff_uid, revoked_on=None, compartment__case_uid__in=seats)
    return own.filter(~Exists(others)).exists()


def _gathered(grants: QuerySet[Grant]) -> list[Waiting]:
    """For each person and matter what goes with the part; a fixed number of queries."""
    by_pair = grants.order_by("holder_uid", "compartment__case_uid").values_list("holder_uid", "compartment__case_uid")
    pairs = list(by_pair.distinct()[:MOST])
    cases = {case.uid: case for case in Case.objects.filter(uid__in={case_uid for _, case_uid in pairs})}
    parts, rooms, missing = parts_in(cases.values()), rooms_of(cases.values()), _Missing(pairs)
    found = []
    for staff_uid, case in [(staff_uid, cases[case_uid]) for staff_uid, case_uid in pairs if case_uid in cases]:
        roles = parts.get((case.uid, staff_uid), frozenset())
        if is_barred(case.uid, bytes(case.barred), staff_uid):
            continue
        own = missing.among(rooms.of[case.uid], staff_uid)
        found.append(Waiting(case, staff_uid, [room for room in own if rooms.goes_with(room, case, roles)]))
    return _with_holders([each for each in found if each.rooms], parts)


class _Missing:
    """Which compartments a person lost, and later versions of them, which were made while there was no grant to carry on."""

    def __init__(self, pairs: Iterable[tuple[UUID, UUID]]) -> None:
        staff_uids, case_uids = {uid for uid, _ in pairs}, {uid for _, uid in pairs}
        own = Grant.objects.filter(holder_uid__in=staff_uids, compartment__case_uid__in=case_uids)
        self._of: defaultdict[UUID, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
        for staff_uid, at, lost, revoked_on in own.values_list("holder_uid", "compartment_id", "lost", "revoked_on"):
            state = "live" if revoked_on is None else "lost" if lost else "ended"
            self._of[staff_uid][state].add(at)

    def among(self, rooms: Iterable[Compartment], staff_uid: UUID) -> list[Compartment]:
        own, since, found = self._of[staff_uid], set(), []
        for room in rooms:
            if room.pk in own["lost"]:
                since.add((room.kind, room.unit_uid))
            later = (room.kind, room.unit_uid) in since and room.pk not in own["ended"]
            if room.pk not in own["live"] and (room.pk in own["lost"] or later):
                found.append(room)
        return found


def _with_holders(found: list[Waiting], parts: Parts) -> list[Waiting]:
    """Who could hand on: a live grant, a part in the matter, an account in use, and not excluded."""
    rooms = {room.pk: each.case for each in found for room in each.rooms}
    active = set(Staff.objects.filter(is_active=True).values_list("uid", flat=True))
    live: defaultdict[int, set[UUID]] = defaultdict(set)
    held = Grant.objects.filter(compartment__in=list(rooms), revoked_on=None, holder_kind=str(HolderKind.STAFF))
    for at, uid in held.values_list("compartment_id", "holder_uid"):
        case = rooms[at]
        if uid in active and (case.uid, uid) in parts and not is_barred(case.uid, bytes(case.barred), uid):
            live[at].add(uid)
    for each in found:
        each.holders = {room.pk: live[room.pk] - {each.staff_uid} for room in each.rooms}
    return found


def tidy() -> int:
    """What came back by another act of the matter is not lost any more; how many that were."""
    live = Grant.objects.filter(compartment=OuterRef("compartment"), holder_uid=OuterRef("holder_uid"), revoked_on=None)
    return Grant.objects.filter(Exists(live), lost=True).update(lost=False)
