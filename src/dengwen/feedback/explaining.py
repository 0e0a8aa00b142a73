"""A reporter who is not satisfied is answered by somebody who had no part in the handling (5.1.2)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext

from dengwen.docket import joining, papers
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful, perform
from dengwen.docket.models import Case
from dengwen.feedback.reporter import answer_owed
from dengwen.ledger.models import Entry
from dengwen.regulation.lifecycle import ACTS


def explain(case: Case, actor: Actor, text: str) -> Entry:
    """Answer the reporter's dissatisfaction; it ends its term. NotLawful for whoever handled the matter."""
    if not text.strip():
        raise NotLawful(gettext("There is nothing written yet."))
    paper = papers.same("explanation", papers.compartments_of(case, "R"), {"text": text}, actor)
    return perform("explain", case, actor, papers=[paper])


def new_to_the_main(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    """Gate: in a joined matter nobody answers who handled the one in which it goes on."""
    main = joining.main_of(case)
    if main.pk == case.pk:
        return []
    handled = Entry.objects.filter(case_uid=main.uid, actor_uid=actor.uid, act__in=ACTS["explain"].not_after)
    return [gettext("You handled the matter in which this one goes on; somebody else must answer.")] if handled else []


def somebody_asked(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    """Gate: there is a word of dissatisfaction to answer."""
    return [] if answer_owed(case) else [gettext("No word of dissatisfaction waits for an answer.")]
