"""After this entry, do that: one table. A reaction may run twice for the same entry and must then change nothing."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.db import transaction

from dengwen.clerk.models import Cursor
from dengwen.desk.notices import NoticeKind, tell
from dengwen.docket.models import Case, Seat
from dengwen.ledger.folds import entries_after
from dengwen.ledger.models import Entry
from dengwen.regulation.terms import ANSWERS_FOR
from dengwen.regulation.vocabulary import SeatRole

BATCH = 200
Reaction = Callable[[Entry, Case], None]


def seated_are_told(entry: Entry, case: Case) -> None:
    """Whoever was given a part learns that there is one, by a notice that says no more."""
    for sign, noun, uid, values in entry.body.get("rows", ()):
        if sign == "+" and noun == "seat" and values["role"] != SeatRole.SUPERVISOR:
            tell([UUID(values["staff_uid"])], NoticeKind.SEATED, f"seat:{uid}", case)


def handlers_hear_the_reporter(entry: Entry, case: Case) -> None:
    """A message from the reporter is announced to those who may read it."""
    handling = [SeatRole.INTAKE, SeatRole.INVESTIGATOR]
    tell(_seated(case, handling), NoticeKind.REPORTER_WROTE, f"entry:{entry.index}", case)


def supervision_hears_of_unmasking(entry: Entry, case: Case) -> None:
    """Every look at an identity is told to the supervision group (1.3.4a)."""
    tell(_seated(case, [SeatRole.SUPERVISOR]), NoticeKind.REVEALED, f"entry:{entry.index}", case)


def urged_are_told(entry: Entry, case: Case) -> None:
    """Whoever keeps the late term is told, and so is supervision from the second level on."""
    facts = entry.body.get("facts", {})
    roles = list(ANSWERS_FOR.get(facts.get("term", ""), (SeatRole.INTAKE,)))
    if facts.get("level", 1) > 1:
        roles.append(SeatRole.SUPERVISOR)
    tell(_seated(case, roles), NoticeKind.URGED, f"entry:{entry.index}", case, facts.get("term", ""))


def _seated(case: Case, roles: list[SeatRole]) -> list[UUID]:
    return list(Seat.objects.filter(case=case, active=True, role__in=roles).values_list("staff_uid", flat=True))


ANY = "*"
REACTIONS: dict[str, tuple[tuple[str, Reaction], ...]] = {
    "seated": ((ANY, seated_are_told),),
    "dialogue": (
        ("reporter_message", handlers_hear_the_reporter),
        ("voice_dissatisfaction", handlers_hear_the_reporter),
    ),
    "unmasking": (("view_identity", supervision_hears_of_unmasking),),
    "urging": (("urge", urged_are_told),),
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
