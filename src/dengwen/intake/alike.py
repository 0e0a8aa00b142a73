"""What to do with matters that are likely the same: relate, merge, keep apart; every receipt stays alive (3.1a, F14)."""

from __future__ import annotations

from enum import StrEnum, auto
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext

from dengwen.docket import access
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful, perform
from dengwen.docket.models import Case
from dengwen.docket.projection import new
from dengwen.intake.models import KeptApart, Likeness, LikeSubject, Merged
from dengwen.ledger.models import Entry
from dengwen.regulation.vocabulary import OPEN_STAGES, Stage

LOOKED_AT = 20
JOINED = (Stage.MERGED, Stage.ARCHIVED)


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
    seen = Case.objects.filter(access.which(actor, "see"), uid__in=list(why)).exclude(stage=Stage.MERGED)
    return [(each, why[each.uid]) for each in seen.exclude(_judged(case)).order_by("received_on", "pk")]


def _alike(uid: UUID) -> dict[Why, list[UUID]]:
    digests = LikeSubject.objects.filter(uid=uid).values("digest")
    about = LikeSubject.objects.filter(digest__in=digests).exclude(uid=uid).order_by("-pk")
    own, others = _own_and_others(uid)
    return {
        Why.TEXT: [each.uid for each in others if own and each.cluster_uid == own.cluster_uid],
        Why.SUBJECT: list(about.values_list("uid", flat=True)[:LOOKED_AT]) if own else [],
        Why.SOURCE: [each.uid for each in others if own and own.source and each.source == own.source],
    }


def _own_and_others(uid: UUID) -> tuple[Likeness | None, list[Likeness]]:
    """The arrival's own row, with the first of its cluster and the newest of its source, in one statement."""
    own, others = Likeness.objects.filter(uid=uid), Likeness.objects.exclude(uid=uid)
    text = others.filter(cluster_uid=own.values("cluster_uid")[:1]).order_by("pk")
    source = others.exclude(source="").filter(source=own.values("source")[:1]).order_by("-pk")
    either = Q(pk__in=text.values("pk")[:LOOKED_AT]) | Q(pk__in=source.values("pk")[:LOOKED_AT])
    rows = {each.uid: each for each in Likeness.objects.filter(either | Q(uid=uid)).order_by("pk")}
    return rows.pop(uid, None), list(rows.values())


def _judged(case: Case) -> Q:
    """Whatever was already related, merged or kept apart, from either side."""
    found = Q(uid=case.uid)
    for model, other in ((KeptApart, "other_uid"), (Merged, "main_uid")):
        rows: Any = model._default_manager
        found |= Q(uid__in=rows.filter(case=case).values(other)) | Q(
            pk__in=rows.filter(**{other: case.uid}).values("case")
        )
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
    with transaction.atomic():
        main = next(each for each in _held_together(case, main) if each.pk == main.pk)
        if not access.may(actor, "link", main) or Stage(main.stage) not in OPEN_STAGES:
            raise NotLawful(gettext("The matter to go on in must be open and one that you handle."))
        row = new("merged", uuid4(), {"main_uid": main.uid, "whole": True})
        return perform("merge", case, actor, rows=[row], facts={"main": str(main.uid)})


def _held_together(*cases: Case) -> list[Case]:
    """Lock the matters, always in the same order: what is answered at this moment is not joined to unseen."""
    pks = [each.pk for each in cases]
    return list(Case.objects.select_for_update().filter(pk__in=pks).order_by("pk"))


def main_of(case: Case) -> Case:
    """The matter in which this one goes on; itself when it was not merged."""
    uid = Merged.objects.filter(case=case, whole=True).order_by("-pk").values_list("main_uid", flat=True).first()
    return case if uid is None else main_of(Case.objects.get(uid=uid))


def joined_to(main: Case) -> list[Case]:
    """The matters that go on in this one, directly or by way of another, in order of their keys."""
    found: dict[UUID, Case] = {}
    newest = [main.uid]
    while newest:
        into = Merged.objects.filter(main_uid__in=newest, whole=True).values("case")
        fresh = [each for each in Case.objects.filter(pk__in=into, stage__in=JOINED) if each.uid not in found]
        found |= {each.uid: each for each in fresh}
        newest = [each.uid for each in fresh]
    return sorted(found.values(), key=lambda each: each.pk)


def _two(case: Case, other: Case) -> None:
    if case.uid == other.uid:
        raise NotLawful(gettext("A matter cannot be put together with itself."))
