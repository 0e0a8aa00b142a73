"""Seeds: the 32 bytes a holder's key grows from, and how a seed is sealed under a passphrase or a printed code.

A sealed seed opens only with the secret **and** the keyring's pepper, and only for the holder it was made for. Its
first bytes name the suite and the cost of Argon2id, so that costs may rise later without locking anybody out.
"""

import secrets
import unicodedata
from enum import StrEnum
from typing import NamedTuple

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from . import codes
from .envelope import framed
from .keyring import hkdf

PEPPER = "unlock pepper"
SUITE = 1
_HEAD = 7
_NONCE = 12
_WHOLE = _HEAD + _NONCE + 32 + 16
_LARGEST_KIB = 1 << 20


class Cost(NamedTuple):
    """What one guess costs: passes, KiB of memory, lanes of Argon2id."""

    time: int
    memory_kib: int
    parallelism: int


FREE = Cost(0, 0, 0)


class MethodKind(StrEnum):
    PASSPHRASE = "passphrase"  # noqa: S105
    PRINTED_CODE = "printed_code"


class SealedSeed(NamedTuple):
    kind: str
    salt: bytes
    blob: bytes


def new_seed() -> bytes:
    return secrets.token_bytes(32)


def seed_key(seed: bytes) -> X25519PrivateKey:
    """The X25519 key that a seed stands for."""
    return X25519PrivateKey.from_private_bytes(hkdf(seed, framed("dengwen", "x25519")))


def public_key(seed: bytes) -> bytes:
    return seed_key(seed).public_key().public_bytes_raw()


def seed_of_code(code: str, purpose: str) -> bytes:
    """The seed that follows from a printed code alone: no keyring, no database (reporters, recovery paper)."""
    return hkdf(codes.secret_of(code), framed("dengwen", "seed", purpose))


def under_passphrase(seed: bytes, passphrase: str, owner: bytes, pepper: bytes, cost: Cost) -> SealedSeed:
    """Seal under Argon2id of the passphrase; `owner` are the holder's uid bytes."""
    return _sealed(seed, MethodKind.PASSPHRASE, _spoken(passphrase), owner, pepper, cost)


def under_code(seed: bytes, code: str, owner: bytes, pepper: bytes) -> SealedSeed:
    """Seal under a printed code, whose 128 random bits need no slow hash."""
    return _sealed(seed, MethodKind.PRINTED_CODE, codes.secret_of(code), owner, pepper, FREE)


def open_seed(sealed: SealedSeed, typed: str, owner: bytes, pepper: bytes) -> bytes | None:
    """The seed, or None when the secret, the owner or the pepper is another."""
    head, nonce, box = sealed.blob[:_HEAD], sealed.blob[_HEAD : _HEAD + _NONCE], sealed.blob[_HEAD + _NONCE :]
    secret, cost = _secret(sealed.kind, typed), _cost(sealed.blob)
    if secret is None or cost is None:
        return None
    try:
        key = _key(secret, sealed.salt, pepper, cost)
        return ChaCha20Poly1305(key).decrypt(nonce, box, _place(head, sealed.kind, owner))
    except (InvalidTag, HashingError):
        return None


def _cost(blob: bytes) -> Cost | None:
    if len(blob) != _WHOLE or blob[0] != SUITE:
        return None
    cost = Cost(blob[1], int.from_bytes(blob[2:6], "big"), blob[6])
    return cost if cost.memory_kib <= _LARGEST_KIB else None


def _sealed(seed: bytes, kind: MethodKind, secret: bytes, owner: bytes, pepper: bytes, cost: Cost) -> SealedSeed:
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(_NONCE)
    head = bytes((SUITE, cost.time)) + cost.memory_kib.to_bytes(4, "big") + bytes((cost.parallelism,))
    key = _key(secret, salt, pepper, cost)
    return SealedSeed(kind, salt, head + nonce + ChaCha20Poly1305(key).encrypt(nonce, seed, _place(head, kind, owner)))


def _secret(kind: str, typed: str) -> bytes | None:
    if kind == MethodKind.PASSPHRASE:
        return _spoken(typed)
    code = codes.normalise(typed)
    return None if code is None else codes.secret_of(code)


def _spoken(passphrase: str) -> bytes:
    return unicodedata.normalize("NFKC", passphrase).encode()


def _key(secret: bytes, salt: bytes, pepper: bytes, cost: Cost) -> bytes:
    stretched = secret if cost == FREE else hash_secret_raw(secret, salt, *cost, hash_len=32, type=Type.ID)
    return hkdf(stretched, framed("dengwen", "seed key", salt), salt=pepper)


def _place(head: bytes, kind: str, owner: bytes) -> bytes:
    return framed("dengwen", "sealed seed", head, kind, owner)
