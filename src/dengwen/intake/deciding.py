"""The initial review: two questions, then acceptance, or a refusal that explains itself (3.2.2)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Any

from django.utils.translation import gettext

from dengwen.docket import papers
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful, perform
from dengwen.docket.models import Case
from dengwen.docket.projection import change
from dengwen.ledger.models import Entry
from dengwen.regulation.vocabulary import Refusal
from dengwen.regulation.words import Words

FEWEST_CHARACTERS = 10


class Answer(StrEnum):
    """An answer of the checklist. What is unsure counts for the reporter."""

    YES = auto()
    UNSURE = auto()
    NO = auto()


ANSWER_WORDS: dict[Answer, Words] = {
    Answer.YES: Words("是", "Yes"),
    Answer.UNSURE: Words("拿不准（按“是”受理）", "Not sure (counts as yes)"),
    Answer.NO: Words("否", "No"),
}


def accept(case: Case, actor: Actor, in_scope: Answer, admissible: Answer) -> Entry:
    """Accept the matter. NotLawful when a question was answered with no: that is a refusal, with its reason."""
    return perform("accept", case, actor, facts={"in_scope": str(in_scope), "admissible": str(admissible)})


def nothing_denied(case: Case, actor: Actor, facts: Mapping[str, Any]) -> list[str]:
    """Gate of acceptance: both questions are answered, neither with no."""
    answers = (facts.get("in_scope"), facts.get("admissible"))
    if Answer.NO in answers:
        return [
            gettext("A question was answered with no. Refuse the matter and give the reason, or correct the answer.")
        ]
    if not all(answer in set(Answer) for answer in answers):
        return [gettext("Answer both questions of the initial review.")]
    return []


def refuse(case: Case, actor: Actor, reason: Refusal, text: str, elsewhere: str) -> Entry:
    """Refuse the matter; reason, own words and other route go into the reporter's compartment, where the reporter reads them.

    NotLawful without an explanation of some length, or without a word on where else to turn and how to object.
    """
    if len(text.strip()) < FEWEST_CHARACTERS:
        raise NotLawful(gettext("Explain the refusal in your own words; a code alone is no explanation."))
    if not elsewhere.strip():
        raise NotLawful(gettext("Tell the reporter where else they may turn."))
    payload = {"reason": str(reason), "text": text.strip(), "elsewhere": elsewhere.strip()}
    paper = papers.same("refusal", papers.compartments_of(case, "R"), payload, actor)
    rows = [change("case", case.uid, {"refusal": reason})]
    return perform("refuse", case, actor, rows=rows, facts={"reason": str(reason)}, papers=[paper])


def reason_listed(case: Case, actor: Actor, facts: Mapping[str, Any]) -> list[str]:
    """Gate of refusal: the reason is one of the closed list."""
    if facts.get("reason") in set(Refusal):
        return []
    return [gettext("A refusal needs a reason of the closed list.")]
