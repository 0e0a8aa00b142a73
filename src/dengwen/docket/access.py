"""The one judge: who may do what to which matter. `may` and `which` are the same condition, so they cannot disagree.

Default deny. A seat that is not active opens nothing; whoever is excluded has none (their seats are made inactive the moment they are
excluded, and none is given to them). A matter out of sight is answered like one that does not exist.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from django.db.models import Exists, OuterRef, Q
from django.http import Http404

from dengwen.docket import barring
from dengwen.docket.actors import Actor
from dengwen.docket.models import Case, Seat
from dengwen.regulation.rights import RIGHTS, Right
from dengwen.regulation.vocabulary import ActorKind, Post, SeatRole, Stage


@lru_cache(maxsize=4096)
def _rights(posts: frozenset[Post], deed: str) -> dict[SeatRole | None, frozenset[Stage]]:
    found: dict[SeatRole | None, frozenset[Stage]] = {}
    for right in RIGHTS:
        if right.deed == deed and _held(right, posts):
            found[right.role] = found.get(right.role, frozenset()) | right.stages
    return found


def _held(right: Right, posts: frozenset[Post]) -> bool:
    return right.post is None or right.post in posts


def which(actor: Actor, deed: str) -> Q:
    """The condition on Case under which the actor may do the deed; matches nothing for whoever has no right to it."""
    nothing = Q(pk__in=())
    if actor.kind is not ActorKind.STAFF:
        return nothing
    condition = nothing
    by_stages: dict[frozenset[Stage], list[SeatRole]] = {}
    for role, stages in _rights(actor.posts, deed).items():
        if role is not None:
            by_stages.setdefault(stages, []).append(role)
    for stages, roles in by_stages.items():
        seated = Exists(Seat.objects.filter(case=OuterRef("pk"), staff_uid=actor.seat_uid, active=True, role__in=roles))
        condition |= Q(seated) if len(stages) == len(Stage) else Q(seated, stage__in=stages)
    return condition


def may(actor: Actor, deed: str, case: Case) -> bool:
    """Whether the actor may do the deed to this matter."""
    return Case.objects.filter(which(actor, deed), pk=case.pk).exists()


def may_in_house(actor: Actor, deed: str) -> bool:
    """Whether the actor may do a deed of the house that concerns no single matter."""
    return None in _rights(actor.posts, deed)


def roles_in(actor: Actor, case: Case) -> frozenset[SeatRole]:
    """The actor's active seats in the matter."""
    seats = Seat.objects.filter(case=case, staff_uid=actor.seat_uid, active=True).values_list("role", flat=True)
    return frozenset(SeatRole(role) for role in seats)


def deeds(actor: Actor, roles: Iterable[SeatRole], stage: Stage) -> frozenset[str]:
    """All deeds that seats of these roles allow at the stage: for a page that offers many at once. Agrees with `may`."""
    held = set(roles)
    return frozenset(
        right.deed for right in RIGHTS if right.role in held and stage in right.stages and _held(right, actor.posts)
    )


def seen_or_404(actor: Actor, code: str, deed: str = "see") -> Case:
    """The matter with this code if the actor may do the deed to it; otherwise Http404, the same as for a code that was never given out."""
    case = Case.objects.filter(which(actor, deed), code=code).first()
    if case is None or (actor.uid and case.barred and barring.is_barred(case.uid, case.barred, actor.uid)):
        raise Http404
    return case
