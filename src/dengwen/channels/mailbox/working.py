"""Working off the spool: whoever has time does it, after a crash whoever comes first."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

import structlog
from django.db import DatabaseError
from django.db.models import F

from dengwen.channels.mailbox.models import Spooled
from dengwen.channels.mailbox.parsing import parse
from dengwen.channels.mailbox.settling import Settled, repeated, settle
from dengwen.channels.mailbox.spool import Parcel, held, take

AT_ONCE = 32
SUSPECT = 2
"""A mail that was begun with so often and is still there is taken alone: it may be what ended the process."""
log = structlog.get_logger("dengwen.mailbox")


class NotWorkedOff(Exception):
    """Some mails stay in the spool for now, because of a fault of this machine."""


def work_off() -> int:
    """Settle the next mails of the spool; how many. NotWorkedOff when none of them could be."""
    rows = list(Spooled.objects.order_by("tried", "pk")[:AT_ONCE])
    if rows and rows[0].tried >= SUSPECT:
        rows = rows[:1]
    if not rows:
        return 0
    Spooled.objects.filter(pk__in=[row.pk for row in rows]).update(tried=F("tried") + 1)
    failed = [row for row in rows if not _worked(row)]
    _not_their_fault(failed)
    if len(failed) == len(rows):
        raise NotWorkedOff("No mail of the spool could be worked off.")
    return len(rows) - len(failed)


def _worked(row: Spooled) -> bool:
    try:
        settle(held(row))
    except Exception as fault:
        log.error("mailbox.spool", kind=type(fault).__name__)
        return False
    return True


def _not_their_fault(rows: Sequence[Spooled]) -> None:
    if rows:
        with suppress(DatabaseError):
            Spooled.objects.filter(pk__in=[row.pk for row in rows]).update(tried=F("tried") - 1)


def tidy(_now: datetime) -> int:
    """A round of the clerk: what a process that ended left in the spool; how many were settled."""
    settled = 0
    try:
        while more := work_off():
            settled += more
    except NotWorkedOff:
        log.warning("mailbox.spool_waits")
    return settled


def receive(parcel: Parcel) -> Settled:
    """Take one mail and settle it at once. What is raised is a fault of this machine; then it may be handed over again."""
    evidence = take([parcel])[0]
    row = Spooled.objects.filter(evidence=evidence).first()
    if row is None:
        return repeated(evidence, parse(parcel.raw))
    return settle(held(row))
