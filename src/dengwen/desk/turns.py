"""Whose turn it is: the next step of everybody seated in a matter, found as their own page finds it, with nothing opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dengwen.desk import nextstep
from dengwen.desk.casecontext import CaseContext
from dengwen.docket import papers
from dengwen.docket.actors import Actor
from dengwen.docket.models import Case
from dengwen.docket.moment import today
from dengwen.people.organisation import Organisation, organisation
from dengwen.regulation.vocabulary import ActorKind

Answers = dict[Callable[[Case], Any], Any]


class Seated(CaseContext):
    """Somebody seated in a matter, who is not here to open papers. What was asked of the matter is shared by all who are seated."""

    def __init__(self, case: Case, actor: Actor, house: Organisation, answers: Answers, held: dict[str, Any]) -> None:
        super().__init__(case, actor, house)
        self._answers = answers
        self._held = held

    def holds(self, kind: str) -> bool:
        if kind not in self._held:
            self._held[kind] = papers.readers(self.case, kind)
        return self.actor.uid in self._held[kind]


def decide(case: Case) -> Mapping[int, str]:
    """The next step of each seat that says something else, by internal key."""
    house = organisation(today())
    everybody = Seated(case, Actor(ActorKind.SYSTEM), house, {}, {})
    steps = of_everybody(everybody)
    return {seat.pk: steps[seat.staff_uid] for seat in everybody.seats if seat.step != steps[seat.staff_uid]}


def of_everybody(asked: Seated) -> dict[Any, str]:
    """The next step of each person who is seated; an empty text for whoever has none."""
    found = {}
    for uid in dict.fromkeys(seat.staff_uid for seat in asked.seats):
        actor = Actor(ActorKind.STAFF, uid, asked.house.posts.get(uid, frozenset()))
        offered = nextstep.steps(Seated(asked.case, actor, asked.house, asked._answers, asked._held))
        found[uid] = offered[0] if offered else ""
    return found
