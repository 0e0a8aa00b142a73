"""Everything on the page of a reporter who came back: read with the reporter's own key, and only what is meant for the reporter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from dengwen.channels.portal import answers, telling
from dengwen.channels.portal.pages import language
from dengwen.channels.portal.visits import Visit
from dengwen.docket import clocks, moment, reads
from dengwen.docket.models import Case
from dengwen.docket.papers import OpenPaper, open_papers
from dengwen.feedback import reporter
from dengwen.intake import representing
from dengwen.ledger.models import Entry
from dengwen.outbox import subscriptions
from dengwen.outbox.queue import configured
from dengwen.people.organisation import organisation
from dengwen.regulation.labels import label
from dengwen.regulation.lifecycle import ACTS
from dengwen.regulation.vocabulary import Outcome, Refusal, Stage

SAID = {"reporter_message", "staff_message", "progress"}
KINDS = (
    *sorted(SAID),
    "submission",
    "file",
    "refusal",
    "feedback",
    "explanation",
    "rating",
    "dissatisfaction",
    "withdrawal",
)
"""What a reporter may see. The report's compartment also holds the officers' own notes, which are not among these."""

ASKING = frozenset(
    {Stage.RECEIVED, Stage.REGISTERED, Stage.ACCEPTED, Stage.CLASSIFIED, Stage.DISPATCHED, Stage.INVESTIGATING}
)
"""While what a report left out can still be of use."""


@dataclass(frozen=True, slots=True)
class Said:
    """One line of the dialogue; no instant, on either side."""

    on: date
    text: str
    mine: bool
    progress: bool


@dataclass(frozen=True, slots=True)
class SentFile:
    no: int
    on: date
    name: str
    size: int
    cleaned: bool


def told(visit: Visit) -> dict[str, Any]:
    """The page's content: four queries of the matter, one round to the vault."""
    case, opened = visit.case, _by_kind(open_papers(visit.case, visit.opener, KINDS))
    running, entries = clocks.running(case), reads.entries(case)
    return {
        "case": case,
        "standing": telling.standing(case, running, answered="feedback" in opened),
        "expected": telling.expected(running),
        "events": telling.happened(entries),
        "dialogue": _dialogue(opened),
        "sent": _sent(opened, entries),
        "proxy": representing.told((_body(opened, "submission") or {}).get("proxy"), language()),
        "unsaid": _unsaid(case, opened),
        "sent_files": [_file(each) for each in opened.get("file", ())],
        "refusal": _refusal(opened),
        "feedback": _feedback(opened),
        "explanations": [each.body.get("text", "") for each in opened.get("explanation", ())],
        "rating": _body(opened, "rating"),
        "may": _may(case),
        "mails": _mails(visit),
    }


def _mails(visit: Visit) -> dict[str, Any] | None:
    """Where mails about news go, shortened for whoever looks over a shoulder; None where this house sends none."""
    if not configured():
        return None
    standing = subscriptions.standing(visit.receipt_uid)
    return {"to": _shortened(standing.address), "came_back": standing.came_back}


def _shortened(address: str) -> str:
    local, _, domain = address.rpartition("@")
    return f"{local[:2]}…@{domain}" if address else ""


def _by_kind(opened: Sequence[OpenPaper]) -> dict[str, list[OpenPaper]]:
    found: dict[str, list[OpenPaper]] = {}
    for each in opened:
        found.setdefault(each.paper.kind, []).append(each)
    return found


def _unsaid(case: Case, opened: Mapping[str, list[OpenPaper]]) -> str:
    """Which of what, who, when and where nobody has told yet, while it can be of use and until the reporter wrote again (2.1b)."""
    sent = _body(opened, "submission")
    if sent is None or "reporter_message" in opened or case.stage not in ASKING:
        return ""
    facts = {_("when"): sent.get("when"), _("where"): sent.get("where")}
    facts |= {_("who is concerned"): sent.get("subjects") or sent.get("subject_units")}
    return _(", ").join(words for words, said in facts.items() if not said)


def _body(opened: Mapping[str, list[OpenPaper]], kind: str) -> Mapping[str, Any] | None:
    """The latest paper of the kind."""
    return opened[kind][-1].body if kind in opened else None


def _sent(opened: Mapping[str, list[OpenPaper]], entries: Sequence[Entry]) -> list[answers.Answer]:
    """The report as it was sent, kind and category as they were chosen then."""
    body = _body(opened, "submission")
    if body is None:
        return []
    arrived = next(values for _sign, noun, _uid, values in entries[0].body["rows"] if noun == "case")
    return answers.sent(arrived, body, organisation(moment.today()))


def _dialogue(opened: Mapping[str, list[OpenPaper]]) -> list[Said]:
    lines = sorted((each for kind in SAID for each in opened.get(kind, ())), key=lambda each: each.paper.pk)
    return [
        Said(
            each.paper.on,
            str(each.body.get("text", "")),
            mine=each.paper.kind == "reporter_message",
            progress=each.paper.kind == "progress",
        )
        for each in lines
    ]


def _file(each: OpenPaper) -> SentFile:
    body = each.body
    name = body.get("name") or _("File without a clean copy")
    return SentFile(body.get("no", 0), each.paper.on, name, body.get("size", 0), bool(body.get("cleaned")))


def _refusal(opened: Mapping[str, list[OpenPaper]]) -> dict[str, str] | None:
    body = _body(opened, "refusal")
    if body is None:
        return None
    reason = label(Refusal(body["reason"])).in_(language())
    return {"reason": reason, "text": body.get("text", ""), "elsewhere": body.get("elsewhere", "")}


def _feedback(opened: Mapping[str, list[OpenPaper]]) -> dict[str, Any] | None:
    body = _body(opened, "feedback")
    if body is None:
        return None
    answers = [{**each, "outcome": _outcome(each.get("outcome", ""))} for each in body.get("answers", ())]
    return {**body, "answers": answers, "on": opened["feedback"][-1].paper.on}


def _outcome(code: str) -> str:
    return label(Outcome(code)).in_(language()) if code in set(Outcome) else ""


def _may(case: Case) -> dict[str, bool]:
    """Which of the reporter's own acts would be taken now."""
    stage = Stage(case.stage)
    may = {act: stage in ACTS[act].from_ for act in ("reporter_message", "rate", "voice_dissatisfaction", "withdraw")}
    may["rate"] = may["rate"] and reporter.may_rate(case)
    may["object"] = may["voice_dissatisfaction"] and reporter.may_object(case)
    return may
