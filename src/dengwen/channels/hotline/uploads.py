"""A recording on its way in from a telephone system: sealed while it streams, thrown away when it is not what was signed (2.2c)."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator, Mapping
from typing import Protocol
from uuid import UUID

from dengwen.channels.hotline import calls, gateway, messages, recordings
from dengwen.channels.hotline.gateway import Verdict
from dengwen.channels.hotline.models import CallState
from dengwen.vault import files

LARGEST = 200 << 20
AT_ONCE = 64 * 1024
NOT_A_RECORDING = Verdict(400, "not_audio")
KINDS = {b"RIFF": "audio/wav", b"OggS": "audio/ogg", b"fLaC": "audio/flac", b"ID3": "audio/mpeg", b"\xff": "audio/mpeg"}


class Stream(Protocol):
    def read(self, size: int, /) -> bytes: ...


class _Refused(Exception):
    """The stream is not what was signed, or too large."""

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict


def taken_in(line_uid: UUID, path: str, headers: Mapping[str, str], stream: Stream) -> Verdict:
    """One recording, from its signature to where it is kept. A message on a call that nobody took is a message left."""
    name = headers.get(gateway.CALL, "")
    if not gateway.named(name):
        return gateway.MALFORMED
    verdict = gateway.believed(line_uid, path, headers)
    if verdict is not gateway.TAKEN_IN:
        return verdict
    first = stream.read(AT_ONCE)
    kind = next((kind for head, kind in KINDS.items() if first.startswith(head)), None)
    if kind is None:
        return NOT_A_RECORDING
    try:
        file = files.store(_checked(first, stream, headers[gateway.DIGEST]), "recording", kind)
    except _Refused as refused:
        return refused.verdict
    call = calls.comes(line_uid, name)
    if call.state in (CallState.RINGING, CallState.MISSED) and not call.answered:
        messages.left(call, file, 0)
    else:
        recordings.arrives(call, file)
    return gateway.TAKEN_IN


def _checked(chunk: bytes, stream: Stream, digest: str) -> Iterator[bytes]:
    """The stream's chunks as they come; stops with `_Refused`, which makes the writer throw away what it has."""
    seen, size = hashlib.sha256(), 0
    while chunk:
        size += len(chunk)
        if size > LARGEST:
            raise _Refused(gateway.TOO_LARGE)
        seen.update(chunk)
        yield chunk
        chunk = stream.read(AT_ONCE)
    if not hmac.compare_digest(seen.hexdigest(), digest):
        raise _Refused(gateway.REFUSED)
