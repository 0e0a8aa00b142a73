"""Welcomes: how somebody who wrote from afar gets a receipt code, once, by a link that is good for a week.

The token stands only in the letter that carries it. Kept is a keyed digest of it and the code sealed under a key that only token and
keyring together give; when it is redeemed, the sealed code is emptied in the same statement that finds it unused.
"""

import base64
import secrets
from datetime import date, timedelta

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from django.db import transaction

from .blind import blind
from .codes import grouped, normalise
from .envelope import framed
from .keyring import hkdf, keyring
from .models import Welcome

GOOD_FOR = timedelta(days=7)
_BYTES = 24
_LONGEST = 64
_SUITE = b"\x01"
_NONCE = 12


class NoCode(ValueError):
    """Only a receipt code can be handed over by a welcome."""


def make(code: str, on: date) -> str:
    """A token by which this code can be fetched once, until seven days after `on`. Written in the caller's transaction."""
    bare = normalise(code)
    if bare is None:
        raise NoCode("This is no receipt code.")
    token = secrets.token_urlsafe(_BYTES)
    digest, nonce = _digest(token), secrets.token_bytes(_NONCE)
    sealed = _SUITE + nonce + _box(token).encrypt(nonce, bare.encode(), _place(digest))
    Welcome.objects.create(digest=digest, sealed=sealed, until_on=on + GOOD_FOR)
    return token


def redeem(token: str, on: date) -> str | None:
    """The code, grouped, the first time within the seven days; otherwise None, whether unknown, used or over."""
    digest = _digest(token[:_LONGEST])
    with transaction.atomic():
        found = Welcome.objects.select_for_update().filter(digest=digest, until_on__gte=on).exclude(sealed=b"").first()
        if found is None:
            return None
        Welcome.objects.filter(pk=found.pk).update(sealed=b"")
    try:
        return _opened(token, digest, found.sealed)
    except (InvalidTag, ValueError):
        return None


def sweep(on: date) -> int:
    """Remove what is over; how many."""
    return Welcome.objects.filter(until_on__lt=on).delete()[0]


def _opened(token: str, digest: bytes, sealed: bytes) -> str:
    nonce, box = sealed[1 : 1 + _NONCE], sealed[1 + _NONCE :]
    return grouped(_box(token).decrypt(nonce, box, _place(digest)).decode())


def _digest(token: str) -> bytes:
    return blind("welcome", token)


def _box(token: str) -> ChaCha20Poly1305:
    secret = base64.urlsafe_b64decode(token.encode() + b"==")
    return ChaCha20Poly1305(hkdf(secret, framed("dengwen", "welcome key"), salt=keyring().derive("welcomes")))


def _place(digest: bytes) -> bytes:
    return framed("dengwen", _SUITE, "welcome", digest)
