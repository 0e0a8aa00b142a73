"""What a telephone system tells of its calls: signed, fresh, told once; then acted on (2.2a).

The signature is HMAC-SHA256 under the line's key over five lines: method, path, seconds since 1970, nonce, SHA-256 of the body. Nothing of
a refused event is looked at, and every refusal of a signature reads the same.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.urls import reverse

from dengwen.channels.hotline import calls, lines
from dengwen.channels.hotline.models import Call, CallState, Nonce
from dengwen.docket import moment
from dengwen.vault.blind import blind

TIME, NONCE, DIGEST, SIGNATURE = "X-Dengwen-Time", "X-Dengwen-Nonce", "X-Dengwen-Digest", "X-Dengwen-Signature"
CALL = "X-Dengwen-Call"
WINDOW = timedelta(minutes=5)
LARGEST_EVENT = 8 * 1024
EVENTS = ("ringing", "answered", "missed", "ended", "test")
_HEX = re.compile(r"[0-9a-f]{64}")
_NONCE = re.compile(r"[0-9A-Za-z_-]{16,64}")
_NAME = re.compile(r"[\x21-\x7e ]{1,200}")
_NUMBER = re.compile(r"[0-9A-Za-z+*#@.:; ()_-]{0,80}")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to a telephone system: a status, and what was wrong as one word."""

    status: int
    problem: str = ""


TAKEN_IN, REFUSED = Verdict(204), Verdict(401, "signature")
REPLAYED, MALFORMED, TOO_LARGE = Verdict(409, "replayed"), Verdict(400, "malformed"), Verdict(413, "too_large")


def events_path(line_uid: UUID) -> str:
    return reverse("hotline_outside:events", args=[line_uid])


def signed_text(method: str, path: str, at: str, nonce: str, digest: str) -> bytes:
    """What is signed."""
    return "\n".join((method, path, at, nonce, digest)).encode()


def signature_headers(key: bytes, path: str, body: bytes, at: int, nonce: str) -> dict[str, str]:
    """The headers that a telephone system would send with this body."""
    digest = hashlib.sha256(body).hexdigest()
    told = signed_text("POST", path, str(at), nonce, digest)
    signature = hmac.new(key, told, "sha256").hexdigest()
    return {TIME: str(at), NONCE: nonce, DIGEST: digest, SIGNATURE: signature}


def believed(line_uid: UUID, path: str, headers: Mapping[str, str]) -> Verdict:
    """Whether the headers are signed with the line's key, fresh, and not seen before. The body is held against the digest by the caller."""
    at, nonce, digest = (headers.get(name, "") for name in (TIME, NONCE, DIGEST))
    key = lines.key_of(line_uid)
    expected = hmac.new(key or b"nobody's", signed_text("POST", path, at, nonce, digest), "sha256").hexdigest()
    same = hmac.compare_digest(expected.encode(), headers.get(SIGNATURE, "").encode("utf-8", "replace"))
    if key is None or not same or not _fresh(at) or not _NONCE.fullmatch(nonce) or not _HEX.fullmatch(digest):
        return REFUSED
    return TAKEN_IN if _first_time(line_uid, nonce) else REPLAYED


def _fresh(at: str) -> bool:
    if not (at.isascii() and at.isdigit() and len(at) <= 12):
        return False
    return abs(moment.now().timestamp() - int(at)) <= WINDOW.total_seconds()


def _first_time(line_uid: UUID, nonce: str) -> bool:
    try:
        with transaction.atomic():
            Nonce.objects.create(digest=blind("hotline nonce", line_uid.bytes, nonce), at=moment.now())
    except IntegrityError:
        return False
    return True


def taken_in(line_uid: UUID, path: str, headers: Mapping[str, str], body: bytes) -> Verdict:
    """One event, from its signature to what follows from it."""
    if len(body) > LARGEST_EVENT:
        return TOO_LARGE
    verdict = believed(line_uid, path, headers)
    if verdict is not TAKEN_IN:
        return verdict
    if not hmac.compare_digest(hashlib.sha256(body).hexdigest(), headers.get(DIGEST, "")):
        return REFUSED
    event = _event(body)
    if event is None:
        return MALFORMED
    _follow(line_uid, event)
    return TAKEN_IN


@dataclass(frozen=True, slots=True, repr=False)
class Event:
    kind: str
    call: str
    number: str = ""
    seconds: int = 0


def _event(body: bytes) -> Event | None:
    """The event that the body holds; None for anything that the contract does not know."""
    try:
        told: Any = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or told.get("event") not in EVENTS or not named(told.get("call")):
        return None
    number, seconds = told.get("number", ""), told.get("seconds", 0)
    if not isinstance(number, str) or not _NUMBER.fullmatch(number):
        return None
    if isinstance(seconds, bool) or not isinstance(seconds, int) or not 0 <= seconds <= calls.LONGEST_SECONDS:
        return None
    return Event(told["event"], told["call"], number, seconds)


def named(call: Any) -> bool:
    """Whether this can be what a telephone system calls a call."""
    return isinstance(call, str) and _NAME.fullmatch(call) is not None


_AFTER: dict[str, Callable[[Call, Event], None]] = {
    "answered": lambda call, _: calls.answered(call),
    "missed": lambda call, _: calls.missed(call),
    "ended": lambda call, event: calls.ended(call, event.seconds),
}


def _follow(line_uid: UUID, event: Event) -> None:
    state = CallState.TEST if event.kind == "test" else CallState.RINGING
    call = calls.comes(line_uid, event.call, event.number if event.kind != "test" else "", state)
    if event.kind in _AFTER:
        _AFTER[event.kind](call, event)
