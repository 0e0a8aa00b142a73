"""The plan of an investigation: what is looked into, in which order, and how nobody learns who spoke (4.1.2a).

Beside the plan in words single steps are planned (an interview, a look through papers, a visit), each with its day. With whom or at what
stands sealed; the entry holds the kind and the day alone. A step is done by the record that names it.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from dengwen.docket import moment
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful, perform
from dengwen.docket.models import Case
from dengwen.docket.papers import draft
from dengwen.investigation import story
from dengwen.investigation.packet import work_of
from dengwen.ledger.models import Entry

KIND = "planned_step"


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be done on which day: ``act`` is the act by which it will be recorded."""

    act: str
    on: date
    whom: str
    text: str = ""


def plan(case: Case, actor: Actor, text: str) -> Entry:
    """Lay down the plan, or a new version of it; earlier ones stay to be read."""
    if not text.strip():
        raise NotLawful(gettext("A plan says what is to be done."))
    return perform("plan", case, actor, papers=[draft("plan", [(work_of(case), {"text": text})], actor)])


def plan_step(case: Case, actor: Actor, step: Step) -> Entry:
    """Plan one step. NotLawful for a day that is over, or for anything but the three kinds of step."""
    if step.on < moment.today():
        raise NotLawful(gettext("A step is planned for today or a later day."))
    if step.act not in story.STEP_ACTS or not step.whom.strip():
        raise NotLawful(gettext("Say what kind of step it is, and with whom or at what."))
    uid = uuid.uuid4()
    paper = draft(KIND, [(work_of(case), {"whom": step.whom.strip(), "text": step.text.strip()})], actor, about=uid)
    facts = {"step": str(uid), "act": step.act, "on": step.on.isoformat()}
    return perform("plan_step", case, actor, papers=[paper], facts=facts)


def open_steps(case: Case, act: str) -> set[UUID]:
    """The planned steps that this act can still record."""
    return {step.uid for step in story.planned(story.told(case)) if step.act == act and step.recorded_on is None}


def names_an_open_step(act: str) -> Any:
    """Gate of a record: the planned step that it names is of its kind and not recorded yet; one that names none is free."""

    def gate(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
        if "step" not in facts or UUID(facts["step"]) in open_steps(case, act):
            return []
        return [gettext("This planned step was recorded already, or is of another kind.")]

    return gate
