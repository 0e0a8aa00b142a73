"""Things in transit: sealed under the keyring, so that this house's own processes can go on with them after a restart.

For what waits minutes to days and belongs to nobody's compartment yet: the key of a mail that was stored and not yet read, the address of
an answer that was not yet sent. Database and media without the keyring open nothing of it. Rows are to be emptied when the thing has
passed on.
"""

import json
import secrets
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from .envelope import framed, pad, unpad
from .keyring import keyring

_SUITE = b"\x01"
_NONCE = 12


class TransitUnreadable(Exception):
    """This was sealed for another place or by another house, or was altered."""


def seal_transit(purpose: str, uid: UUID, content: Mapping[str, Any]) -> bytes:
    """Seal plain JSON values for the row with this uid; padded to a size bucket."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    nonce = secrets.token_bytes(_NONCE)
    return _SUITE + nonce + _box(purpose).encrypt(nonce, pad(text), _place(purpose, uid))


def open_transit(purpose: str, uid: UUID, blob: bytes) -> dict[str, Any]:
    """The content again, or `TransitUnreadable`."""
    try:
        if blob[:1] != _SUITE:
            raise InvalidTag
        padded = _box(purpose).decrypt(blob[1 : 1 + _NONCE], blob[1 + _NONCE :], _place(purpose, uid))
    except (InvalidTag, ValueError):
        raise TransitUnreadable("This was sealed for another place, or was altered.") from None
    content: dict[str, Any] = json.loads(unpad(padded))
    return content


def _box(purpose: str) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(keyring().derive(f"transit {purpose}"))


def _place(purpose: str, uid: UUID) -> bytes:
    return framed("dengwen", _SUITE, "transit", purpose, uid.bytes)
