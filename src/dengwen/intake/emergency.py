"""Urgent and major matters: the alarm, the first action, the report to leaders, and the way back (3.3.1)."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from dengwen.docket import moment, papers, seating
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful, held, perform
from dengwen.docket.models import Case
from dengwen.docket.projection import change
from dengwen.ledger.models import Entry
from dengwen.people.organisation import organisation
from dengwen.regulation.vocabulary import SeatRole, Urgency
from dengwen.regulation.words import Words
from dengwen.vault.compartments import found
from dengwen.vault.holders import holders_of, recovery_holder


class Ground(StrEnum):
    """Why a matter is an emergency; a code, so that it can stand in the entry."""

    DANGER = auto()
    ONGOING = auto()
    EVIDENCE = auto()
    REPRISAL = auto()
    LOSS = auto()
    PUBLIC = auto()


GROUND_WORDS: dict[Ground, Words] = {
    Ground.DANGER: Words("危及人身安全或健康", "Danger to life or health"),
    Ground.ONGOING: Words("违法行为正在发生", "A wrong that goes on now"),
    Ground.EVIDENCE: Words("证据可能灭失", "Evidence may be lost"),
    Ground.REPRISAL: Words("反馈人面临打击报复", "The reporter faces reprisal"),
    Ground.LOSS: Words("可能造成重大损失", "A major loss may follow"),
    Ground.PUBLIC: Words("涉及人数众多或社会影响重大", "Many people or the public are affected"),
}


def flag_emergency(case: Case, actor: Actor, ground: Ground) -> Entry:
    """Raise the alarm; anybody who handles the matter may. The terms for the first action and for the report to leaders begin."""
    rows = [change("case", case.uid, {"urgency": Urgency.EMERGENCY})]
    return perform("flag_emergency", case, actor, rows=rows, facts={"ground": str(ground)})


def emergency_action(case: Case, actor: Actor, text: str) -> Entry:
    """Record what was done about it."""
    if not text.strip():
        raise NotLawful(gettext("Say what was done."))
    paper = papers.same("emergency_action", papers.compartments_of(case, "R"), {"text": text.strip()}, actor)
    return perform("emergency_action", case, actor, papers=[paper])


def report_to_leaders(case: Case, actor: Actor, text: str) -> Entry:
    """Tell the leaders in writing. Leaders who are excluded are not among them; when all are, the supervision group stands in.

    They are given a seat, and a key for this report alone; not for what the reporter wrote.
    """
    if not text.strip():
        raise NotLawful(gettext("Write what the leaders are to know."))
    with held(case):
        role, told = _leaders(case)
        readers = dict.fromkeys([*told, *seating.seated(case, SeatRole.INTAKE)])
        about = uuid.uuid4()
        holders = [*holders_of(readers).values(), recovery_holder()]
        founding = found(case.uid, "T", holders, moment.today(), unit_uid=about)
        paper = papers.same("leader_report", [founding.compartment], {"text": text.strip()}, actor, about=about)
        rows, facts = seating.seat(case, role, told), {"leaders": len(told)}
        return perform("report_to_leaders", case, actor, rows=rows, facts=facts, papers=[paper], foundings=[founding])


def _leaders(case: Case) -> tuple[SeatRole, list[UUID]]:
    house = organisation(moment.today())
    for role in (SeatRole.LEADER, SeatRole.SUPERVISOR):
        told = seating.pool(house, role, case)
        if told:
            return role, told
    raise NotLawful(gettext("Every leader and the whole supervision group is excluded from this matter."))


def downgrade_emergency(case: Case, actor: Actor) -> Entry:
    """Lift the emergency; never by the person who raised it."""
    rows = [change("case", case.uid, {"urgency": Urgency.ORDINARY})]
    return perform("downgrade_emergency", case, actor, rows=rows)


def not_raised_yet(case: Case, actor: Actor, facts: Mapping[str, Any]) -> list[str]:
    """Gate of the alarm: it is raised once, for a ground of the list."""
    if case.urgency == Urgency.EMERGENCY:
        return [gettext("This matter is an emergency already.")]
    return [] if facts.get("ground") in set(Ground) else [gettext("Choose why this is an emergency.")]


def raised(case: Case, actor: Actor, facts: Mapping[str, Any]) -> list[str]:
    """Gate of everything that only an emergency calls for."""
    return [] if case.urgency == Urgency.EMERGENCY else [gettext("This matter is no emergency.")]
