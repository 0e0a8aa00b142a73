"""A unit that is not competent may say so once; the next designation is final (1.3.3b, F8).

A unit that lost everybody who could handle the matter to exclusions gives it up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from dengwen.docket import moment, papers, reads, seating
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful, held, perform
from dengwen.docket.models import Case, Seat
from dengwen.docket.projection import Row, change
from dengwen.ledger.models import Entry
from dengwen.regulation.vocabulary import SeatRole, Stage
from dengwen.vault.compartments import grantees, revoke


def return_objection(case: Case, actor: Actor, text: str) -> Entry:
    """Give the matter back with the reason; the head's seat and key end at once. NotLawful the second time, or without a reason."""
    if not text.strip():
        raise NotLawful(gettext("Say why your unit is not competent."))
    with held(case):
        packet = [each for each in papers.compartments_of(case, "T") if each.unit_uid == case.unit_uid]
        paper = papers.same("objection", packet, {"text": text.strip()}, actor)
        heads = seating.seated(case, SeatRole.HEAD)
        rows = [*seating.unseat(case, heads, SeatRole.HEAD), change("case", case.uid, {"unit_uid": None})]
        facts = {"unit": str(case.unit_uid or "")}
        entry = perform("return_objection", case, actor, rows=rows, facts=facts, papers=[paper])
        officers = set(seating.seated(case, SeatRole.INTAKE))
        revoke(case.uid, [uid for uid in heads if uid not in officers], moment.today(), "T")
    return entry


HANDLING = {
    Stage.DISPATCHED: (SeatRole.HEAD,),
    Stage.INVESTIGATING: (SeatRole.HEAD, SeatRole.INVESTIGATOR),
    Stage.REPORTED: (SeatRole.HEAD, SeatRole.INVESTIGATOR, SeatRole.REVIEWER),
}
"""Of whom one must be left for a matter to go on where it is."""


def abandoned(case: Case) -> bool:
    """Whether everybody who could take the matter further where it is has lost it; at review, everybody who can read the report."""
    return nobody_of(case, Seat.objects.filter(case=case, active=True), work_holders(case))


def nobody_of(case: Case, seats: Iterable[Seat], holders: Set[UUID]) -> bool:
    """The same, of what was read already."""
    stage = Stage(case.stage)
    left = {seat.staff_uid for seat in seats if seat.role in HANDLING.get(stage, ())}
    return not (left & holders if stage is Stage.REPORTED else left)


def work_holders(case: Case) -> set[UUID]:
    """Who holds a key of the work product; asked only while a report waits."""
    return grantees(case.uid, "W") if case.stage == Stage.REPORTED else set()


def recall(case: Case, actor: Actor) -> Entry:
    """Take back a matter from a unit in which nobody is left to handle it, so that another can be designated.

    What the former unit alleged and found stays sealed to it; whoever comes next begins anew from the packet.
    """
    with held(case):
        reviewers = seating.seated(case, SeatRole.REVIEWER)
        rows = [
            change("case", case.uid, {"unit_uid": None}),
            *seating.unseat(case, reviewers, SeatRole.REVIEWER),
            *_dropped(case),
        ]
        entry = perform("recall", case, actor, rows=rows)
        revoke(case.uid, reviewers, moment.today(), "TW")
    return entry


def _dropped(case: Case) -> list[Row]:
    since = reads.entries(case)
    last = max((at for at, entry in enumerate(since) if entry.act == "recall"), default=-1)
    listed = [entry.body["facts"]["allegation"] for entry in since[last + 1 :] if entry.act == "allege"]
    return [change("allegation", UUID(uid), {"dropped": True}) for uid in listed]


def nobody_left(case: Case, actor: Actor, facts: Mapping[str, Any]) -> list[str]:
    """Gate of taking back: a unit that can handle the matter keeps it."""
    if abandoned(case):
        return []
    if case.stage == Stage.DISPATCHED:
        return [gettext("The head of the unit has the matter; only they may return it.")]
    return [gettext("Somebody of the unit still has the matter; it stays there.")]


def once_only(case: Case, actor: Actor, facts: Mapping[str, Any]) -> list[str]:
    """Gate of returning: no unit gives the same matter back twice."""
    earlier = Entry.objects.filter(case_uid=case.uid, act="return_objection").values_list("body", flat=True)
    if facts.get("unit") in {body.get("facts", {}).get("unit") for body in earlier}:
        return [gettext("Your unit gave this matter back before. The second designation is final: it stays with you.")]
    return []
