"""From the spool to a submission: parsed, matched and written in one transaction that ends with the mail's row in the spool.

A mail that cannot be dealt with for what it is becomes a submission all the same, kept as it came. What fails because of this machine
(a full disk, a locked database) stays in the spool and is tried again.
"""

from __future__ import annotations

from collections.abc import Iterable
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
from dengwen.channels.mailbox.spool import Held, found_by, is_known
from dengwen.docket.models import Case
from dengwen.intake import attachments
from dengwen.intake.attachments import Attachment
from dengwen.intake.models import Submission
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
    """What became of one mail. ``mail`` is only for whoever supplied it; by ``evidence`` the submission is found, where there is one."""

    outcome: Outcome
    evidence: str = ""
    case: str | None = None
    mail: ParsedMail | None = None

    @property
    def submission(self) -> UUID | None:
        """The submission, or what waits to become one. Asked for by whoever brings single mails, so looked up only then."""
        made = found_by(self.evidence) if self.evidence else None
        return made.uid if made else None


@dataclass(frozen=True, slots=True, repr=False)
class Unread:
    """A mail into which nobody looks any more; ``reason`` is a code of ours."""

    held: Held
    reason: str


def settle(held: Held) -> Settled:
    """Make the submission of one spooled mail. Only faults of this machine are raised; then the mail is still in the spool."""
    looked = look_into(held)
    try:
        return settled(looked)
    except BaseException:
        discard(looked)
        raise


def look_into(held: Held) -> Opened | Unread:
    """Read the mail and stage its files, outside any transaction: no file is ever without a row. Only faults of this machine are raised."""
    if held.row.tried >= TRIED_ENOUGH:
        return Unread(held, "tried")
    staged: list[Attachment] = []
    try:
        raw = held.raw()
        mail = parse(raw)
        staged += [attachments.of_bytes(each.data, each.name) for each in mail.attachments]
        return Opened(held, proof_of(raw), mail, tuple(staged))
    except BaseException as fault:
        _forget(staged)
        if isinstance(fault, PASSING) or not isinstance(fault, Exception):
            raise
        return _unread(held, fault)


def settled(looked: Opened | Unread) -> Settled:
    """Out of the spool in one transaction, or in a part of the caller's. Faults of this machine are raised, and nothing is written then."""
    if isinstance(looked, Unread):
        return _kept_unread(looked)
    try:
        with transaction.atomic():
            return _taken_from_spool(looked)
    except PASSING:
        raise
    except Exception as fault:
        discard(looked)
        return _kept_unread(_unread(looked.held, fault))


def discard(looked: Opened | Unread) -> None:
    """The staged files of a mail that stays in the spool."""
    if isinstance(looked, Opened):
        _forget(looked.files)


def _forget(staged: Iterable[Attachment]) -> None:
    for each in staged:
        attachments.discard(each)


def _unread(held: Held, fault: Exception) -> Unread:
    log.warning("mailbox.unreadable", kind=type(fault).__name__)
    return Unread(held, type(fault).__name__)


def _taken_from_spool(opened: Opened) -> Settled:
    held = opened.held
    if not _taken(held):
        return _repeated(held, opened.mail)
    if is_known(held.row.evidence):
        return _twice(held, opened.mail)
    trial = trials.found(opened.mail)
    if trial is not None and trials.came_back(trial, opened.mail, held.row.evidence):
        _drop(held)
        return Settled(Outcome.TRIAL, mail=opened.mail)
    outcome, made = becoming.become(opened)
    code = made.code if isinstance(made, Case) else None
    return Settled(Outcome(outcome), held.row.evidence, code, opened.mail)


def _taken(held: Held) -> bool:
    """Whether this process took the row out of the spool, rather than another one before it."""
    return bool(Spooled.objects.filter(pk=held.row.pk).delete()[0])


def _kept_unread(looked: Unread) -> Settled:
    """The last resort, which looks into nothing: an officer is told that there is a mail, the custodians hold it."""
    held = looked.held
    with transaction.atomic():
        if not _taken(held):
            return _repeated(held, None)
        if is_known(held.row.evidence):
            return _twice(held, None)
        becoming.wait_unread(held, looked.reason)
    return Settled(Outcome.UNREADABLE, held.row.evidence)


def _twice(held: Held, mail: ParsedMail | None) -> Settled:
    """Spooled by two processes at once, and the other was quicker: this copy goes."""
    _drop(held)
    return _repeated(held, mail)


def _drop(held: Held) -> None:
    files.release([held.file.uid])
    transaction.on_commit(lambda: files.discard(held.file.uid))


def _repeated(held: Held, mail: ParsedMail | None) -> Settled:
    return repeated(held.row.evidence, mail)


def repeated(evidence: str, mail: ParsedMail | None) -> Settled:
    """What a mail that is known already became when it came first."""
    made = found_by(evidence)
    case = made.case if isinstance(made, Submission) else None
    return Settled(Outcome.REPEATED, evidence, case.code if case else None, mail)
