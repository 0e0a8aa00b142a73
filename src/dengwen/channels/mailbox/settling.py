"""From the spool to a submission: parsed, matched and written in one transaction that ends with the mail's row in the spool.

A mail that cannot be dealt with for what it is becomes a submission all the same, kept as it came. What fails because of this machine
(a full disk, a locked database) stays in the spool and is tried again.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto
from uuid import UUID

import structlog
from django.db import InterfaceError, OperationalError, transaction

from dengwen.channels.mailbox import becoming, trials
from dengwen.channels.mailbox.becoming import Opened
from dengwen.channels.mailbox.evidence import proof_of
from dengwen.channels.mailbox.models import Spooled
from dengwen.channels.mailbox.parsing import ParsedMail, parse
from dengwen.channels.mailbox.spool import Held
from dengwen.docket.models import Case
from dengwen.intake import attachments
from dengwen.intake.attachments import Attachment
from dengwen.intake.models import Submission, Waiting
from dengwen.regulation.vocabulary import Channel
from dengwen.vault import files
from dengwen.vault.holders import NoKeyYet

TRIED_ENOUGH = 25
"""A mail that so many times was begun with and never finished ends whoever looks into it; it is kept without another look."""
PASSING = (OperationalError, InterfaceError, OSError, NoKeyYet)
"""Faults of this machine and not of the mail."""
log = structlog.get_logger("dengwen.mailbox")


class Outcome(StrEnum):
    """What became of a mail."""

    MATTER = auto()
    MESSAGE = auto()
    REPEATED = auto()
    AUTOMATIC = auto()
    WAITING = auto()
    UNREADABLE = auto()
    TRIAL = auto()


@dataclass(frozen=True, slots=True, repr=False)
class Settled:
    """What became of one mail. ``mail`` is only for whoever supplied it."""

    outcome: Outcome
    submission: UUID | None = None
    case: str | None = None
    mail: ParsedMail | None = None


def settle(held: Held) -> Settled:
    """Make the submission of one spooled mail. Only faults of this machine are raised; then the mail is still in the spool."""
    try:
        if held.row.tried >= TRIED_ENOUGH:
            return _kept_unread(held, "tried")
        return _dealt_with(held)
    except PASSING:
        raise
    except Exception as fault:
        log.warning("mailbox.unreadable", kind=type(fault).__name__)
        return _kept_unread(held, type(fault).__name__)


def _dealt_with(held: Held) -> Settled:
    raw = held.raw()
    mail, proof = parse(raw), proof_of(raw)
    staged: list[Attachment] = []
    try:
        staged += [attachments.of_bytes(each.data, each.name) for each in mail.attachments]
        with transaction.atomic():
            return _taken_from_spool(Opened(held, proof, mail, tuple(staged)))
    except BaseException:
        for each in staged:
            attachments.discard(each)
        raise


def _taken_from_spool(opened: Opened) -> Settled:
    row = Spooled.objects.select_for_update().filter(pk=opened.held.row.pk).first()
    if row is None:
        return _repeated(opened.held, opened.mail)
    row.delete()
    if found_by(row.evidence) is not None:
        return _twice(opened.held, opened.mail)
    files.release([row.file_uid])
    trial = trials.found(opened.mail)
    if trial is not None and trials.came_back(trial, opened.mail, row.evidence):
        transaction.on_commit(lambda: files.discard(row.file_uid))
        return Settled(Outcome.TRIAL, mail=opened.mail)
    return _as(opened)


def _as(opened: Opened) -> Settled:
    outcome, made = becoming.become(opened)
    if isinstance(made, Case):
        found = Submission.objects.values_list("uid", flat=True).get(evidence=opened.held.row.evidence, case=made)
        return Settled(Outcome(outcome), found, made.code, opened.mail)
    return Settled(Outcome(outcome), made.uid, None, opened.mail)


def _kept_unread(held: Held, reason: str) -> Settled:
    """The last resort, which looks into nothing: an officer is told that there is a mail, the custodians hold it."""
    with transaction.atomic():
        row = Spooled.objects.select_for_update().filter(pk=held.row.pk).first()
        if row is None:
            return _repeated(held, None)
        row.delete()
        if found_by(row.evidence) is not None:
            return _twice(held, None)
        files.release([row.file_uid])
        waiting = becoming.wait_unread(held, reason)
    return Settled(Outcome.UNREADABLE, waiting.uid)


def _twice(held: Held, mail: ParsedMail | None) -> Settled:
    """Spooled by two processes at once, and the other was quicker: this copy goes."""
    files.release([held.file.uid])
    transaction.on_commit(lambda: files.discard(held.file.uid))
    return _repeated(held, mail)


def _repeated(held: Held, mail: ParsedMail | None) -> Settled:
    return repeated(held.row.evidence, mail)


def repeated(evidence: str, mail: ParsedMail | None) -> Settled:
    """What a mail that is known already became when it came first."""
    made = found_by(evidence)
    if isinstance(made, Submission):
        return Settled(Outcome.REPEATED, made.uid, made.case.code if made.case else None, mail)
    return Settled(Outcome.REPEATED, made.uid if made else None, None, mail)


def found_by(evidence: str) -> Submission | Waiting | None:
    """The submission that this evidence has become, if it has."""
    known = Submission.objects.filter(channel=Channel.MAILBOX, evidence=evidence).select_related("case").first()
    return known or Waiting.objects.filter(channel=Channel.MAILBOX, evidence=evidence).first()
