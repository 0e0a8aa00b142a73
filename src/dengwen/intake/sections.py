"""Intake's own blocks on the desk of what waits: arrivals to be sorted, matters to be registered, what recognised itself as automatic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from dengwen.desk.templatetags.words import day, days_left, due_tone, words
from dengwen.docket import access
from dengwen.docket.actors import Actor
from dengwen.docket.models import Case
from dengwen.intake import crowds, sorting
from dengwen.intake.models import Submission, Waiting, WaitingState
from dengwen.regulation.vocabulary import Category, Channel, MatterType, SetAside, Stage, Urgency

MOST = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a block; ``state`` is empty while it waits."""

    url: str
    channel: str
    kind: str
    received: str
    due: str
    left: str
    tone: str
    state: str = ""
    urgent: str = ""
    hinted: bool = False


def summary(waiting: Waiting) -> Line:
    return Line(
        reverse("intake:arrival", args=[waiting.uid]),
        words(Channel(waiting.channel)),
        "",
        day(waiting.received_on),
        day(waiting.due_on),
        days_left(waiting.due_on),
        due_tone(waiting.due_on),
        words(SetAside(waiting.reason)) if waiting.reason else "",
        hinted=waiting.hinted,
    )


def to_sort(actor: Actor) -> Mapping[str, Any] | None:
    """What waits and the actor holds a key of, the earliest due first, of one day first what its sender marked (2.1b).

    Messages to an account online stand in a block of their own.
    """
    rows = (
        sorting.visible_to(actor)
        .filter(~crowds.CROWDED, state=WaitingState.WAITING)
        .exclude(channel=Channel.SOCIAL, place_uid__isnull=False)
        .order_by("due_on", "-hinted", "pk")[: MOST + 1]
    )
    return _told([summary(each) for each in rows])


def set_aside(actor: Actor) -> Mapping[str, Any] | None:
    """What was set aside, by an officer or by itself, the newest first: it can still be taken up."""
    rows = sorting.visible_to(actor).filter(state=WaitingState.SET_ASIDE).order_by("-pk")[: MOST + 1]
    return _told([summary(each) for each in rows])


def to_register(actor: Actor) -> Mapping[str, Any] | None:
    """Matters of every channel that are not registered yet.

    Emergencies come first and in no crowd (3.3.1b); of one day, what its sender marked (2.1b).
    """
    alone = ~crowds.CROWDED | Q(urgency=Urgency.EMERGENCY)
    received = Case.objects.filter(access.which(actor, "register"), alone, stage=Stage.RECEIVED)
    marked = Exists(Submission.objects.filter(case=OuterRef("pk"), hinted=True))
    rows = received.annotate(hinted=marked).order_by("urgency", "next_due_on", "-hinted", "pk")[: MOST + 1]
    return _told([replace(matter_line(case), hinted=case.hinted) for case in rows])


def matter_line(case: Case) -> Line:
    return Line(
        reverse("desk:case", args=[case.code]),
        words(Channel(case.channel)),
        f"{case.code} · {words(MatterType(case.matter_type))} · {words(Category(case.category))}",
        day(case.received_on),
        day(case.next_due_on),
        days_left(case.next_due_on),
        due_tone(case.next_due_on),
        urgent=words(Urgency.EMERGENCY) if case.urgency == Urgency.EMERGENCY else "",
    )


def _told(lines: list[Line]) -> Mapping[str, Any]:
    told = any(line.kind or line.state or line.hinted for line in lines)
    return {"lines": lines[:MOST], "more": len(lines) > MOST, "shown": MOST, "told": told}
