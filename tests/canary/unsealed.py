"""Sealing switched off, for the positive control: envelopes and sealed files hold what they should hide."""

from __future__ import annotations

from typing import Any

import pytest
from nacl import bindings

from dengwen.vault import chest, envelope

KEY = 32
TAIL = b"\0" * 16


class GlassSuite:
    """In place of HPKE: a blank encapsulated key, then the text as it is."""

    def encrypt(self, plaintext: bytes, *_: Any) -> bytes:
        return bytes(KEY) + plaintext

    def decrypt(self, box: bytes, *_: Any) -> bytes:
        return box[KEY:]


class GlassStream:
    """In place of libsodium's secretstream: tag, text, and as many bytes more as the real one adds."""

    def __getattr__(self, name: str) -> Any:
        return getattr(bindings, name)

    def crypto_secretstream_xchacha20poly1305_push(self, _state: Any, text: bytes, _place: bytes, tag: int) -> bytes:
        return bytes((tag,)) + text + TAIL

    def crypto_secretstream_xchacha20poly1305_pull(self, _state: Any, data: bytes, _place: bytes) -> tuple[bytes, int]:
        return data[1 : -len(TAIL)], data[0]


def unseal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(envelope.SUITES, envelope.SUITE, GlassSuite())
    monkeypatch.setattr(chest, "sodium", GlassStream())
