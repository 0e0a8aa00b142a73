"""After this entry, do that: one table. A reaction may run twice for the same entry and must then change nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction

from dengwen.clerk import news
from dengwen.clerk.keepers import keepers_of, seated
from dengwen.clerk.models import Cursor
from dengwen.desk.notices import NoticeKind, Told, tell, tell_all
from dengwen.docket.models import Case, Clock, Seat
from dengwen.ledger.folds import entries_after, last_index
from dengwen.ledger.models import Entry
from dengwen.regulation.terms import ANSWERS_FOR
from dengwen.regulation.vocabulary import ENDED_STAGES, SeatRole

BATCH = 200
SEATS_A_QUERY = 500


class Happened(NamedTuple):
    """An entry and the matter as it stands now."""

    entry: Entry
    case: Case


Reaction = Callable[[Sequence[Happened]], None]


def one_by_one(reaction: Callable[[Entry, Case], None]) -> Reaction:
    """What happens seldom is dealt with entry by entry."""

    @wraps(reaction)
    def reacting(happened: Sequence[Happened]) -> None:
        for entry, case in happened:
            reaction(entry, case)

    return reacting


def seated_are_told(happened: Sequence[Happened]) -> None:
    """Whoever was given a part, and still has it, learns that there is one, by a notice that says no more."""
    given = {UUID(uid): case for entry, case in happened for uid in _seats_given(entry)}
    uids = list(given)
    for at in range(0, len(uids), SEATS_A_QUERY):
        seats = Seat.objects.filter(uid__in=uids[at : at + SEATS_A_QUERY], active=True)
        told = seats.order_by("pk").values_list("uid", "staff_uid")
        tell_all([Told(staff_uid, NoticeKind.SEATED, f"seat:{uid}", given[uid]) for uid, staff_uid in told])


def _seats_given(entry: Entry) -> list[str]:
    return [
        uid
        for sign, noun, uid, values in entry.body.get("rows", ())
        if sign == "+" and noun == "seat" and values["role"] != SeatRole.SUPERVISOR
    ]


@one_by_one
def handlers_hear_the_reporter(entry: Entry, case: Case) -> None:
    """A message from the reporter is announced to those who may read it; after the end it asks intake and reopens nothing."""
    if case.stage in ENDED_STAGES:
        tell(seated(case, [SeatRole.INTAKE]), NoticeKind.WROTE_AFTER_END, f"entry:{entry.index}", case)
        return
    handling = (SeatRole.INTAKE, SeatRole.INVESTIGATOR)
    tell(seated(case, handling), NoticeKind.REPORTER_WROTE, f"entry:{entry.index}", case)


@one_by_one
def answerers_hear_the_reporter(entry: Entry, case: Case) -> None:
    """Dissatisfaction is announced to those among whom somebody new to the matter will answer it (5.1.2)."""
    tell(seated(case, ANSWERS_FOR["S13"]), NoticeKind.REPORTER_WROTE, f"entry:{entry.index}", case)


@one_by_one
def supervision_hears_of_unmasking(entry: Entry, case: Case) -> None:
    """Every look at an identity is told to the supervision group (1.3.4a)."""
    tell(seated(case, [SeatRole.SUPERVISOR]), NoticeKind.REVEALED, f"entry:{entry.index}", case)


@one_by_one
def supervision_hears_of_exclusion(entry: Entry, case: Case) -> None:
    """An exclusion that came late is told to the supervision group: the entry says how much had been within reach (1.3.2)."""
    tell(seated(case, [SeatRole.SUPERVISOR]), NoticeKind.EXCLUDED, f"entry:{entry.index}", case)


@one_by_one
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


@one_by_one
def next_in_turn_are_told(entry: Entry, case: Case) -> None:
    """Those for whom a step now waits, less whoever handed it on."""
    waiting = [uid for uid in seated(case, TURNS[entry.act]) if uid != entry.actor_uid]
    tell(waiting, NoticeKind.TURN, f"entry:{entry.index}", case)


@one_by_one
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
    "unmasking": (
        ("view_identity", supervision_hears_of_unmasking),
        ("release_original", supervision_hears_of_unmasking),
    ),
    "exclusion": (("exclude", supervision_hears_of_exclusion),),
    "alarm": (("flag_emergency", alarm_is_heard),),
    "urging": (("urge", urged_are_told),),
    "turns": tuple((act, next_in_turn_are_told) for act in TURNS),
    "news": (
        *((act, one_by_one(news.reporters_are_told)) for act in news.NEWS),
        (news.LAST, one_by_one(news.addresses_are_forgotten)),
    ),
}
"""Each duty has its own cursor: one that fails holds up no other."""


def behind() -> list[str]:
    """The duties that have not come to the newest entry."""
    newest, done = last_index(), dict(Cursor.objects.values_list("name", "index"))
    return [duty for duty in REACTIONS if done.get(duty, -1) < newest]


def react(duty: str) -> int:
    """Deal with the next entries for one duty; how many were passed. The cursor moves with what was done, in one transaction."""
    cursor, _ = Cursor.objects.get_or_create(name=duty)
    newest, acts = last_index(), {act for act, _ in REACTIONS[duty]}
    entries = entries_after(cursor.index, BATCH, None if ANY in acts else acts)
    last = entries[-1].index if entries else -1
    reached = last if len(entries) == BATCH else max(newest, last)
    if reached > cursor.index:
        with transaction.atomic():
            _run(duty, _with_cases(entries))
            Cursor.objects.filter(name=duty, index=cursor.index).update(index=reached)
    return reached - cursor.index


def _with_cases(entries: Sequence[Entry]) -> list[Happened]:
    """Those that speak of a matter, with it."""
    spoken_of = Case.objects.filter(uid__in={each.case_uid for each in entries if each.case_uid})
    cases = {case.uid: case for case in spoken_of}
    return [Happened(each, cases[each.case_uid]) for each in entries if each.case_uid in cases]


def _run(duty: str, happened: Sequence[Happened]) -> None:
    for act, reaction in REACTIONS[duty]:
        reaction([each for each in happened if act in (ANY, each.entry.act)])


def react_to_all() -> int:
    """Every duty up to the newest entry; how many entries were passed in all."""
    total = 0
    while duties := behind():
        total += sum(react(duty) for duty in duties)
    return total
