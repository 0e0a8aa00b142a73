"""What arrives and is no matter by itself: kept sealed under its own uid until an officer sorts it (3.1a, F6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from dengwen.docket import moment, telltales
from dengwen.docket.actors import REPORTER, SYSTEM, Actor
from dengwen.docket.house import enter
from dengwen.docket.papers import PaperDraft, draft
from dengwen.docket.projection import new
from dengwen.docket.seating import first_seats
from dengwen.intake import attachments, likeness, planting
from dengwen.intake.attachments import Attachment, Kept
from dengwen.intake.concerned import concerned_in
from dengwen.intake.given import Given
from dengwen.intake.models import Waiting, WaitingState
from dengwen.intake.submissions import evidence_of
from dengwen.people.circle import excluded
from dengwen.people.organisation import organisation
from dengwen.policy.numbers import in_force
from dengwen.regulation.vocabulary import Category, Channel, MatterType, SeatRole, SetAside
from dengwen.vault.compartments import Founding, found, save
from dengwen.vault.holders import holders_of, recovery_holder

WAITING_FIELDS = (
    "channel",
    "evidence",
    "received_on",
    "due_on",
    "state",
    "reason",
    "case_uid",
    "place_uid",
    "source",
    "hinted",
    "papers",
)
REGISTRATION = "T1"


@dataclass(frozen=True, slots=True, repr=False)
class Arrival:
    """One thing as a channel received it, in memory only.

    ``content`` is sealed for intake: ``text`` and whatever else an officer is to see, plain JSON values. ``identity`` (``name``,
    ``contact``, ``wish``) and ``kept`` originals are for the custodians alone. ``aside`` is given for what a channel itself recognises
    as automatic. ``source`` is a keyed digest, never the sender.
    ``barred`` are people whom the channel knows to be concerned already. ``hinted`` is as in `given.Given`.
    """

    channel: Channel
    evidence: str
    content: Mapping[str, Any]
    received_on: date = field(default_factory=moment.today)
    identity: Mapping[str, str] | None = None
    files: Sequence[Attachment] = ()
    kept: Sequence[Kept] = ()
    place_uid: UUID | None = None
    source: str = ""
    aside: SetAside | None = None
    barred: frozenset[UUID] = frozenset()
    hinted: bool = False


def keep(arrival: Arrival, by: Actor = SYSTEM) -> Waiting:
    """Seal and enter it; the same evidence a second time is the same row. Whoever the text names gets no key of it."""
    uid = uuid4()
    foundings, papers = _seal(uid, arrival)
    try:
        with transaction.atomic():
            attachments.adopt(arrival.files, arrival.kept)
            save(foundings, [each for paper in papers for each in paper.sealed])
            if arrival.identity:
                telltales.remember(uid, arrival.identity.get("name", ""), arrival.identity.get("contact", ""))
            enter("arrive", by, [new("waiting", uid, _values(arrival, papers))])
            likeness.arrived(
                uid,
                str(arrival.content.get("text", "")),
                source=arrival.source,
                channel=arrival.channel,
                received_on=arrival.received_on,
            )
            planting.notice(str(arrival.content.get("text", "")), uid)
            return Waiting.objects.get(uid=uid)
    except IntegrityError:
        twin = Waiting.objects.filter(
            channel=arrival.channel, evidence=evidence_of(arrival.channel, arrival.evidence)
        ).first()
        if twin is None:
            raise
        return twin


def _values(arrival: Arrival, papers: Sequence[PaperDraft]) -> dict[str, Any]:
    return {
        "channel": arrival.channel,
        "evidence": evidence_of(arrival.channel, arrival.evidence),
        "received_on": arrival.received_on,
        "due_on": in_force(moment.today()).due(REGISTRATION, arrival.received_on).on,
        "state": WaitingState.WAITING if arrival.aside is None else WaitingState.SET_ASIDE,
        "reason": arrival.aside or "",
        "place_uid": arrival.place_uid,
        "source": arrival.source,
        "hinted": arrival.hinted,
        "papers": [[str(each.uid), each.row.values["kind"], each.row.values["digest"]] for each in papers],
    }


def _seal(uid: UUID, arrival: Arrival) -> tuple[list[Founding], list[PaperDraft]]:
    house, on = organisation(moment.today()), moment.today()
    barred = excluded(house, concerned_in(house, _as_given(arrival))) | arrival.barred
    keeps_identity = bool(arrival.identity or arrival.files or arrival.kept)
    seats = first_seats(house, barred, uid, [SeatRole.CUSTODIAN][: int(keeps_identity)])

    def founded(kind: str, role: SeatRole) -> Founding:
        seated = holders_of(holder for seat, holder in seats if seat is role)
        return found(uid, kind, [*seated.values(), recovery_holder()], on)

    report = founded("R", SeatRole.INTAKE)
    papers = [draft("arrival", [(report.compartment, arrival.content)], REPORTER)]
    if not keeps_identity:
        return [report], papers
    identity = founded("I", SeatRole.CUSTODIAN)
    if arrival.identity:
        papers.append(draft("identity", [(identity.compartment, arrival.identity)], REPORTER))
    papers += attachments.papers(arrival.files, [report.compartment], identity.compartment)
    papers += attachments.kept_papers(arrival.kept, identity.compartment)
    return [report, identity], papers


def _as_given(arrival: Arrival) -> Given:
    """The text as something whose named people can be looked for."""
    text = "\n".join(str(value) for value in arrival.content.values() if isinstance(value, str))
    return Given(MatterType.REPORT, Category.OTHER, text, channel=arrival.channel)
