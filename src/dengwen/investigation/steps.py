"""Planned steps as a page of the matter shows them, to whoever holds the work product."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from dengwen.desk.casecontext import CaseContext
from dengwen.desk.templatetags.words import day
from dengwen.docket.moment import today
from dengwen.investigation import story
from dengwen.investigation.planning import KIND
from dengwen.investigation.vocabulary import STEPS
from dengwen.regulation.words import Words


@dataclass(frozen=True, slots=True)
class Shown:
    """One planned step. ``whom`` is with whom or at what."""

    uid: UUID
    act: str
    on: date
    kind: Words
    whom: str
    text: str
    recorded_on: date | None
    late: bool

    @property
    def headline(self) -> str:
        return f"{day(self.on)} · {self.whom}"


def lines(about: CaseContext) -> list[Shown]:
    """All planned steps by their day."""
    said = {each.paper.about_uid: each.body for each in about.papers_of(KIND)}
    found = []
    for step in story.planned(about.entries):
        body = said.get(step.uid, {})
        whom, text = str(body.get("whom", "")), str(body.get("text", ""))
        late = step.late(today())
        found.append(Shown(step.uid, step.act, step.on, STEPS[step.act], whom, text, step.recorded_on, late))
    return found


def waiting(about: CaseContext, act: str) -> list[Shown]:
    """The planned steps that this act can record."""
    return [each for each in lines(about) if each.act == act and each.recorded_on is None]
