"""Posting a mail: a row in the caller's transaction. What is rolled back is never sent; what is committed is not forgotten.

There is one gate for everything that this house sends by itself: at most one answer a mailbox and day, at most one batched mail of a kind
a mailbox and hour. The row's unique ``gate`` holds it, so that two processes at once cannot both pass.
"""

from __future__ import annotations

import secrets
from datetime import date, datetime, timedelta
from email.utils import parseaddr
from uuid import UUID, uuid4

from django.conf import settings
from django.utils import timezone

from dengwen.outbox.addresses import day_gate, folded, hour_gate, is_nobodys, is_ours, sendable
from dengwen.outbox.models import Mail, MailKind, MailState
from dengwen.outbox.sent import message_mark
from dengwen.vault.blind import blind
from dengwen.vault.transit import seal_transit

__all__ = ["PURPOSE", "MailKind", "configured", "may_answer", "post"]

PURPOSE = "outbox"


def configured() -> bool:
    """Whether this house sends mail at all."""
    return bool(settings.SMTP_HOST and settings.MAIL_FROM)


def may_answer(address: str, on: date) -> bool:
    """Whether this mailbox may still get an automatic answer on this day; never our own, and none behind which nobody sits."""
    if not configured() or not sendable(address) or is_ours(address) or is_nobodys(address):
        return False
    return not Mail.objects.filter(gate=day_gate(address, on)).exists()


def post(
    kind: MailKind,
    address: str,
    language: str,
    *,
    case_uid: UUID | None = None,
    link: str = "",
    at: datetime | None = None,
) -> bool:
    """Let a mail be sent after the caller's transaction; False when the gate (or the lack of a mail server) keeps it back.

    ``at`` is the earliest instant, now when not given. News go at a random minute of the hour after it, one a mailbox and hour: what was
    posted meanwhile is told by the same mail.
    """
    earliest = at or timezone.now()
    if not configured() or not sendable(address) or is_ours(address):
        return False
    if kind is MailKind.RECEIVED and not may_answer(address, timezone.localdate(earliest)):
        return False
    row = _row(kind, address, language, case_uid, link, earliest)
    Mail.objects.bulk_create([row], ignore_conflicts=True)
    held = Mail.objects.filter(gate=row.gate).values_list("uid", "case_uid").first()
    if held is not None and held[0] != row.uid and held[1] != case_uid:
        _speaks_of_none(row.gate)
    return held is not None and held[0] == row.uid


def plan(kind: MailKind, address: str, language: str, at: datetime) -> UUID | None:
    """Let a mail go at this instant and no earlier; its uid, None when the gate of that hour is taken or this house sends none."""
    if not configured() or not sendable(address) or is_ours(address):
        return None
    row = _row(kind, address, language, None, "", at)
    Mail.objects.bulk_create([row], ignore_conflicts=True)
    return row.uid if Mail.objects.filter(uid=row.uid).exists() else None


def waits(uid: UUID) -> bool:
    return Mail.objects.filter(uid=uid, state=MailState.WAITING).exists()


def withdraw(uid: UUID) -> bool:
    """Take back a mail that nobody has begun to send; whether it could be."""
    return bool(Mail.objects.filter(uid=uid, state=MailState.WAITING, tries=0).delete()[0])


def _speaks_of_none(gate: str) -> None:
    """A mail that tells of several matters leads an answer to none of them."""
    Mail.objects.filter(gate=gate, state=MailState.WAITING).update(case_uid=None)


def _row(kind: MailKind, address: str, language: str, case_uid: UUID | None, link: str, earliest: datetime) -> Mail:
    uid, message_id = uuid4(), new_message_id()
    gate, due_at = _when(kind, address, earliest, uid)
    content = {"address": address, "language": language, "link": link, "message_id": message_id}
    return Mail(
        uid=uid,
        kind=kind,
        case_uid=case_uid,
        made_on=timezone.localdate(earliest),
        next_try_at=due_at,
        sealed=seal_transit(PURPOSE, uid, content),
        gate=gate,
        message_mark=message_mark(message_id),
        to_mark=to_mark(uid, address) if kind is MailKind.NEWS else "",
    )


def to_mark(uid: UUID, address: str) -> str:
    """The keyed digest that binds one mail to its address, another for each mail."""
    return blind("mail to", uid.bytes, folded(address)).hex()


def _when(kind: MailKind, address: str, earliest: datetime, uid: UUID) -> tuple[str, datetime]:
    if kind is MailKind.NEWS:
        hour = next_hour(earliest)
        return hour_gate(kind, address, hour), at_random_in(hour)
    if kind in (MailKind.STAFF_NOTICE, MailKind.STAFF_CODE):
        return hour_gate(kind, address, next_hour(earliest)), earliest
    if kind is MailKind.RECEIVED:
        return day_gate(address, timezone.localdate(earliest)), earliest
    return uid.hex, earliest


def next_hour(instant: datetime) -> datetime:
    return instant.astimezone(timezone.get_default_timezone()).replace(minute=0, second=0, microsecond=0) + timedelta(
        hours=1
    )


def at_random_in(hour: datetime) -> datetime:
    """Some second of the hour; when a mail arrives says nothing about when what it tells of was done."""
    return hour + timedelta(seconds=secrets.randbelow(3600))


def new_message_id() -> str:
    """Random, the same for every try, so that a mail sent twice by a crash can be known as one."""
    domain = parseaddr(settings.MAIL_FROM)[1].rpartition("@")[2]
    return f"<{secrets.token_hex(16)}@{domain}>"
