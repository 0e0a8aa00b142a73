"""The keyring: one master secret outside the database, and the keys derived from it by purpose."""

import os
import secrets
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

MASTER = "master"
_FORM = "dengwen-keyring-1"


class KeyringMissing(Exception):
    """There is no readable keyring in this folder."""


class KeyringExists(Exception):
    """A keyring is already here and must not be replaced."""


class KeyringTooOpen(Exception):
    """Other accounts of this machine may read the keyring."""


def hkdf(secret: bytes, info: bytes, *, salt: bytes = b"") -> bytes:
    """32 bytes of HKDF-SHA256; `info` must already be unambiguous."""
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(secret)


class Keyring:
    """Keys by purpose. Losing the folder makes every passphrase and every draft useless; the recovery key survives."""

    def __init__(self, master: bytes) -> None:
        self._master = master
        self._derived: dict[str, bytes] = {}

    def __repr__(self) -> str:
        return "<Keyring>"

    def derive(self, purpose: str) -> bytes:
        """The 32-byte key for one purpose; purposes never share a key."""
        key = self._derived.get(purpose)
        if key is None:
            key = self._derived[purpose] = hkdf(self._master, b"dengwen keyring " + purpose.encode())
        return key

    @classmethod
    def create(cls, path: Path | str) -> "Keyring":
        """Make a new keyring in this folder: folder 0700, file 0600, on disk when this returns."""
        folder = Path(path)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        master = secrets.token_bytes(32)
        try:
            handle = os.open(folder / MASTER, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            raise KeyringExists(f"There is a keyring in {folder} already.") from None
        with os.fdopen(handle, "w") as file:
            file.write(f"{_FORM} {master.hex()}\n")
            file.flush()
            os.fsync(file.fileno())
        return cls(master)

    @classmethod
    def load(cls, path: Path | str) -> "Keyring":
        """Read the keyring; refuse one that other accounts could have read."""
        file = Path(path) / MASTER
        try:
            if file.stat().st_mode & 0o077 or file.parent.stat().st_mode & 0o077:
                raise KeyringTooOpen(f"Only the service account may read {file.parent} (chmod 700, files 600).")
            form, _, text = file.read_text().strip().partition(" ")
            master = bytes.fromhex(text)
        except (OSError, ValueError):
            raise KeyringMissing(f"No keyring can be read in {file.parent}; `dengwen init` makes one.") from None
        if form != _FORM or len(master) != 32:
            raise KeyringMissing(f"The keyring in {file.parent} has a form this version does not know.")
        return cls(master)


@lru_cache(maxsize=8)
def _loaded(path: str) -> Keyring:
    return Keyring.load(path)


def keyring() -> Keyring:
    """The keyring of this installation (`settings.KEYRING_DIR`), read once per process."""
    return _loaded(str(settings.KEYRING_DIR))
