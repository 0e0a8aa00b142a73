"""The house's own scheme, for whatever can sign: HMAC-SHA-256 over instant, number used once, and body; JSON inside.

Headers: ``X-Dengwen-Timestamp`` (seconds), ``X-Dengwen-Nonce`` (16 to 64 letters, digits, ``-`` or ``_``), ``X-Dengwen-Signature``
(``sha256=`` and 64 hexadecimal digits over ``timestamp.nonce.body``). Body: ``id``, ``text``, ``from`` {``id``, ``name``},
``files`` [{``url``, ``name``}]; only ``id`` and something to read or to fetch are required.
"""

from __future__ import annotations

import re
from typing import Any

from dengwen.channels.social.calls import Call, Heeded, Message, Piece, Refused, seconds
from dengwen.channels.social.platforms import Secrets
from dengwen.channels.social.schemes.json import JSON, read, reply, text_at
from dengwen.vault import callbacks

NONCE = re.compile(r"[A-Za-z0-9_-]{16,64}")
MOST_FILES = 10


def opened(call: Call, secrets: Secrets) -> Heeded:
    if call.method != "POST" or call.media_type != JSON:
        raise Refused
    stamp, nonce, signature = (
        call.headers.get(f"x-dengwen-{name}", "") for name in ("timestamp", "nonce", "signature")
    )
    at = seconds(stamp)
    if not NONCE.fullmatch(nonce):
        raise Refused
    expected = callbacks.webhook_signature(secrets.secret, stamp, nonce, call.body)
    if not secrets.secret or not callbacks.same(signature, f"sha256={expected}"):
        raise Refused
    return Heeded(at, nonce, lambda _: reply({"status": "received"}, 202), _message(read(call.body)), strict=True)


def _message(said: dict[str, Any]) -> Message:
    given = said.get("files")
    files = [each for each in given if isinstance(each, dict)] if isinstance(given, list) else []
    pieces = tuple(Piece(text_at(each, "name"), text_at(each, "url")) for each in files[:MOST_FILES])
    number, text = text_at(said, "id"), text_at(said, "text")
    if not number or not (text.strip() or pieces):
        raise Refused
    return Message(number, text_at(said, "from", "id"), "text", text, text_at(said, "from", "name"), (), pieces)
