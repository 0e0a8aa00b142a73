"""Receiving: one submission becomes one matter, sealed, seated and entered in one transaction (3.1a, F2, F6).

Who must not know is computed before any key is wrapped, so no excluded person ever holds one, not even for a moment.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from dengwen.docket import moment, telltales
from dengwen.docket.actors import REPORTER, Actor
from dengwen.docket.models import Case
from dengwen.docket.opening import Opening, open_case
from dengwen.docket.papers import PaperDraft, draft
from dengwen.docket.projection import Row, new
from dengwen.docket.seating import first_seats
from dengwen.intake import attachments, likeness, planting, representing
from dengwen.intake.attachments import Attachment, Kept
from dengwen.intake.concerned import as_told, concerned_in, staff_meant, units_meant
from dengwen.intake.given import Given
from dengwen.intake.models import SubmissionStatus
from dengwen.outbox import subscriptions
from dengwen.people.circle import excluded
from dengwen.people.organisation import Organisation, organisation
from dengwen.regulation.vocabulary import Channel, SeatRole
from dengwen.vault import receipts
from dengwen.vault.blind import blind
from dengwen.vault.compartments import Founding, found
from dengwen.vault.files import FileGone
from dengwen.vault.holders import Holder, holders_of, recovery_holder
from dengwen.vault.models import Receipt


class NoReceiptCode(ValueError):
    """Nothing can be received under something that is no receipt code."""


class NotReceivedYet(ValueError):
    """A channel cannot have had something on a day that is still to come."""


@dataclass(frozen=True, slots=True)
class _Sealed:
    """A submission ready to be written: nothing of it is readable any more. ``about`` are the people and units it names."""

    opening: Opening
    about: frozenset[UUID]
    papers: list[PaperDraft]
    foundings: list[Founding]
    submission: Row


def receive(
    given: Given,
    code: str,
    files: Sequence[Attachment] = (),
    *,
    by: Actor = REPORTER,
    received_on: date | None = None,
    kept: Sequence[Kept] = (),
) -> Case:
    """Open the matter of a submission and issue its receipt; the same code (or the same evidence) twice is the same matter.

    ``code`` comes from `receipts.new_code` and was shown to the reporter. Files and ``kept`` originals must be staged; they are adopted
    here. ``by`` is whoever wrote it down for the reporter (6.2: the entry names them, the papers do not); ``received_on`` the day on which
    the channel had it, today when not given. NoReceiptCode when the code is none; NotReceivedYet for a day to come.
    """
    bare = receipts.normalise(code)
    if bare is None:
        raise NoReceiptCode("This is no receipt code.")
    on = moment.today() if received_on is None else received_on
    if on > moment.today():
        raise NotReceivedYet("Nothing was received on a day that is still to come.")
    reporter = receipts.holder(bare)
    sealed = _seal(given, reporter, files, kept, on)
    try:
        with transaction.atomic():
            case = _write(sealed, reporter, files, kept, by)
            _mails_if_wished(given, reporter, case)
            _sketched(given, sealed.about, case)
            _marked(given, case)
            planting.notice(given.what, case.uid)
            return case
    except (IntegrityError, FileGone):
        twin = received_under(reporter) or _received_as(sealed.submission)
        if twin is None:
            raise
        return twin


def is_received(code: str) -> bool:
    """Whether something was already received under this code."""
    return Receipt.objects.filter(lookup=receipts.lookup(code)).exists()


def received_under(reporter: Holder) -> Case | None:
    """The matter that this receipt belongs to, if it was received."""
    case_uid = Receipt.objects.filter(lookup=reporter.uid.bytes).values_list("case_uid", flat=True).first()
    return None if case_uid is None else Case.objects.get(uid=case_uid)


def _received_as(submission: Row) -> Case | None:
    values = submission.values
    return Case.objects.filter(submissions__channel=values["channel"], submissions__evidence=values["evidence"]).first()


def _seal(given: Given, reporter: Holder, files: Sequence[Attachment], kept: Sequence[Kept], on: date) -> _Sealed:
    house = organisation(moment.today())
    keeps_identity = given.names_somebody or bool(files) or bool(kept)
    opening = _opening(house, given, [SeatRole.SUPERVISOR, SeatRole.CUSTODIAN][: 1 + keeps_identity], on)
    report = _found(opening, "R", SeatRole.INTAKE, reporter)
    foundings = [report]
    papers = [draft("submission", [(report.compartment, report_body(house, given))], REPORTER)]
    if keeps_identity:
        identity = _found(opening, "I", SeatRole.CUSTODIAN)
        foundings.append(identity)
        papers += _identity(given, identity)
        papers += attachments.papers(files, [report.compartment], identity.compartment)
        papers += attachments.kept_papers(kept, identity.compartment)
    about = {uid for named in given.subjects for uid in staff_meant(house, named)} | set(given.subject_units)
    about |= units_meant(house, given.subject_unit_names)
    return _Sealed(opening, frozenset(about), papers, foundings, _submission(given, reporter, on))


def _opening(house: Organisation, given: Given, roles: Sequence[SeatRole], on: date) -> Opening:
    """The exclusion first, then the seats that it leaves."""
    barred = excluded(house, concerned_in(house, given))
    opening = Opening(
        given.matter_type,
        given.category,
        given.channel,
        given.identity_mode,
        given.reporter_type,
        barred=barred,
        received_on=on,
    )
    opening.seats = first_seats(house, barred, opening.case_uid, roles)
    return opening


def _found(opening: Opening, kind: str, role: SeatRole, *others: Holder) -> Founding:
    """A compartment for exactly those who were seated, the recovery key, and whoever else is named."""
    seated = holders_of(uid for seat, uid in opening.seats if seat is role)
    return found(opening.case_uid, kind, [*seated.values(), recovery_holder(), *others], moment.today())


def report_body(house: Organisation, given: Given) -> dict[str, object]:
    """What the paper of kind ``submission`` holds."""
    return {
        "what": given.what,
        "where": given.where,
        "when": given.when,
        "subjects": [as_told(house, named) for named in given.subjects],
        "subject_units": [str(uid) for uid in given.subject_units],
        "avoid": list(given.avoid),
        "avoid_units": [str(uid) for uid in given.avoid_units],
        "subject_unit_names": list(given.subject_unit_names),
        "avoid_unit_names": list(given.avoid_unit_names),
        "relation": given.reporter_type,
        "contact_wish": given.wish if given.has_identity else "",
        "language": given.language,
        **({"folded": given.folded} if given.folded else {}),
        **representing.in_report(given),
    }


def _identity(given: Given, identity: Founding) -> list[PaperDraft]:
    if not given.names_somebody:
        return []
    own = given.has_identity
    told = {
        "name": given.name if own else "",
        "contact": given.contact if own else "",
        "wish": given.wish if own else "",
    }
    return [draft("identity", [(identity.compartment, told | representing.with_identity(given))], REPORTER)]


def evidence_of(channel: Channel, proof: str | bytes) -> str:
    """The keyed digest under which a channel's own proof of one receipt is kept and found again."""
    return blind("evidence", channel, proof).hex()


def _submission(given: Given, reporter: Holder, on: date) -> Row:
    values = {
        "channel": given.channel,
        "evidence": evidence_of(given.channel, given.evidence or reporter.uid.bytes),
        "received_on": on,
        "status": SubmissionStatus.RECEIVED,
        **({"hinted": True} if given.hinted else {}),
    }
    return new("submission", uuid4(), values)


def _write(sealed: _Sealed, reporter: Holder, files: Sequence[Attachment], kept: Sequence[Kept], by: Actor) -> Case:
    attachments.adopt(files, kept)
    receipt = receipts.issue(reporter, sealed.opening.case_uid)
    return open_case(sealed.opening, by, sealed.papers, sealed.foundings, [sealed.submission], [receipt])


def _mails_if_wished(given: Given, reporter: Holder, case: Case) -> None:
    """Whoever let us use a contact that is a mail address gets a mail when there is news on the own page (5.2.1b)."""
    if given.has_identity and given.wish == "contact":
        subscriptions.start_as_typed(case.uid, reporter.uid, given.contact, given.language)


def _marked(given: Given, case: Case) -> None:
    """By which no packet can name the reporter, or whom they speak for, although whoever writes it does not know the names (F1)."""
    accused = [named.name for named in given.subjects]
    if given.has_identity:
        telltales.remember(case.uid, given.name, given.contact, accused)
    if (person := given.represented) is not None:
        telltales.remember(uuid4(), person.name, person.contact, accused, case_uid=case.uid)


def _sketched(given: Given, about: Iterable[UUID], case: Case) -> None:
    """What finds like matters again is remembered with the matter itself (F14)."""
    source = given.contact if given.has_identity else ""
    likeness.arrived(
        case.uid, given.what, source=source, subjects=about, channel=given.channel, received_on=case.received_on
    )
