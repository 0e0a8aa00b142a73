"""Members of staff who want their notices announced by mail: asked for on the own account page, proved by a code, off by default.

The address is sealed under the keyring as a reporter's is, shown to its owner alone, and goes with the account.
"""

from __future__ import annotations

import secrets
from collections.abc import Container
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID, uuid4

from django.utils import timezone

from dengwen.outbox import queue
from dengwen.outbox.addresses import is_ours, sendable
from dengwen.outbox.models import MailKind, Recipient
from dengwen.outbox.subscriptions import AddressNotUsable
from dengwen.vault.blind import blind
from dengwen.vault.transit import open_transit, seal_transit

PURPOSE = "staff address"
CODE_HOLDS = timedelta(hours=24)
NEXT_CODE_AFTER = timedelta(minutes=10)
TRIES = 5


class AskedTooSoon(Exception):
    """A code went out a moment ago."""


class Standing(NamedTuple):
    """Where a person's notices go; ``verified`` is False while the code has not been typed in."""

    address: str = ""
    verified: bool = False


def standing(staff_uid: UUID) -> Standing:
    kept = Recipient.objects.filter(staff_uid=staff_uid).first()
    return Standing(address_of(kept), kept.verified_on is not None) if kept else Standing()


def address_of(kept: Recipient) -> str:
    return str(open_transit(PURPOSE, kept.uid, kept.sealed)["address"])


def ask(staff_uid: UUID, address: str, language: str, now: datetime) -> None:
    """Send a code to this address; it replaces a former one, and nothing else is written to it before the code was typed in.

    AddressNotUsable when it cannot be written to, AskedTooSoon within minutes of the last code.
    """
    if not sendable(address) or is_ours(address) or not queue.configured():
        raise AddressNotUsable("No mail can be sent to this address.")
    former = Recipient.objects.filter(staff_uid=staff_uid).first()
    if former is not None and now - former.asked_at < NEXT_CODE_AFTER:
        raise AskedTooSoon
    stop(staff_uid)
    uid, code = uuid4(), f"{secrets.randbelow(10**6):06}"
    sealed = seal_transit(PURPOSE, uid, {"address": address})
    Recipient.objects.create(uid=uid, staff_uid=staff_uid, sealed=sealed, code_mark=_mark(uid, code), asked_at=now)
    if not queue.post(MailKind.STAFF_CODE, address, language, link=code, at=now):
        raise AskedTooSoon


def confirm(staff_uid: UUID, code: str, now: datetime) -> bool:
    """Whether this is the code that was sent; a few tries, a day long."""
    kept = Recipient.objects.select_for_update().filter(staff_uid=staff_uid, verified_on=None).first()
    if kept is None or kept.tries >= TRIES or now - kept.asked_at > CODE_HOLDS:
        return False
    kept.tries += 1
    right = secrets.compare_digest(kept.code_mark, _mark(kept.uid, code.strip()))
    if right:
        kept.verified_on, kept.code_mark = timezone.localdate(now), ""
    kept.save(update_fields=["tries", "verified_on", "code_mark"])
    return right


def stop(staff_uid: UUID) -> None:
    """Forget the address, and what waits for it."""
    for kept in Recipient.objects.filter(staff_uid=staff_uid):
        _end(kept)


def end_all_but(staff_uids: Container[UUID]) -> int:
    """Forget the addresses of accounts that have ended; how many."""
    gone = [each for each in Recipient.objects.all() if each.staff_uid not in staff_uids]
    for kept in gone:
        _end(kept)
    return len(gone)


def _end(kept: Recipient) -> None:
    if kept.mail_uid is not None:
        queue.withdraw(kept.mail_uid)
    kept.delete()


def _mark(uid: UUID, code: str) -> str:
    return blind("staff code", uid.bytes, code).hex()
