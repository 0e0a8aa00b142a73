"""The panels that every matter's page has, whatever the chapters add: terms, acts, people, facts, history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext, ngettext

from dengwen.desk import nextstep
from dengwen.desk.casecontext import CaseContext
from dengwen.desk.templatetags.words import day, days_left, due_tone, instant, name, words
from dengwen.docket.models import Clock
from dengwen.docket.moment import now, today
from dengwen.ledger.models import Entry
from dengwen.regulation.lifecycle import ACTS
from dengwen.regulation.terms import TERMS
from dengwen.regulation.vocabulary import (
    ActorKind,
    Category,
    Channel,
    IdentityMode,
    MatterType,
    Outcome,
    Refusal,
    ReporterType,
    SeatRole,
)
from dengwen.regulation.words import Words

FRESH = 6
SOON = 80
NEAR_THE_REPORTER = frozenset({SeatRole.INTAKE, SeatRole.CUSTODIAN, SeatRole.SUPERVISOR})
"""Whoever learns what the reporter is to the house; a small unit could guess from it who spoke."""


@dataclass(frozen=True, slots=True)
class ClockLine:
    """A running term as it is drawn: words, how full the bar is, and its tone."""

    words: Words
    clause: str
    left: str
    due: str
    percent: int
    tone: str
    paused: bool
    provisional: bool


@dataclass(frozen=True, slots=True)
class Event:
    words: Words
    when: str
    who: str
    turn: bool
    more: str = ""


def clocks(about: CaseContext) -> Mapping[str, Any]:
    return {"clocks": [_clock_line(clock) for clock in about.clocks]}


def _clock_line(clock: Clock) -> ClockLine:
    term, used = TERMS[clock.term], _used(clock)
    tone = "late" if used > 100 else "soon" if used >= SOON else due_tone(clock.due_on)
    paused = bool(clock.pauses) and clock.pauses[-1][1] is None
    due = instant(clock.due_at) if clock.due_at else day(clock.due_on)
    return ClockLine(
        term.words, term.clause, _left(clock), due, max(2, min(used, 100)), tone, paused, clock.provisional
    )


def _used(clock: Clock) -> int:
    """How much of the term is over, in percent; more than 100 when it is late."""
    if clock.due_at and now() > clock.due_at:
        return 101
    if clock.due_on < today():
        return 101
    whole = (clock.due_on - clock.opened_on).days
    return 100 * (today() - clock.opened_on).days // whole if whole else 50


def _left(clock: Clock) -> str:
    if clock.due_at is None:
        return days_left(clock.due_on)
    minutes = int((clock.due_at - now()).total_seconds() // 60)
    if minutes < 0:
        return gettext("late")
    if minutes < 60:
        return ngettext("%(count)d minute left", "%(count)d minutes left", minutes) % {"count": minutes}
    return ngettext("%(count)d hour left", "%(count)d hours left", minutes // 60) % {"count": minutes // 60}


def acts(about: CaseContext) -> Mapping[str, Any]:
    found = nextstep.other_acts(about, nextstep.next_step(about).links)
    return {"acts": found} if found else {}


def people(about: CaseContext) -> Mapping[str, Any]:
    """Who takes part. Each person once for each part."""
    lines = []
    for seat in about.seats:
        person = about.person(seat.staff_uid)
        if person is not None:
            unit = about.house.units.get(person.unit_uid)
            shown = name(person)
            mine = gettext("you") if seat.staff_uid == about.actor.uid else ""
            role = words(SeatRole(seat.role))
            lines.append(
                {"name": shown, "initial": shown[:1], "mine": mine, "role": role, "unit": name(unit) if unit else ""}
            )
    return {"seats": lines}


def facts(about: CaseContext) -> Mapping[str, Any]:
    case = about.case
    unit = about.house.units.get(case.unit_uid) if case.unit_uid else None
    told = [
        (gettext("Kind"), words(MatterType(case.matter_type))),
        (gettext("Category"), words(Category(case.category))),
        (gettext("Came by"), words(Channel(case.channel))),
        (gettext("Identity"), words(IdentityMode(case.identity_mode))),
        (gettext("Reporter is"), words(ReporterType(case.reporter_type)) if about.roles & NEAR_THE_REPORTER else ""),
        (gettext("Received"), day(case.received_on)),
        (gettext("Handling unit"), name(unit) if unit else ""),
        (gettext("Result"), words(Outcome(case.outcome)) if case.outcome else ""),
        (gettext("Why not accepted"), words(Refusal(case.refusal)) if case.refusal else ""),
        (gettext("Numbers in force"), gettext("version %(number)s") % {"number": case.policy_version}),
    ]
    return {"facts": [(left, right) for left, right in told if right]}


def timeline(about: CaseContext) -> Mapping[str, Any]:
    """The newest events first; older ones behind a fold."""
    events = [_event(about, entry) for entry in reversed(about.entries)]
    return {"events": events[:FRESH], "earlier": events[FRESH:]}


def _event(about: CaseContext, entry: Entry) -> Event:
    row = ACTS.get(entry.act)
    title = row.words if row else Words(entry.act, entry.act)
    when = instant(entry.at) if entry.at else day(entry.on)
    return Event(title, when, _who(about, entry), row is not None and row.to is not None, _moved_day(entry))


def _moved_day(entry: Entry) -> str:
    """Which term a newer calendar moved, from which day to which."""
    facts = entry.body.get("facts", {})
    if entry.act != "recompute" or facts.get("term") not in TERMS:
        return ""
    was, now = (date.fromisoformat(facts[name]) for name in ("was", "is"))
    told = {"term": words(TERMS[facts["term"]].words), "was": day(was), "now": day(now)}
    if was == now:
        return gettext("%(term)s: %(now)s, no longer provisional") % told
    return gettext("%(term)s: %(was)s → %(now)s") % told


def _who(about: CaseContext, entry: Entry) -> str:
    if entry.post == ActorKind.REPORTER:
        return gettext("the reporter")
    if entry.actor_uid is None:
        return gettext("by itself")
    person = about.person(entry.actor_uid)
    return name(person) if person else gettext("somebody who has left")
