"""The opinions on a report as the page of a matter shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dengwen.desk.casecontext import CaseContext
from dengwen.desk.templatetags.words import day, instant, name
from dengwen.docket.papers import OpenPaper
from dengwen.regulation.vocabulary import ReturnQuestion
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
