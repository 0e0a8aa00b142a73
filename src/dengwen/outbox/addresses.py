"""Addresses: which can be written to, and their keyed digests. An address is never logged and never stands in a plain column."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parseaddr

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

from dengwen.vault.blind import blind

LONGEST = 254
NOBODY_READS = re.compile(
    r"(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|listserv|majordomo)([-+=._].*)?"
)
"""Local parts behind which no person sits; an answer to them at best comes back."""
TYPED = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}")

_valid = EmailValidator()


def sendable(address: str) -> bool:
    """Whether a mail can be addressed so: one plain address, nothing that could become a second header."""
    if len(address) > LONGEST or not address.isascii() or any(ord(each) < 33 for each in address):
        return False
    try:
        _valid(address)
    except ValidationError:
        return False
    return True


def is_ours(address: str) -> bool:
    """Whether this is an address under which the house itself writes or is written to."""
    own = {folded(parseaddr(each)[1]) for each in (settings.MAIL_FROM, settings.MAIL_REPLY_TO) if each}
    return folded(address) in own


def is_nobodys(address: str) -> bool:
    return NOBODY_READS.fullmatch(address.partition("@")[0].lower()) is not None


def folded(address: str) -> str:
    """The mailbox behind an address: without case, without what follows a plus."""
    local, _, domain = address.strip().lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def typed_in(text: str) -> str:
    """The only mail address in what somebody typed as a contact; empty when there is none or more than one."""
    found = {each for each in TYPED.findall(text) if sendable(each)}
    return found.pop() if len(found) == 1 else ""


def day_gate(address: str, on: date) -> str:
    """The mark of the one automatic answer that this mailbox may get on this day."""
    return blind("mail gate", "day", folded(address), on.isoformat()).hex()


def hour_gate(kind: str, address: str, hour: datetime) -> str:
    """The mark of the one batched mail of this kind for this mailbox in this hour."""
    return blind("mail gate", kind, folded(address), hour.strftime("%Y-%m-%dT%H%z")).hex()
