"""Closing and archiving: never without findings, measures struck off, feedback delivered and every objection answered (1.1b, 3.1c, F9)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext

from dengwen.docket.actors import Actor
from dengwen.docket.acts import perform
from dengwen.docket.models import Case
from dengwen.feedback.reporter import answer_owed
from dengwen.feedback.wording import alleged
from dengwen.ledger.models import Entry


def close(case: Case, actor: Actor) -> Entry:
    """Close the matter. NotLawful with everything that is still missing; other chapters add their own conditions to the same gate."""
    return perform("close", case, actor)


def archive(case: Case, actor: Actor) -> Entry:
    """Lay an ended matter away. Nothing is deleted."""
    return perform("archive", case, actor)


def every_allegation_found(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    """Gate: nothing that was alleged is left without a finding."""
    sentence = gettext("Allegation %(number)s has no finding.")
    return [sentence % {"number": each.number} for each in alleged(case) if each.outcome is None]


def feedback_delivered(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    """Gate: the reporter has the feedback on the result as it was approved last."""
    last = Entry.objects.filter(case_uid=case.uid, act__in=("approve", "release_feedback")).order_by("seq").last()
    if last is not None and last.act == "release_feedback":
        return []
    return [gettext("The reporter has no feedback on the result yet.")]


def everybody_answered(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    """Gate: no word of dissatisfaction waits for its answer."""
    return [gettext("The reporter's dissatisfaction has not been answered.")] if answer_owed(case) else []
