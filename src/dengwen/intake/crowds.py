"""Floods: many like arrivals stand as one line and are dealt with together, so that they hold up nobody else (F14)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db.models import Count, Exists, Min, Model, OuterRef, QuerySet, Subquery

from dengwen.docket import access
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful
from dengwen.docket.models import Case
from dengwen.intake import alike, sorting, talking
from dengwen.intake.models import Likeness, Waiting, WaitingState
from dengwen.regulation.vocabulary import SetAside, Stage

AT_ONCE = 200
T = TypeVar("T", bound=Model)
CROWDED = Exists(Likeness.objects.filter(uid=OuterRef("uid"), crowded=True))
_CLUSTER = Subquery(Likeness.objects.filter(uid=OuterRef("uid"), crowded=True).values("cluster_uid")[:1])


@dataclass(frozen=True, slots=True)
class Crowd:
    """One flood as one actor may see it: how many matters and how many arrivals wait, and the first day on which one is due."""

    uid: UUID
    matters: int
    arrivals: int
    due_on: date


def matters(actor: Actor) -> QuerySet[Case]:
    """Matters of floods that wait to be registered."""
    return Case.objects.filter(access.which(actor, "register"), CROWDED, stage=Stage.RECEIVED)


def arrivals(actor: Actor) -> QuerySet[Waiting]:
    """Arrivals of floods that wait to be sorted."""
    return sorting.visible_to(actor).filter(CROWDED, state=WaitingState.WAITING)


def crowds(actor: Actor) -> list[Crowd]:
    """All floods, the earliest due first."""
    cases = matters(actor).order_by().annotate(cluster=_CLUSTER).values("cluster")
    waits = arrivals(actor).order_by().annotate(cluster=_CLUSTER).values("cluster")
    counted = {row["cluster"]: (row["n"], row["due"]) for row in cases.annotate(n=Count("pk"), due=Min("next_due_on"))}
    waiting = {row["cluster"]: (row["n"], row["due"]) for row in waits.annotate(n=Count("pk"), due=Min("due_on"))}
    found = []
    for uid in counted.keys() | waiting.keys():
        here = [each for each in (counted.get(uid), waiting.get(uid)) if each]
        sizes = counted.get(uid, (0,))[0], waiting.get(uid, (0,))[0]
        found.append(Crowd(uid, *sizes, min(due for _, due in here)))
    return sorted(found, key=lambda each: (each.due_on, str(each.uid)))


def of(cluster: UUID) -> Exists:
    return Exists(Likeness.objects.filter(uid=OuterRef("uid"), cluster_uid=cluster, crowded=True))


def merge_into(cluster: UUID, main: Case, actor: Actor) -> int:
    """Merge the next AT_ONCE matters of a flood into one matter and join its arrivals to it; how many."""
    done = _each(matters(actor).filter(of(cluster)).exclude(pk=main.pk), lambda case: alike.merge(case, main, actor))
    return done + _each(arrivals(actor).filter(of(cluster)), lambda waiting: sorting.join(waiting, main, actor))


def set_aside(cluster: UUID, reason: SetAside, words: str, actor: Actor) -> int:
    """Set the next AT_ONCE arrivals of a flood aside, each with the reason and the words; how many. Matters cannot be set aside."""
    return _each(arrivals(actor).filter(of(cluster)), lambda each: sorting.set_aside(each, actor, reason, words))


def answer(cluster: UUID, text: str, actor: Actor, after: int = 0) -> tuple[int, int]:
    """Write the same words to the reporters of the next AT_ONCE matters of a flood, open or merged: how many, and where to go on."""
    seen = Case.objects.filter(access.which(actor, "message_reporter"), of(cluster), pk__gt=after)
    batch = list(seen.order_by("pk")[:AT_ONCE])
    for case in batch:
        talking.message_reporter(case, actor, text)
    return len(batch), batch[-1].pk if len(batch) == AT_ONCE else 0


def _each(rows: QuerySet[T], deed: Callable[[T], object]) -> int:
    """Do it to each of the next ones, one act and one entry after the other; one that somebody else was quicker with is left out."""
    done = 0
    for row in list(rows.order_by("pk")[:AT_ONCE]):
        try:
            deed(row)
        except NotLawful:
            continue
        done += 1
    return done
