"""Threads: a token in the address to which an answer goes, so that it finds its matter; nothing in a subject line is trusted."""

from __future__ import annotations

import base64
from uuid import UUID

from dengwen.outbox.models import Thread
from dengwen.vault.blind import blind

_BYTES = 15
LENGTH = 24


def token_for(case_uid: UUID) -> str:
    """The matter's token: 24 small letters and digits, always the same, worthless without the keyring. Remembers the matter."""
    token = base64.b32encode(blind("thread token", case_uid.bytes)[:_BYTES]).decode().lower()
    Thread.objects.get_or_create(case_uid=case_uid, defaults={"mark": _mark(token)})
    return token


def matter_of(token: str) -> UUID | None:
    """The matter whose token this is; None for anything that we did not make. Case does not matter: mail servers change it."""
    plain = token.strip().lower()
    if len(plain) != LENGTH:
        return None
    return Thread.objects.filter(mark=_mark(plain)).values_list("case_uid", flat=True).first()


def _mark(token: str) -> str:
    return blind("thread mark", token).hex()
