"""Sorting what waits, by an officer who holds its key: taken up as a matter, joined to one, or set aside (3.2.1a, 3.2.2b)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.utils.translation import gettext

from dengwen.docket import access, moment, papers, telltales
from dengwen.docket.actors import REPORTER, Actor
from dengwen.docket.acts import NotLawful, held, perform
from dengwen.docket.house import enter
from dengwen.docket.models import Case
from dengwen.docket.opening import Opening, open_case
from dengwen.docket.papers import PaperDraft, draft
from dengwen.docket.projection import Row, change, new
from dengwen.docket.seating import candidates
from dengwen.intake.concerned import concerned_in
from dengwen.intake.given import Given
from dengwen.intake.models import SubmissionStatus, Waiting, WaitingState
from dengwen.intake.submissions import report_body
from dengwen.ledger.models import Entry
from dengwen.people.circle import excluded
from dengwen.people.organisation import organisation
from dengwen.regulation.vocabulary import SeatRole, SetAside
from dengwen.vault import compartments, receipts
from dengwen.vault.compartments import CompartmentKey, open_sealed, seal
from dengwen.vault.models import Compartment, Grant, Sealed
from dengwen.vault.session import Opener, VaultLocked


@dataclass(frozen=True, slots=True)
class OpenArrival:
    """Something that waits, opened for one officer. ``content`` is what the channel gave, ``files`` what may be shown of its files."""

    waiting: Waiting
    content: Mapping[str, Any]
    files: list[Mapping[str, Any]]

    @property
    def open(self) -> bool:
        """Whether something may still become of it."""
        return self.waiting.state in (WaitingState.WAITING, WaitingState.SET_ASIDE)


def visible_to(actor: Actor) -> QuerySet[Waiting]:
    """What the actor holds a key of; nobody learns how much else there is."""
    if not access.may_in_house(actor, "inbox"):
        return Waiting.objects.none()
    keys = Grant.objects.filter(
        holder_uid=actor.seat_uid, revoked_on=None, compartment__kind="R", compartment__case_uid=OuterRef("uid")
    )
    return Waiting.objects.filter(Exists(keys))


def seen_or_404(actor: Actor, uid: UUID) -> Waiting:
    """The arrival if the actor holds a key of it; otherwise Http404, as for one that does not exist."""
    waiting = visible_to(actor).filter(uid=uid).first()
    if waiting is None:
        raise Http404
    return waiting


def opened(actor: Actor, several: Iterable[Waiting]) -> list[OpenArrival]:
    """These arrivals with what they say, in their order; VaultLocked when the vault is."""
    return [_opened(actor, waiting) for waiting in several]


def _opened(actor: Actor, waiting: Waiting) -> OpenArrival:
    compartment, key = _key(actor, waiting)
    bodies = {each.record_uid: open_sealed(each, key) for each in Sealed.objects.filter(compartment=compartment)}
    by_kind = [(kind, bodies[UUID(uid)]) for uid, kind, _ in waiting.papers if UUID(uid) in bodies]
    content = next((body for kind, body in by_kind if kind == "arrival"), {})
    return OpenArrival(waiting, content, [body for kind, body in by_kind if kind == "file"])


def _key(actor: Actor, waiting: Waiting) -> tuple[Compartment, CompartmentKey]:
    compartment = compartments.newest(waiting.uid)["R", None]
    key = Opener(actor.token, actor.seat_uid).keys(waiting.uid).get(compartment.pk)
    if key is None:
        raise VaultLocked("No key of this arrival is at hand.")
    return compartment, key


def take_up(waiting: Waiting, actor: Actor, given: Given, code: str) -> Case:
    """Make it the matter that ``given`` says, with the arrival's own uid, day of receipt and sealed papers; ``code`` becomes its receipt.

    The exclusion is computed anew from what the officer wrote down; whoever it bars loses the key in the same transaction.
    """
    compartment, key = _key(actor, waiting)
    house = organisation(moment.today())
    barred = excluded(house, concerned_in(house, given))
    reporter = receipts.holder(code)
    told = draft("submission", [(compartment, report_body(house, given))], REPORTER)
    grants = compartments.regrant(key, compartment, [reporter], moment.today())
    with transaction.atomic():
        _still_waits(waiting)
        compartments.revoke(waiting.uid, barred, moment.today())
        opening = _opening(waiting, given, barred)
        if not any(role is SeatRole.INTAKE for role, _ in opening.seats):
            raise NotLawful(gettext("Nobody who holds this arrival may have the matter; hand it to supervision."))
        case = open_case(
            opening, actor, [*_filed(waiting), told], [], [_row(waiting)], [receipts.issue(reporter, waiting.uid)]
        )
        compartments.save(grants=grants)
        _ended(waiting, actor, "take_up", WaitingState.TAKEN_UP, case.uid)
    return case


def _opening(waiting: Waiting, given: Given, barred: frozenset[UUID]) -> Opening:
    house = organisation(moment.today())
    seats = [(SeatRole.INTAKE, uid) for uid in sorted(compartments.grantees(waiting.uid, "R")) if uid in house.people]
    seats += [(SeatRole.CUSTODIAN, uid) for uid in compartments.grantees(waiting.uid, "I") if uid in house.people]
    seats += [(SeatRole.SUPERVISOR, uid) for uid in candidates(house, SeatRole.SUPERVISOR, barred)]
    return Opening(
        given.matter_type,
        given.category,
        given.channel,
        given.identity_mode,
        given.reporter_type,
        seats=seats,
        barred=barred,
        case_uid=waiting.uid,
        received_on=waiting.received_on,
    )


def _filed(waiting: Waiting) -> list[PaperDraft]:
    """The papers that were sealed on arrival, now filed with the matter."""
    return [
        PaperDraft(
            new(
                "paper",
                UUID(uid),
                {"kind": kind, "author_uid": None, "about_uid": None, "on": waiting.received_on, "digest": digest},
            ),
            (),
        )
        for uid, kind, digest in waiting.papers
    ]


def _row(waiting: Waiting, status: SubmissionStatus = SubmissionStatus.RECEIVED) -> Row:
    values = {"channel": waiting.channel, "evidence": waiting.evidence, "received_on": waiting.received_on}
    hinted = {"hinted": True} if waiting.hinted else {}
    return new("submission", uuid4(), values | {"status": status} | hinted)


def join(waiting: Waiting, case: Case, actor: Actor) -> Entry:
    """Put it to a matter that the actor handles: what it says is sealed with the report there, and counts as received.

    The clean copies of its files go with it; untouched originals stay with the custodians of the arrival.
    """
    arrival = _opened(actor, waiting)
    with held(case):
        _still_waits(waiting)
        places = papers.compartments_of(case, "R")
        told = [papers.same("joined", places, dict(arrival.content), REPORTER)]
        told += [papers.same("file", places, dict(each), REPORTER) for each in arrival.files]
        entry = perform("link", case, actor, rows=[_row(waiting, SubmissionStatus.LINKED)], papers=told)
        telltales.belongs_to(waiting.uid, case.uid)
        _ended(waiting, actor, "join", WaitingState.JOINED, case.uid)
    return entry


def set_aside(waiting: Waiting, actor: Actor, reason: SetAside, words: str = "") -> Entry:
    """It is no matter, for a reason of the list; the officer's own words are sealed beside it. Supervision samples these."""
    compartment, _ = _key(actor, waiting)
    note = seal(compartment, uuid4(), {"text": words, "reason": reason})
    with transaction.atomic():
        _still_waits(waiting)
        compartments.save(sealed=[note])
        facts = {"reason": reason, "note": str(note.record_uid), "digest": hashlib.sha256(note.blob).hexdigest()}
        rows = [change("waiting", waiting.uid, {"state": WaitingState.SET_ASIDE, "reason": reason})]
        return enter("set_aside", actor, rows, facts)


def _still_waits(waiting: Waiting) -> None:
    """What was set aside may still be taken up; what became a matter may not."""
    now = Waiting.objects.select_for_update().get(pk=waiting.pk)
    if now.state in (WaitingState.TAKEN_UP, WaitingState.JOINED):
        raise NotLawful(gettext("Somebody else has dealt with this arrival already."))


def _ended(waiting: Waiting, actor: Actor, act: str, state: WaitingState, case_uid: UUID) -> None:
    enter(act, actor, [change("waiting", waiting.uid, {"state": state, "case_uid": case_uid, "reason": ""})])
    waiting.state, waiting.case_uid = state, case_uid
