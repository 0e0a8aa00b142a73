"""vaultd: the only process in whose memory unlocked seeds live. `python -m dengwen.vault.vaultd --socket PATH`.

It answers on a Unix socket that only its own account may open (file mode 0600, and the kernel names the peer), keeps
nothing on disk, dumps no core, cannot be traced by other processes, and logs nothing of what it is asked.
"""

import argparse
import fcntl
import os
import signal
import socket
import socketserver
import struct
import sys
import threading
import time
from pathlib import Path
from types import FrameType
from typing import Any

from . import wire
from .keeper import USUAL, Keeper, Limits, VaultLocked
from .keyring import Keyring
from .process import harden
from .seeds import PEPPER, Cost

OPERATIONS = frozenset(
    [
        "borrow",
        "count",
        "give_back",
        "lend",
        "lock",
        "lock_holder",
        "open_grants",
        "reseal",
        "unlock",
        "unlock_code",
        "whose",
    ]
)


class AlreadyServed(Exception):
    """Another vaultd serves this socket."""


class SocketPathTooLong(Exception):
    """The kernel allows 107 bytes for the path of a Unix socket."""


class _Conversation(socketserver.BaseRequestHandler):
    server: "Vaultd"

    def handle(self) -> None:
        while True:
            try:
                wire.send(self.request, self._answer(wire.receive(self.request)))
            except (OSError, wire.WireBroken):
                return

    def _answer(self, message: Any) -> tuple[bool, object]:
        try:
            operation, *arguments = message
            if operation not in OPERATIONS:
                return False, wire.VaultRefused.__name__
            return True, getattr(self.server.keeper, operation)(*arguments)
        except VaultLocked:
            return False, VaultLocked.__name__
        except Exception:
            return False, wire.VaultRefused.__name__


class Vaultd(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    """One thread per connection; Argon2 runs outside Python's lock, so opening never waits for unlocking."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, path: Path, keeper: Keeper) -> None:
        self.keeper = keeper
        self._path = path
        self._claim = _claimed(path)
        path.unlink(missing_ok=True)
        before = os.umask(0o177)
        try:
            super().__init__(str(path), _Conversation)
        finally:
            os.umask(before)

    def verify_request(self, request: Any, client_address: Any) -> bool:
        credentials = request.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
        _, uid, _ = struct.unpack("3i", credentials)
        return bool(uid == os.getuid())

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: a traceback could carry content."""

    def server_close(self) -> None:
        super().server_close()
        self._path.unlink(missing_ok=True)
        os.close(self._claim)


def _claimed(path: Path) -> int:
    if len(os.fsencode(path)) > wire.LONGEST_PATH:
        raise SocketPathTooLong(f"{path} is longer than {wire.LONGEST_PATH} bytes.")
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    claim = os.open(f"{path}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(claim, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(claim)
        raise AlreadyServed(f"Another vaultd serves {path}.") from None
    return claim


def now() -> float:
    """Seconds since boot, counting sleep: a suspended laptop does not stretch a session."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


def main(arguments: list[str] | None = None) -> int:
    wishes = _parser().parse_args(arguments)
    harden(signal.SIGTERM if wishes.die_with_parent else 0)
    limits = Limits(idle_seconds=wishes.idle_seconds, absolute_seconds=wishes.absolute_seconds)
    try:
        pepper = Keyring.load(wishes.keyring).derive(PEPPER)
        server = Vaultd(wishes.socket, Keeper(pepper, Cost(*wishes.argon2), now, limits))
    except Exception as problem:
        sys.stderr.write(f"vaultd: {problem}\n")
        return 1
    _serve(server)
    return 0


def _serve(server: Vaultd) -> None:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        threading.Thread(target=server.shutdown).start()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    with server:
        server.serve_forever(poll_interval=0.5)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="vaultd", description="Keeps unlocked seeds, and nothing else.")
    parser.add_argument("--socket", type=Path, required=True)
    parser.add_argument("--keyring", type=Path, default=Path(os.environ.get("DENGWEN_HOME", "var")) / "keyring")
    parser.add_argument("--argon2", type=int, nargs=3, default=(3, 65536, 1), metavar=("TIME", "KIB", "LANES"))
    parser.add_argument("--idle-seconds", type=float, default=USUAL.idle_seconds)
    parser.add_argument("--absolute-seconds", type=float, default=USUAL.absolute_seconds)
    parser.add_argument("--die-with-parent", action="store_true")
    return parser


if __name__ == "__main__":
    sys.exit(main())
