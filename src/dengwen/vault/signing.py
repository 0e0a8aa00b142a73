"""Small keyed tools for the rooms above: signed tokens and small secrets the server itself must be able to read."""

import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from .envelope import framed
from .keyring import keyring

_SUITE = b"\x01"
_NONCE = 12


class SettingUnreadable(Exception):
    """This small secret was sealed under another keyring or for another place, or it was altered."""


def sign(purpose: str, value: bytes) -> bytes:
    """A 32-byte HMAC over the value; a signature for one purpose is worthless for every other."""
    return hmac.digest(keyring().derive(f"sign {purpose}"), value, "sha256")


def check(purpose: str, value: bytes, signature: bytes) -> bool:
    return hmac.compare_digest(sign(purpose, value), signature)


def sealed_setting(value: bytes, *place: bytes | str) -> bytes:
    """Seal a secret that the server opens by itself (a TOTP secret); `place` says whose and what it is."""
    nonce = secrets.token_bytes(_NONCE)
    return _SUITE + nonce + _box().encrypt(nonce, value, framed("setting", *place))


def open_setting(blob: bytes, *place: bytes | str) -> bytes:
    try:
        if blob[:1] != _SUITE:
            raise InvalidTag
        return _box().decrypt(blob[1 : 1 + _NONCE], blob[1 + _NONCE :], framed("setting", *place))
    except (InvalidTag, ValueError):
        raise SettingUnreadable("This small secret cannot be read with this keyring in this place.") from None


def _box() -> ChaCha20Poly1305:
    return ChaCha20Poly1305(keyring().derive("settings"))
