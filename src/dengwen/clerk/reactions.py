"""After this entry, do that: one table. A reaction may run twice for the same entry and must then change nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from dengwen.clerk.keepers import keepers_of, seated
from dengwen.clerk.models import Cursor
from dengwen.desk.notices import NoticeKind, tell
from dengwen.docket.models import Case, Clock, Seat
from dengwen.ledger.folds import entries_after
from dengwen.ledger.models import Entry
from dengwen.regulation.terms import ANSWERS_FOR
from dengwen.regulation.vocabulary import SeatRole

BATCH = 200
Reaction = Callable[[Entry, Case], None]


def seated_are_told(entry: Entry, case: Case) -> None:
    """Whoever was given a part, and still has it, learns that there is one, by a notice that says no more."""
    uids = [
        UUID(uid)
        for sign, noun, uid, values in entry.body.get("rows", ())
        if sign == "+" and noun == "seat" and values["role"] != SeatRole.SUPERVISOR
    ]
    for seat in Seat.objects.filter(uid__in=uids, active=True) if uids else ():
        tell([seat.staff_uid], NoticeKind.SEATED, f"seat:{seat.uid}", case)


def handlers_hear_the_reporter(entry: Entry, case: Case) -> None:
    """A message from the reporter is announced to those who may read it."""
    handling = (SeatRole.INTAKE, SeatRole.INVESTIGATOR)
    tell(seated(case, handling), NoticeKind.REPORTER_WROTE, f"entry:{entry.index}", case)


def answerers_hear_the_reporter(entry: Entry, case: Case) -> None:
    """Dissatisfaction is announced to those among whom somebody new to the matter will answer it (5.1.2)."""
    tell(seated(case, ANSWERS_FOR["S13"]), NoticeKind.REPORTER_WROTE, f"entry:{entry.index}", case)


def supervision_hears_of_unmasking(entry: Entry, case: Case) -> None:
    """Every look at an identity is told to the supervision group (1.3.4a)."""
    tell(seated(case, [SeatRole.SUPERVISOR]), NoticeKind.REVEALED, f"entry:{entry.index}", case)


def supervision_hears_of_exclusion(entry: Entry, case: Case) -> None:
    """An exclusion that came late is told to the supervision group: the entry says how much had been within reach (1.3.2)."""
    tell(seated(case, [SeatRole.SUPERVISOR]), NoticeKind.EXCLUDED, f"entry:{entry.index}", case)


def alarm_is_heard(entry: Entry, case: Case) -> None:
    """An emergency does not wait for the next round of reminders (3.3.1a)."""
    tell(seated(case, [SeatRole.INTAKE, SeatRole.SUPERVISOR]), NoticeKind.EMERGENCY, f"entry:{entry.index}", case)


TURNS: dict[str, tuple[SeatRole, ...]] = {
    "return_objection": (SeatRole.INTAKE,),
    "recall": (SeatRole.INTAKE,),
    "ask_extension": (SeatRole.HEAD, SeatRole.REVIEWER),
    "return_report": (SeatRole.HEAD, SeatRole.INVESTIGATOR),
    "approve": (SeatRole.INTAKE, SeatRole.HEAD),
    "complete_measure": (SeatRole.INTAKE, SeatRole.REVIEWER),
    "reject_measure": (SeatRole.OWNER,),
    "draft_feedback": (SeatRole.INTAKE, SeatRole.REVIEWER),
    "return_feedback": (SeatRole.INTAKE,),
}
"""Acts after which a step waits for people who were in the matter before; whoever comes in by an act learns it by being seated."""


def next_in_turn_are_told(entry: Entry, case: Case) -> None:
    """Those for whom a step now waits, less whoever handed it on."""
    waiting = [uid for uid in seated(case, TURNS[entry.act]) if uid != entry.actor_uid]
    tell(waiting, NoticeKind.TURN, f"entry:{entry.index}", case)


def urged_are_told(entry: Entry, case: Case) -> None:
    """Whoever keeps the late term is told, and so is supervision from the second level on."""
    facts = entry.body.get("facts", {})
    clock = _clock(facts, case)
    told = keepers_of(clock) if clock else seated(case, ANSWERS_FOR.get(facts.get("term", ""), (SeatRole.INTAKE,)))
    if facts.get("level", 1) > 1:
        told += seated(case, [SeatRole.SUPERVISOR])
    tell(told, NoticeKind.URGED, f"entry:{entry.index}", case, facts.get("term", ""))


def _clock(facts: Mapping[str, Any], case: Case) -> Clock | None:
    uid = facts.get("clock")
    return Clock.objects.filter(case=case, uid=uid).select_related("case").first() if uid else None


ANY = "*"
REACTIONS: dict[str, tuple[tuple[str, Reaction], ...]] = {
    "seated": ((ANY, seated_are_told),),
    "dialogue": (
        ("reporter_message", handlers_hear_the_reporter),
        ("voice_dissatisfaction", answerers_hear_the_reporter),
    ),
    "unmasking": (("view_identity", supervision_hears_of_unmasking),),
    "exclusion": (("exclude", supervision_hears_of_exclusion),),
    "alarm": (("flag_emergency", alarm_is_heard),),
    "urging": (("urge", urged_are_told),),
    "turns": tuple((act, next_in_turn_are_told) for act in TURNS),
}
"""Each duty has its own cursor: one that fails holds up no other."""


def react(duty: str) -> int:
    """Deal with the next entries for one duty; how many were passed. The cursor moves with what was done, in one transaction."""
    cursor, _ = Cursor.objects.get_or_create(name=duty)
    entries = entries_after(cursor.index, BATCH)
    if not entries:
        return 0
    wanted = [entry for entry in entries if _concerns(duty, entry)]
    cases = {case.uid: case for case in Case.objects.filter(uid__in={entry.case_uid for entry in wanted})}
    with transaction.atomic():
        for entry in wanted:
            _run(duty, entry, cases)
        Cursor.objects.filter(name=duty, index=cursor.index).update(index=entries[-1].index)
    return len(entries)


def _concerns(duty: str, entry: Entry) -> bool:
    return entry.case_uid is not None and any(act in (ANY, entry.act) for act, _ in REACTIONS[duty])


def _run(duty: str, entry: Entry, cases: dict[UUID, Case]) -> None:
    case = cases.get(entry.case_uid) if entry.case_uid else None
    for act, reaction in REACTIONS[duty]:
        if case is not None and act in (ANY, entry.act):
            reaction(entry, case)


def react_to_all() -> int:
    """Every duty up to the newest entry; how many entries were passed in all."""
    return sum(_drained(duty) for duty in REACTIONS)


def _drained(duty: str) -> int:
    total = 0
    while passed := react(duty):
        total += passed
    return total
