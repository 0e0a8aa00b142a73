"""vaultd as a real process: what it lets in, what it survives, what it leaves behind."""

import os
import signal
import socket
import stat
import tempfile
import threading
import time
import uuid
from pathlib import Path

import pytest
from django.conf import settings

from dengwen.vault import session, wire
from dengwen.vault.enrolment import enrol
from dengwen.vault.session import VaultLocked, VaultUnreachable
from tests.fixtures_vault import start_vaultd

pytestmark = pytest.mark.django_db
PASS = "correct horse battery"


@pytest.fixture
def person(vaultd: Path) -> uuid.UUID:
    uid = uuid.uuid4()
    enrol(uid, "staff", PASS)
    return uid


def unlocked(uid: uuid.UUID, passphrase: str = PASS) -> session.Token:
    token = session.unlock_staff(uid, passphrase)
    assert token is not None
    return token


def test_the_socket_is_private_and_the_process_hardened(vaultd: Path, tmp_path: Path) -> None:
    path = tmp_path / "own.sock"
    process = start_vaultd(path)
    try:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        limits = Path(f"/proc/{process.pid}/limits").read_text()
        assert next(line for line in limits.splitlines() if "core" in line).split()[4:6] == ["0", "0"]
    finally:
        process.terminate()
        assert process.wait(10) == 0
    assert not path.exists()


def test_only_one_serves_a_socket_and_a_stale_one_is_replaced(vaultd: Path, tmp_path: Path) -> None:
    path = tmp_path / "own.sock"
    first = start_vaultd(path)
    second = start_vaultd(path)
    assert second.wait(10) == 1
    first.send_signal(signal.SIGKILL)
    first.wait(10)
    assert path.exists()
    third = start_vaultd(path)
    time.sleep(0.5)
    assert third.poll() is None
    third.terminate()
    assert third.wait(10) == 0


def test_without_a_keyring_it_does_not_start(tmp_path: Path) -> None:
    process = start_vaultd(tmp_path / "own.sock", "--keyring", str(tmp_path))
    assert process.wait(10) == 1


def test_idle_sessions_end_in_the_real_process(
    person: uuid.UUID, tmp_path: Path, settings: pytest.FixtureRequest
) -> None:
    settings.VAULT_SOCKET = tmp_path / "own.sock"  # type: ignore[attr-defined]
    process = start_vaultd(tmp_path / "own.sock", "--idle-seconds", "1")
    try:
        token = unlocked(person)
        assert session.whose(token)
        time.sleep(1.2)
        with pytest.raises(VaultLocked):
            session.whose(token)
    finally:
        process.terminate()
        process.wait(10)


def test_a_restart_is_survived_and_locks_everybody_out(
    person: uuid.UUID, tmp_path: Path, settings: pytest.FixtureRequest
) -> None:
    settings.VAULT_SOCKET = tmp_path / "own.sock"  # type: ignore[attr-defined]
    for _ in range(2):
        process = start_vaultd(tmp_path / "own.sock")
        token = unlocked(person)
        process.terminate()
        process.wait(10)
    with pytest.raises(VaultUnreachable):
        session.whose(token)
    process = start_vaultd(tmp_path / "own.sock")
    with pytest.raises(VaultLocked):
        session.whose(token)
    process.terminate()
    process.wait(10)


@pytest.mark.parametrize(
    "message", [b"\0\0\0\1\xc1", b"\xff\xff\xff\xff", b"\0\0\0\2\x91", b"\0\0\0\0", b"\0\0\0\1\x90"]
)
def test_nonsense_on_the_line_hurts_nobody(person: uuid.UUID, vaultd: Path, message: bytes) -> None:
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(str(vaultd))
        line.sendall(message)
        line.shutdown(socket.SHUT_WR)
        line.recv(1000)
    assert unlocked(person)


@pytest.mark.parametrize("operation", ["__init__", "_seed", "nothing", "reseal"])
def test_only_listed_operations_answer(vaultd: Path, operation: str) -> None:
    line = wire.Lines()
    with pytest.raises(wire.VaultRefused):
        line.call(settings.VAULT_SOCKET, operation, 1, 2, 3, 4, 5)
    line.close()


@pytest.mark.skipif(os.getuid() != 0, reason="needs to become another account")
def test_a_peer_of_another_account_is_refused(vaultd: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        path = Path(folder, "own.sock")
        process = start_vaultd(path)
        path.chmod(0o666)
        try:
            assert answered_to(os.geteuid(), path)
            assert not answered_to(65534, path)
        finally:
            process.terminate()
            process.wait(10)


def answered_to(account: int, path: Path) -> bytes:
    """What vaultd says to a call by this account; nothing where it hangs up."""
    with socket.socket(socket.AF_UNIX) as line:
        mine = os.geteuid()
        os.seteuid(account)
        try:
            line.connect(str(path))
        finally:
            os.seteuid(mine)
        try:
            wire.send(line, ["count"])
            return line.recv(100)
        except OSError:
            return b""


def test_unlocking_does_not_hold_up_opening(person: uuid.UUID, tmp_path: Path, settings: pytest.FixtureRequest) -> None:
    settings.VAULT_SOCKET = tmp_path / "own.sock"  # type: ignore[attr-defined]
    process = start_vaultd(tmp_path / "own.sock")
    token = unlocked(person)
    slow = enrol_slowly()

    def unlock() -> None:
        line = wire.Lines()
        line.call(tmp_path / "own.sock", "unlock", *slow)
        line.close()

    busy = threading.Thread(target=unlock)
    busy.start()
    time.sleep(0.05)
    longest = 0.0
    while busy.is_alive():
        start = time.monotonic()
        session.whose(token)
        longest = max(longest, time.monotonic() - start)
        time.sleep(0.005)
    process.terminate()
    process.wait(10)
    assert 0 < longest < 0.3


def enrol_slowly() -> tuple[bytes, str, tuple[str, bytes, bytes], str]:
    """An unlocking of about a second: the header names the cost, the rest is nonsense."""
    head = bytes((1, 8)) + (1 << 17).to_bytes(4, "big") + b"\x01"
    return b"h" * 16, "staff", ("passphrase", b"s" * 16, head + bytes(60)), "whatever it is"
