"""Drafts: what a half-filled form carries in its own page, readable only together with that page's receipt code.

The server keeps nothing of it. Without the page, the keyring opens no staged file.
"""

import base64
import binascii
import json
import secrets
import time
from collections.abc import Mapping
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from . import codes
from .envelope import framed
from .keyring import hkdf, keyring

GOOD_FOR_SECONDS = 24 * 60 * 60
_SUITE = b"\x01"
_NONCE = 12
_PLACE = framed("dengwen", _SUITE, "draft")


class DraftUnreadable(Exception):
    """This draft was made for another page, is older than a day, or was altered."""


def pack_draft(content: Mapping[str, Any], code: str) -> str:
    """An opaque token for a hidden field; `content` is plain JSON values."""
    text = json.dumps([int(time.time()), content], ensure_ascii=False, separators=(",", ":")).encode()
    nonce = secrets.token_bytes(_NONCE)
    return base64.urlsafe_b64encode(_SUITE + nonce + _box(code).encrypt(nonce, text, _PLACE)).decode()


def unpack_draft(token: str, code: str) -> dict[str, Any]:
    """The content again, or `DraftUnreadable`."""
    try:
        raw = base64.b64decode(token, altchars=b"-_", validate=True)
        if raw[:1] != _SUITE or codes.normalise(code) is None:
            raise InvalidTag
        text = _box(code).decrypt(raw[1 : 1 + _NONCE], raw[1 + _NONCE :], _PLACE)
    except (InvalidTag, ValueError, binascii.Error):
        raise DraftUnreadable("This draft was made for another page, or was altered.") from None
    made, content = json.loads(text)
    if not made <= time.time() + 60 <= made + GOOD_FOR_SECONDS + 60:
        raise DraftUnreadable("This draft is older than a day.")
    return dict(content)


def _box(code: str) -> ChaCha20Poly1305:
    secret = codes.secret_of(codes.normalise(code) or code)
    return ChaCha20Poly1305(hkdf(secret, framed("dengwen", "draft key"), salt=keyring().derive("drafts")))
