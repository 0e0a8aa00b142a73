"""What to do with matters that are likely the same: relate, merge, keep apart; every receipt stays alive (3.1a, F14)."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum, auto
from typing import Any
from uuid import UUID, uuid4

from django.db.models import Q
from django.utils.translation import gettext

from dengwen.docket import access
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful, held, perform
from dengwen.docket.models import Case
from dengwen.docket.projection import new
from dengwen.intake.models import KeptApart, Likeness, LikeSubject, Merged
from dengwen.ledger.models import Entry
from dengwen.regulation.vocabulary import OPEN_STAGES, Stage

LOOKED_AT = 20


class Why(StrEnum):
    """Why two matters are likely one."""

    TEXT = auto()
    SUBJECT = auto()
    SOURCE = auto()


def likely_same(case: Case, actor: Actor) -> list[tuple[Case, list[Why]]]:
    """Matters that the actor may see and that look like this one, less those already judged; at most LOOKED_AT for each reason."""
    why: dict[UUID, list[Why]] = {}
    for reason, uids in _alike(case.uid).items():
        for uid in uids:
            why.setdefault(uid, []).append(reason)
    if not why:
        return []
    judged = {case.uid} | _judged(case)
    seen = Case.objects.filter(access.which(actor, "see"), uid__in=set(why) - judged).exclude(stage=Stage.MERGED)
    return [(each, why[each.uid]) for each in seen.order_by("received_on", "pk")]


def _alike(uid: UUID) -> dict[Why, Iterable[UUID]]:
    own = Likeness.objects.filter(uid=uid).first()
    if own is None:
        return {}
    others = Likeness.objects.exclude(uid=uid).values_list("uid", flat=True).order_by("pk")
    digests = LikeSubject.objects.filter(uid=uid).values("digest")
    about = LikeSubject.objects.filter(digest__in=digests).exclude(uid=uid).order_by("-pk")
    return {
        Why.TEXT: others.filter(cluster_uid=own.cluster_uid)[:LOOKED_AT],
        Why.SUBJECT: about.values_list("uid", flat=True)[:LOOKED_AT],
        Why.SOURCE: others.filter(source=own.source).order_by("-pk")[:LOOKED_AT] if own.source else (),
    }


def _judged(case: Case) -> set[UUID]:
    """Whatever was already related, merged or kept apart, from either side."""
    found: set[UUID] = set()
    for model, other in ((KeptApart, "other_uid"), (Merged, "main_uid")):
        rows: Any = model._default_manager
        either = rows.filter(Q(case=case) | Q(**{other: case.uid}))
        found.update(*either.values_list("case__uid", other)[: 2 * LOOKED_AT])
    return found


def relate(case: Case, other: Case, actor: Actor) -> Entry:
    """Say that the two belong together; both go on."""
    _two(case, other)
    return perform("relate", case, actor, rows=[new("merged", uuid4(), {"main_uid": other.uid, "whole": False})])


def keep_apart(case: Case, other: Case, actor: Actor) -> Entry:
    """Say that the two are not the same; they are not offered to each other again."""
    _two(case, other)
    return perform("keep_apart", case, actor, rows=[new("kept_apart", uuid4(), {"other_uid": other.uid})])


def merge(case: Case, main: Case, actor: Actor) -> Entry:
    """Let this matter go on in the main one: its clocks end, its papers, keys and receipt stay as they are.

    NotLawful when the main matter has ended, or when the actor has no part in it.
    """
    _two(case, main)
    if not access.may(actor, "link", main) or Stage(main.stage) not in OPEN_STAGES:
        raise NotLawful(gettext("The matter to go on in must be open and one that you handle."))
    with held(case):
        row = new("merged", uuid4(), {"main_uid": main.uid, "whole": True})
        return perform("merge", case, actor, rows=[row], facts={"main": str(main.uid)})


def main_of(case: Case) -> Case:
    """The matter in which this one goes on; itself when it was not merged."""
    uid = Merged.objects.filter(case=case, whole=True).order_by("-pk").values_list("main_uid", flat=True).first()
    return case if uid is None else main_of(Case.objects.get(uid=uid))


def _two(case: Case, other: Case) -> None:
    if case.uid == other.uid:
        raise NotLawful(gettext("A matter cannot be put together with itself."))
