"""How web processes and vaultd talk: MessagePack with its length in front, over a Unix socket."""

import os
import socket
import threading
from pathlib import Path
from typing import Any

import msgpack  # type: ignore[import-untyped]

from .keeper import VaultLocked

LARGEST = 8 << 20
PATIENCE_SECONDS = 30.0
LONGEST_PATH = 107


class WireBroken(Exception):
    """The other side closed the line or sent something that is no message."""


class VaultUnreachable(VaultLocked):
    """vaultd does not answer: nothing can be opened until it runs again."""


class VaultRefused(Exception):
    """vaultd could not make sense of a request."""


def send(line: socket.socket, message: object) -> None:
    body = msgpack.packb(message)
    line.sendall(len(body).to_bytes(4, "big") + body)


def receive(line: socket.socket) -> Any:
    size = int.from_bytes(_exactly(line, 4), "big")
    if size > LARGEST:
        raise WireBroken("The message is larger than any message may be.")
    return msgpack.unpackb(_exactly(line, size))


def _exactly(line: socket.socket, size: int) -> bytes:
    parts = bytearray()
    while len(parts) < size:
        part = line.recv(min(size - len(parts), 1 << 16))
        if not part:
            raise WireBroken("The other side closed the line.")
        parts += part
    return bytes(parts)


class Lines(threading.local):
    """One lasting connection per thread (and per process after a fork), renewed when it breaks."""

    def __init__(self) -> None:
        self._open: tuple[int, str, socket.socket] | None = None

    def call(self, path: Path | str, operation: str, *arguments: object) -> Any:
        """What vaultd answers to one operation; a broken line is renewed and tried once more."""
        try:
            return self._ask(str(path), operation, arguments)
        except (OSError, WireBroken):
            self.close()
        try:
            return self._ask(str(path), operation, arguments)
        except (OSError, WireBroken):
            self.close()
            raise VaultUnreachable("vaultd does not answer.") from None

    def close(self) -> None:
        if self._open is not None:
            self._open[2].close()
            self._open = None

    def _ask(self, path: str, operation: str, arguments: tuple[object, ...]) -> Any:
        line = self._line(path)
        send(line, [operation, *arguments])
        fine, value = receive(line)
        if fine:
            return value
        raise VaultLocked("The vault is locked.") if value == VaultLocked.__name__ else VaultRefused("vaultd refused.")

    def _line(self, path: str) -> socket.socket:
        if self._open is not None and self._open[:2] == (os.getpid(), path):
            return self._open[2]
        self.close()
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(PATIENCE_SECONDS)
        self._open = (os.getpid(), path, line)
        line.connect(path)
        return line
