"""Working off the spool: whoever has time does it, after a crash whoever comes first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime

import structlog
from django.db import DatabaseError, transaction
from django.db.models import F

from dengwen.channels.mailbox.becoming import Opened
from dengwen.channels.mailbox.models import Spooled
from dengwen.channels.mailbox.parsing import parse
from dengwen.channels.mailbox.settling import Settled, Unread, discard, look_into, repeated, settle, settled
from dengwen.channels.mailbox.spool import Held, Parcel, held, take

AT_ONCE = 32
TOGETHER, BYTES_TOGETHER = 8, 1 << 20
"""So many mails, small ones, are settled in one transaction: a commit costs as much as a tenth of a mail, and others wait meanwhile."""
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
    failed = [row for group in _groups([held(row) for row in rows]) for row in _failed(group)]
    _not_their_fault(failed)
    if len(failed) == len(rows):
        raise NotWorkedOff("No mail of the spool could be worked off.")
    return len(rows) - len(failed)


def _groups(several: Sequence[Held]) -> Iterator[list[Held]]:
    """Mails that are settled together, few and small enough to be held in memory at once."""
    group, size = list[Held](), 0
    for each in several:
        if group and (len(group) == TOGETHER or size + each.file.size > BYTES_TOGETHER):
            yield group
            group, size = [], 0
        group.append(each)
        size += each.file.size
    if group:
        yield group


def _failed(group: Sequence[Held]) -> list[Spooled]:
    """Settle these mails; those that stay in the spool. What fails together is done one by one, so that no mail holds up another."""
    if len(group) > 1 and _together(group):
        return []
    return [each.row for each in group if not _alone(each)]


def _together(group: Sequence[Held]) -> bool:
    looked: list[Opened | Unread] = []
    try:
        looked.extend(look_into(each) for each in group)
        with transaction.atomic():
            for each in looked:
                settled(each)
    except Exception:
        for each in looked:
            discard(each)
        return False
    return True


def _alone(one: Held) -> bool:
    try:
        settle(one)
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
    done = 0
    try:
        while more := work_off():
            done += more
    except NotWorkedOff:
        log.warning("mailbox.spool_waits")
    return done


def receive(parcel: Parcel) -> Settled:
    """Take one mail and settle it at once. What is raised is a fault of this machine; then it may be handed over again."""
    evidence = take([parcel])[0]
    row = Spooled.objects.filter(evidence=evidence).first()
    if row is None:
        return repeated(evidence, parse(parcel.raw))
    return settle(held(row))
