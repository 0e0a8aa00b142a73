"""What a reporter does once the answer is there: rates it, once, or says that it does not satisfy (5.1.2a, 7.2.1e, F10).

The caller has opened the reporter's session with the receipt code. Only a reporter's act makes a valid answer: no right of the staff leads
here, and what staff type elsewhere is never counted.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext

from dengwen.docket import papers
from dengwen.docket.actors import REPORTER, Actor
from dengwen.docket.acts import NotLawful, perform
from dengwen.docket.models import Case, Clock
from dengwen.ledger.models import Entry
from dengwen.regulation.vocabulary import Satisfaction

SCORES = range(1, 6)
NEUTRAL = 3


RELEASED = ("release_feedback", "pass_on_feedback")
"""How a feedback comes to a reporter: in the own matter, or from the one in which it goes on."""


def class_of(score: int) -> Satisfaction:
    """What a score from 1 to 5 counts as; this alone stands in the clear, the score itself is sealed."""
    if score == NEUTRAL:
        return Satisfaction.NEUTRAL
    return Satisfaction.SATISFIED if score > NEUTRAL else Satisfaction.DISSATISFIED


def rate(case: Case, score: int, words: str = "") -> Entry:
    """Rate the handling from 1 to 5, once for each feedback. NotLawful for another number, too early, or a second time."""
    if score not in SCORES:
        raise NotLawful(gettext("Choose a number from 1 to 5."))
    paper = papers.same("rating", papers.compartments_of(case, "R"), {"score": score, "words": words}, REPORTER)
    return perform("rate", case, REPORTER, papers=[paper], facts={"class": class_of(score)})


def voice_dissatisfaction(case: Case, text: str) -> Entry:
    """Say what does not satisfy. Somebody who had no part in the handling answers. NotLawful while an earlier word waits for its answer."""
    if not text.strip():
        raise NotLawful(gettext("Say in a few words what does not satisfy you."))
    paper = papers.same("dissatisfaction", papers.compartments_of(case, "R"), {"text": text}, REPORTER)
    return perform("voice_dissatisfaction", case, REPORTER, papers=[paper])


def may_rate(case: Case) -> bool:
    """Whether a rating would be taken now."""
    return not once_for_each_feedback(case, REPORTER, {})


def may_object(case: Case) -> bool:
    """Whether a word of dissatisfaction would be taken now."""
    return not after_the_feedback(case, REPORTER, {})


def once_for_each_feedback(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    """Gate of the rating: there is a feedback, and it was not rated yet."""
    last = _last(case, *RELEASED, "rate")
    if last is None:
        return [gettext("There is no feedback yet that could be rated.")]
    return [gettext("You have rated this already. Thank you.")] if last.act == "rate" else []


def after_the_feedback(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    """Gate of dissatisfaction: there is a feedback, and no earlier word waits for its answer."""
    if _last(case, *RELEASED) is None:
        return [gettext("There is no feedback yet. Write a message instead.")]
    if answer_owed(case):
        return [gettext("Somebody new to the matter is already preparing an answer. Write a message to add something.")]
    return []


def answer_owed(case: Case) -> bool:
    """Whether a word of dissatisfaction waits for its answer."""
    return Clock.objects.filter(case=case, term="S13", settled_on=None).exists()


def _last(case: Case, *acts: str) -> Entry | None:
    return Entry.objects.filter(case_uid=case.uid, act__in=acts).order_by("seq").last()
