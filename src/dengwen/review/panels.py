"""The opinions on a report as the page of a matter shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from dengwen.desk.casecontext import CaseContext
from dengwen.desk.templatetags.words import day, instant, name
from dengwen.docket.papers import OpenPaper
from dengwen.regulation.vocabulary import ReturnQuestion, SeatRole, Stage
from dengwen.review import handlers
from dengwen.review.judging import Answer


@dataclass(frozen=True, slots=True)
class Opinion:
    """One judgement of a version of the report."""

    passed: bool
    version: int
    who: str
    when: str
    text: str
    answers: list[tuple[ReturnQuestion, Answer]]


def opinions(about: CaseContext) -> Mapping[str, Any]:
    """Every judgement, the newest first; the earlier ones behind a fold."""
    found = [_opinion(about, number, each) for number, each in enumerate(about.papers_of("opinion"), start=1)]
    return {"newest": found[-1], "earlier": found[-2::-1] if len(found) > 1 else []} if found else {}


def _opinion(about: CaseContext, version: int, each: OpenPaper) -> Opinion:
    paper, said = each.paper, each.body["questions"]
    answers = [
        (question, Answer(said[question]["ok"], said[question]["text"]))
        for question in ReturnQuestion
        if question in said
    ]
    return Opinion(
        passed=all(answer.ok for _, answer in answers),
        version=version,
        who=name(about.person(paper.author_uid)),
        when=instant(paper.at) if paper.at else day(paper.on),
        text=str(each.body.get("text", "")),
        answers=answers,
    )


CONCERNED = frozenset({SeatRole.INTAKE, SeatRole.SUPERVISOR, SeatRole.HEAD, SeatRole.INVESTIGATOR, SeatRole.REVIEWER})


def gap(about: CaseContext) -> Mapping[str, Any]:
    """What keeps a waiting report from being judged: nobody to judge it, or reviewers without the key; and who can help."""
    if about.stage is not Stage.REPORTED or not about.roles & CONCERNED:
        return {}
    if handlers.unreviewed(about):
        return {"nobody": True, "url": _way(about, "seat_reviewer")}
    if handlers.waiting(about):
        return {"nobody": False, "url": _way(about, "hand_on_keys") if handlers.reads_report(about) else ""}
    return {}


def _way(about: CaseContext, act: str) -> str:
    return reverse("desk:act", args=[about.case.code, act]) if about.may(act) else ""
