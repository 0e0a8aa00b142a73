"""Sealed files on disk: libsodium's secretstream in chunks of 64 KiB, the number of chunks rounded up to hide sizes.

A file is one suite byte, the stream's header, then chunks of equal size. Every chunk's text starts with the length of
what it carries; padding chunks carry nothing. Only the last chunk bears the final tag, so a cut file is noticed.
"""

import hashlib
import os
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from nacl import bindings as sodium
from nacl.exceptions import CryptoError

from .envelope import framed

SUITE = b"\x01"
CHUNK = 1 << 16
_LENGTH = 4
PAYLOAD = CHUNK - _LENGTH
_HEADER = sodium.crypto_secretstream_xchacha20poly1305_HEADERBYTES
_STORED = CHUNK + sodium.crypto_secretstream_xchacha20poly1305_ABYTES
_MORE = sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
_LAST = sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL
_DAY = 86_400


class FileNotYours(Exception):
    """This key does not open this file, or the file was altered or cut short."""


@dataclass(frozen=True, slots=True, repr=False)
class Stored:
    """What a writer knows when it is done."""

    key: bytes
    size: int
    stored_size: int
    sha256: str
    stored_sha256: str


def new_path() -> str:
    """A random place below MEDIA_ROOT that says nothing."""
    name = secrets.token_hex(16)
    return f"sealed/{name[:2]}/{name}"


def chunks_for(size: int) -> int:
    """How many chunks a file of this size takes: at least one, rounded up by at most one eighth."""
    chunks = max(1, -(-size // PAYLOAD))
    step = max(1, 1 << (chunks - 1).bit_length() >> 4)
    return -(-chunks // step) * step


class Writer:
    """Seals what is written, as it is written. Ends with `finish` or `abandon`."""

    def __init__(self, uid: UUID, path: str) -> None:
        self.key = sodium.crypto_secretstream_xchacha20poly1305_keygen()
        self.size = 0
        self._place, self._written = _place(uid), 0
        self._waiting = bytearray()
        self._plain, self._sealed = hashlib.sha256(), hashlib.sha256()
        self._state = sodium.crypto_secretstream_xchacha20poly1305_state()
        header = sodium.crypto_secretstream_xchacha20poly1305_init_push(self._state, self.key)
        self._path = Path(settings.MEDIA_ROOT) / path
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        self._file: BinaryIO = os.fdopen(handle, "wb", buffering=0)
        self._store(SUITE + header)

    def write(self, data: bytes) -> None:
        self.size += len(data)
        self._plain.update(data)
        self._waiting += data
        while len(self._waiting) > PAYLOAD:
            self._push(bytes(self._waiting[:PAYLOAD]), _MORE)
            del self._waiting[:PAYLOAD]

    def finish(self) -> Stored:
        rest = chunks_for(self.size) - self._written
        for left in range(rest, 0, -1):
            self._push(bytes(self._waiting), _LAST if left == 1 else _MORE)
            self._waiting.clear()
        os.fsync(self._file.fileno())
        stored_size = self._file.tell()
        self._file.close()
        midnight = time.time() // _DAY * _DAY
        os.utime(self._path, (midnight, midnight))
        return Stored(self.key, self.size, stored_size, self._plain.hexdigest(), self._sealed.hexdigest())

    def abandon(self) -> None:
        self._file.close()
        self._path.unlink(missing_ok=True)

    def _push(self, payload: bytes, tag: int) -> None:
        text = len(payload).to_bytes(_LENGTH, "big") + payload.ljust(PAYLOAD, b"\0")
        self._store(sodium.crypto_secretstream_xchacha20poly1305_push(self._state, text, self._place, tag))
        self._written += 1

    def _store(self, data: bytes) -> None:
        """All of it: a disk that fills up takes a part without complaint and refuses only the rest."""
        self._sealed.update(data)
        rest = memoryview(data)
        while rest:
            rest = rest[self._file.write(rest) :]


def read(uid: UUID, path: str, key: bytes) -> Iterator[bytes]:
    """The file's bytes, chunk by chunk; `FileNotYours` as soon as something does not fit."""
    with (Path(settings.MEDIA_ROOT) / path).open("rb") as file:
        state, place = _opened(file, key), _place(uid)
        tag = _MORE
        while tag != _LAST:
            text, tag = _pulled(state, file.read(_STORED), place)
            size = int.from_bytes(text[:_LENGTH], "big")
            if size:
                yield text[_LENGTH : _LENGTH + size]
        if file.read(1):
            raise FileNotYours("Something was added behind this file.")


def _opened(file: BinaryIO, key: bytes) -> sodium.crypto_secretstream_xchacha20poly1305_state:
    state = sodium.crypto_secretstream_xchacha20poly1305_state()
    start = file.read(1 + _HEADER)
    if start[:1] != SUITE or len(start) != 1 + _HEADER or len(key) != 32:
        raise FileNotYours("This is no sealed file, or no key for one.")
    sodium.crypto_secretstream_xchacha20poly1305_init_pull(state, start[1:], key)
    return state


def _pulled(state: sodium.crypto_secretstream_xchacha20poly1305_state, data: bytes, place: bytes) -> tuple[bytes, int]:
    if len(data) != _STORED:
        raise FileNotYours("This file is cut short.")
    try:
        return sodium.crypto_secretstream_xchacha20poly1305_pull(state, data, place)
    except CryptoError:
        raise FileNotYours("This key does not open this file, or the file was altered.") from None


def _place(uid: UUID) -> bytes:
    return framed("dengwen", SUITE, "file", uid.bytes)
