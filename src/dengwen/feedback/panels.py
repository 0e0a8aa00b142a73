"""The reply and the reporter's verdict on it, as the page of a matter shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from dengwen.desk.casecontext import CaseContext
from dengwen.desk.templatetags.words import name
from dengwen.docket.papers import OpenPaper
from dengwen.feedback import answering, checks
from dengwen.feedback.models import Reply as Draft
from dengwen.feedback.models import ReplyState
from dengwen.feedback.reporter import SCORES, class_of
from dengwen.feedback.wording import PARTS, Reply, alleged
from dengwen.regulation.labels import label
from dengwen.regulation.lifecycle import ACTS
from dengwen.regulation.vocabulary import Satisfaction, SeatRole
from dengwen.regulation.words import Words

STATE_WORDS = {
    ReplyState.WAITING: Words("待复核", "Awaiting release"),
    ReplyState.RETURNED: Words("已退回修改", "Returned"),
    ReplyState.REPLACED: Words("已被新稿取代", "Replaced"),
    ReplyState.RELEASED: Words("已送达", "Delivered"),
}
_TONES = {ReplyState.WAITING: "warn", ReplyState.RETURNED: "bad", ReplyState.REPLACED: "", ReplyState.RELEASED: "good"}
_VERDICT_TONES = {Satisfaction.SATISFIED: "good", Satisfaction.NEUTRAL: "", Satisfaction.DISSATISFIED: "bad"}
_ON_WAITING = ("release_feedback", "return_feedback", "draft_feedback")


@dataclass(frozen=True, slots=True)
class AnswerLine:
    number: int
    outcome: Words
    text: str


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One draft as shown; ``parts`` is empty for whoever holds no key to it. ``checked``: the checks were made for this reader."""

    state: Words
    tone: str
    author: str
    on: date
    parts: Sequence[tuple[Words, str]] = ()
    answers: Sequence[AnswerLine] = ()
    joined: DraftLine | None = None
    returned: str = ""
    checked: bool = field(default=False)
    against: Sequence[str] = ()
    steps: Sequence[tuple[str, Words]] = ()


@dataclass(frozen=True, slots=True)
class AllegationLine:
    number: int
    text: str
    outcome: Words | None
    reason: str


def feedback(about: CaseContext) -> Mapping[str, Any]:
    """The newest draft or the released reply first; earlier ones behind a fold."""
    if about.roles <= {SeatRole.OWNER}:
        return {}
    lines = [_line(about, row) for row in reversed(about.once(answering.rows_of))]
    return {"current": lines[0], "earlier": [line for line in lines[1:] if line.parts]} if lines else {}


def waits(about: CaseContext) -> bool:
    """Whether a draft waits for release."""
    return any(row.state == ReplyState.WAITING for row in about.once(answering.rows_of))


def delivered(about: CaseContext) -> bool:
    """Whether the reporter has the feedback on the result as it was approved last: the gate's answer, told from the entries at hand."""
    last = next((entry.act for entry in reversed(about.entries) if entry.act in ("approve", "release_feedback")), "")
    return last == "release_feedback"


def waiting(about: CaseContext) -> DraftLine | None:
    """The draft that waits for release, with its checks."""
    rows = [row for row in about.once(answering.rows_of) if row.state == ReplyState.WAITING]
    return _line(about, rows[-1]) if rows else None


def last_draft(about: CaseContext) -> Mapping[str, Any]:
    """What the newest draft since the last release said, for whoever writes the next one."""
    rows = about.once(answering.rows_of)
    if not rows or rows[-1].state == ReplyState.RELEASED:
        return {}
    return _bodies(about).get(rows[-1].uid, {})


def _bodies(about: CaseContext) -> dict[UUID, Mapping[str, Any]]:
    return {each.paper.uid: each.body for each in about.papers_of("feedback_draft")}


def _line(about: CaseContext, row: Draft) -> DraftLine:
    state, body = ReplyState(row.state), _bodies(about).get(row.uid)
    author, on = name(about.person(row.author_uid)), row.released_on or row.drafted_on
    line = DraftLine(STATE_WORDS[state], _TONES[state], author, on, returned=_returned(about, row.uid))
    if body is None:
        return line
    reply = Reply.of_payload(body)
    parts = [(PARTS[part], text) for part, text in reply.parts.items()]
    line = replace(line, parts=parts, answers=_answers(about, reply), joined=_joined(about, line, reply.joined))
    concerned = state is ReplyState.WAITING and any(about.may(act) for act in _ON_WAITING)
    return _checked(about, line, body) if concerned else line


def _joined(about: CaseContext, line: DraftLine, reply: Reply | None) -> DraftLine | None:
    """The version of those who joined, where it is another."""
    if reply is None:
        return None
    parts = [(PARTS[part], text) for part, text in reply.parts.items()]
    return replace(line, parts=parts, answers=_answers(about, reply))


def _checked(about: CaseContext, line: DraftLine, body: Mapping[str, Any]) -> DraftLine:
    written = answering.candidate(about.case, body, about.papers)
    against = checks.reasons_against(about.case, written, about.once(alleged))
    return replace(line, checked=True, against=against, steps=_steps(about, against))


def _answers(about: CaseContext, reply: Reply) -> list[AnswerLine]:
    numbers = {each.uid: each.number for each in about.once(alleged)}
    return [AnswerLine(numbers.get(a.allegation, 0), label(a.outcome), a.text) for a in reply.answers]


def _returned(about: CaseContext, draft_uid: UUID) -> str:
    said = [each for each in about.papers_of("feedback_returned") if each.paper.about_uid == draft_uid]
    return str(said[-1].body.get("text", "")) if said else ""


def _steps(about: CaseContext, against: Sequence[str]) -> list[tuple[str, Words]]:
    """What can be done with a waiting draft; returning it comes first where something stands against its release."""
    acts = sorted(_ON_WAITING, key=lambda act: act == "release_feedback") if against else _ON_WAITING
    return [(reverse("desk:act", args=[about.case.code, act]), ACTS[act].words) for act in acts if about.may(act)]


def allegation_lines(about: CaseContext) -> list[AllegationLine]:
    """What was alleged and found, for those who hold the work product."""
    texts = _newest(about.papers_of("allegation"))
    findings = _newest(about.papers_of("finding"))
    return [
        AllegationLine(
            each.number,
            str(texts.get(each.uid, {}).get("text", "")),
            label(each.outcome) if each.outcome else None,
            str(findings.get(each.uid, {}).get("reason", "")),
        )
        for each in about.once(alleged)
    ]


def _newest(found: Sequence[OpenPaper]) -> dict[UUID | None, Mapping[str, Any]]:
    return {each.paper.about_uid: each.body for each in found}


def last_dissatisfaction(about: CaseContext) -> str:
    said = about.papers_of("dissatisfaction")
    return str(said[-1].body.get("text", "")) if said else ""


def satisfaction(about: CaseContext) -> Mapping[str, Any]:
    """The reporter's ratings, for those who hold the report; the handling unit never sees a single answer (F10)."""
    found = []
    for each in about.papers_of("rating"):
        score = int(each.body["score"])
        verdict = class_of(score)
        drum = [point <= score for point in SCORES]
        found.append(
            {
                "score": score,
                "points": drum,
                "words": label(verdict),
                "tone": _VERDICT_TONES[verdict],
                "text": each.body.get("words", ""),
                "on": each.paper.on,
            }
        )
    return {"ratings": found} if found else {}
