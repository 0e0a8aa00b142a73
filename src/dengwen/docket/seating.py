"""Who is given a part in a matter: the eligible less the excluded, chosen before any key is wrapped (DESIGN: exclusion is computed)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from uuid import UUID

from dengwen.docket import reads
from dengwen.docket.barring import unbarred
from dengwen.docket.models import Case, Seat
from dengwen.docket.projection import Row, change, new
from dengwen.people.organisation import Organisation
from dengwen.regulation.acts.spans import HANDLED
from dengwen.regulation.rights import SEAT_POSTS
from dengwen.regulation.vocabulary import SeatRole
from dengwen.vault.holders import holders_of

ENOUGH = 2
"""With fewer eligible people than this, the next body in line receives the matter too."""
POOL = 5
"""At most so many intake officers or reviewers hold the key of one matter."""


def candidates(house: Organisation, role: SeatRole, barred: frozenset[UUID]) -> list[UUID]:
    """Whom a seat of this role would go to: the holders of its usual post; when fewer than two are left, the next post's holders too."""
    chosen: list[UUID] = []
    for post in SEAT_POSTS[role]:
        if post is not None:
            chosen += [uid for uid in house.by_post.get(post, ()) if uid not in barred and uid not in chosen]
        if len(chosen) >= ENOUGH:
            break
    return chosen


def first_seats(
    house: Organisation, barred: frozenset[UUID], case_uid: UUID, roles: Iterable[SeatRole]
) -> list[tuple[SeatRole, UUID]]:
    """The seats of a new matter: the intake pool, and everybody eligible for the other roles asked for."""
    seats = [(SeatRole.INTAKE, uid) for uid in _pool(candidates(house, SeatRole.INTAKE, barred), case_uid)]
    for role in roles:
        seats += [(role, uid) for uid in candidates(house, role, barred)]
    return seats


def _pool(uids: Sequence[UUID], case_uid: UUID) -> list[UUID]:
    """A fair pool: which officers share a matter follows from the matter alone, never from anybody's wish."""
    return sorted(uids, key=lambda uid: uid.int ^ case_uid.int)[:POOL]


def pool(house: Organisation, role: SeatRole, case: Case, without: Iterable[UUID] = ()) -> list[UUID]:
    """The people to seat in a role of an existing matter, less the barred ones and those named in ``without``."""
    left_out = set(without)
    free = unbarred(
        case.uid, case.barred, [uid for post in SEAT_POSTS[role] if post for uid in house.by_post.get(post, ())]
    )
    barred = frozenset(house.people) - frozenset(free) | left_out
    return _pool(candidates(house, role, barred), case.uid)


def free_reviewers(house: Organisation, case: Case, without: Iterable[UUID] = ()) -> list[UUID]:
    """Whoever may judge the matter's report: not excluded, without a hand in the matter now or before, and with a vault key (4.2.1a)."""
    working = Seat.objects.filter(case=case, role__in=(SeatRole.HEAD, SeatRole.INVESTIGATOR))
    touched = reads.did(case, *HANDLED) | set(working.values_list("staff_uid", flat=True))
    free = pool(house, SeatRole.REVIEWER, case, without=touched | set(without))
    keyed = holders_of(free)
    return [uid for uid in free if uid in keyed]


def seat(case: Case, role: SeatRole, staff_uids: Iterable[UUID]) -> list[Row]:
    """Rows that seat these people; who has the seat already keeps it, who lost it gets it back. Whoever is barred is left out silently."""
    wanted = unbarred(case.uid, case.barred, dict.fromkeys(staff_uids))
    held = {seat.staff_uid: seat for seat in Seat.objects.filter(case=case, role=role, staff_uid__in=wanted)}
    rows = [new("seat", uuid.uuid4(), {"staff_uid": uid, "role": role}) for uid in wanted if uid not in held]
    return rows + [change("seat", row.uid, {"active": True}) for row in held.values() if not row.active]


def unseat(case: Case, staff_uids: Iterable[UUID], role: SeatRole | None = None) -> list[Row]:
    """Rows that take these people's active seats (of one role, or all)."""
    seats = Seat.objects.filter(case=case, staff_uid__in=list(staff_uids), active=True)
    if role is not None:
        seats = seats.filter(role=role)
    return [change("seat", seat.uid, {"active": False}) for seat in seats]


def seated(case: Case, role: SeatRole) -> list[UUID]:
    """Who holds an active seat of the role."""
    return list(
        Seat.objects.filter(case=case, role=role, active=True).order_by("pk").values_list("staff_uid", flat=True)
    )
