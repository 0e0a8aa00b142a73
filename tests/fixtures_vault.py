"""Fixtures of the vault: a real vaultd for the whole session, and a media folder of one's own."""

import subprocess
import sys
import time
from collections.abc import Generator
from pathlib import Path

import pytest
from django.conf import settings

from dengwen.vault import session
from dengwen.vault.holders import forget_holders

CHEAP = ("1", "64", "1")


def start_vaultd(socket: Path, *wishes: str) -> subprocess.Popen[bytes]:
    """A vaultd process that answers at this socket, with cheap Argon2."""
    places = ("--socket", str(socket), "--keyring", str(settings.KEYRING_DIR))
    process = subprocess.Popen([sys.executable, "-m", "dengwen.vault.vaultd", *places, "--argon2", *CHEAP, *wishes])
    for _ in range(200):
        if socket.exists() or process.poll() is not None:
            break
        time.sleep(0.05)
    return process


@pytest.fixture(scope="session")
def vaultd(home: None, tmp_path_factory: pytest.TempPathFactory) -> Generator[Path]:
    """The socket of a vaultd that runs for the whole session; `settings.VAULT_SOCKET` names it."""
    socket = tmp_path_factory.mktemp("vaultd") / "vaultd.sock"
    before, settings.VAULT_SOCKET = settings.VAULT_SOCKET, socket
    process = start_vaultd(socket)
    yield socket
    process.terminate()
    process.wait(10)
    settings.VAULT_SOCKET = before


@pytest.fixture
def media(tmp_path: Path) -> Generator[Path]:
    """An empty MEDIA_ROOT."""
    before = settings.MEDIA_ROOT
    settings.MEDIA_ROOT = tmp_path / "media"
    yield tmp_path / "media"
    settings.MEDIA_ROOT = before


@pytest.fixture
def unlocked() -> Generator[None]:
    """A keeper in this process instead of vaultd, for tests about something else."""
    with session.in_process():
        yield


@pytest.fixture(autouse=True)
def _fresh_holders() -> None:
    forget_holders()
