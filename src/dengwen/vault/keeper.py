"""The pure core of vaultd: unlocked seeds, each sealed under the boot secret and the token that only a cookie holds."""

import hashlib
import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from . import codes, envelope, seeds
from .keyring import hkdf

_NONCE = 12
_LENT = b"lent"


class VaultLocked(Exception):
    """Nobody has unlocked the vault with this token, or the time is over."""


@dataclass(frozen=True, slots=True)
class Limits:
    idle_seconds: float = 20 * 60
    absolute_seconds: float = 12 * 60 * 60
    sessions: int = 10_000
    sessions_per_holder: int = 8
    slow_hashes: int = 2
    loan_seconds: float = 2 * 60 * 60
    loans: int = 5_000


USUAL = Limits()


@dataclass(slots=True)
class _Session:
    holder: bytes
    kind: str
    box: bytes
    opened_at: float
    used_at: float


@dataclass(frozen=True, slots=True)
class _Loan:
    box: bytes
    until: float


class Keeper:
    """Holds the seeds of unlocked holders. Every public method is one operation of vaultd; all are thread-safe."""

    def __init__(self, pepper: bytes, cost: seeds.Cost, clock: Callable[[], float], limits: Limits = USUAL) -> None:
        self._pepper, self._cost, self._clock, self._limits = pepper, cost, clock, limits
        self._boot_secret = secrets.token_bytes(32)
        self._sessions: dict[bytes, _Session] = {}
        self._loans: dict[bytes, _Loan] = {}
        self._lock = threading.Lock()
        self._slow = threading.BoundedSemaphore(limits.slow_hashes)

    def unlock(self, holder: bytes, kind: str, method: Sequence[object], typed: str) -> bytes | None:
        """Open a holder's sealed seed (kind of method, salt, blob) and start a session; None when `typed` is wrong."""
        name, salt, blob = method
        sealed = seeds.SealedSeed(str(name), _bytes(salt), _bytes(blob))
        with self._slow:
            seed = seeds.open_seed(sealed, typed, holder, self._pepper)
        return None if seed is None else self._admit(holder, kind, seed)

    def unlock_code(self, holder: bytes, kind: str, code: str | None, public_key: bytes) -> bytes | None:
        """Start a session for a seed that follows from a code alone (a reporter, the recovery paper)."""
        if code is None or codes.normalise(code) is None:
            return None
        seed = seeds.seed_of_code(code, kind)
        if seeds.public_key(seed) != public_key:
            return None
        return self._admit(holder, kind, seed)

    def open_grants(self, token: bytes, holder: bytes, grants: Sequence[Sequence[bytes]]) -> list[bytes | None]:
        """The compartment keys of (compartment uid, sealed key) pairs; None where this holder's key does not fit."""
        session = self._used(token)
        if session.holder != holder:
            raise VaultLocked("This token belongs to another holder.")
        private = seeds.seed_key(self._seed(token, session))
        opened: list[bytes | None] = []
        for compartment, sealed in grants:
            try:
                opened.append(envelope.open_(private, sealed, ("grant", compartment, holder)))
            except (envelope.NotSealedForYou, envelope.UnknownSuite):
                opened.append(None)
        return opened

    def reseal(self, token: bytes, kind: str, typed: str) -> list[object]:
        """Seal the session's seed under a new passphrase or printed code: (kind of method, salt, blob)."""
        session = self._used(token)
        seed = self._seed(token, session)
        if kind == seeds.MethodKind.PRINTED_CODE:
            return list(seeds.under_code(seed, typed, session.holder, self._pepper))
        with self._slow:
            return list(seeds.under_passphrase(seed, typed, session.holder, self._pepper, self._cost))

    def whose(self, token: bytes) -> list[object]:
        """(holder uid, kind of holder) of an unlocked session; counts as use."""
        session = self._used(token)
        return [session.holder, session.kind]

    def lock(self, token: bytes) -> None:
        with self._lock:
            self._sessions.pop(_digest(token), None)

    def lock_holder(self, holder: bytes) -> int:
        """End every session of a holder (key changed, person left); how many there were."""
        with self._lock:
            gone = [name for name, session in self._sessions.items() if session.holder == holder]
            for name in gone:
                del self._sessions[name]
        return len(gone)

    def lend(self, secret: bytes) -> bytes:
        """Hold a secret, in memory alone, for a process of the house that comes for it later; the ticket that it must bring."""
        ticket, now = secrets.token_bytes(32), self._clock()
        with self._lock:
            self._expire()
            if len(self._loans) >= self._limits.loans:
                del self._loans[next(iter(self._loans))]
            self._loans[_digest(ticket)] = _Loan(self._boxed(ticket, secret, _LENT), now + self._limits.loan_seconds)
        return ticket

    def borrow(self, ticket: bytes) -> bytes:
        """The secret behind a ticket, as often as wanted until it is given back or the time is over."""
        with self._lock:
            self._expire()
            loan = self._loans.get(_digest(ticket))
        if loan is None:
            raise VaultLocked("Nothing is lent on this ticket, or the time is over.")
        return self._cipher(ticket).decrypt(loan.box[:_NONCE], loan.box[_NONCE:], _LENT)

    def give_back(self, ticket: bytes) -> None:
        with self._lock:
            self._loans.pop(_digest(ticket), None)

    def count(self) -> int:
        """How many sessions are open now; drops those whose time is over."""
        with self._lock:
            self._expire()
            return len(self._sessions)

    def _admit(self, holder: bytes, kind: str, seed: bytes) -> bytes:
        token, now = secrets.token_bytes(32), self._clock()
        box = self._boxed(token, seed, holder)
        with self._lock:
            self._expire()
            self._make_room(holder)
            self._sessions[_digest(token)] = _Session(holder, kind, box, now, now)
        return token

    def _make_room(self, holder: bytes) -> None:
        own = [name for name, session in self._sessions.items() if session.holder == holder]
        if len(own) >= self._limits.sessions_per_holder:
            del self._sessions[min(own, key=lambda name: self._sessions[name].used_at)]
        if len(self._sessions) >= self._limits.sessions:
            del self._sessions[min(self._sessions, key=lambda name: self._sessions[name].used_at)]

    def _used(self, token: bytes) -> _Session:
        with self._lock:
            session = self._sessions.get(_digest(token))
            if session is None or self._over(session):
                self._sessions.pop(_digest(token), None)
                raise VaultLocked("Nobody has unlocked the vault with this token, or the time is over.")
            session.used_at = self._clock()
            return session

    def _over(self, session: _Session) -> bool:
        now = self._clock()
        idle, age = now - session.used_at, now - session.opened_at
        return idle >= self._limits.idle_seconds or age >= self._limits.absolute_seconds

    def _expire(self) -> None:
        for name in [name for name, session in self._sessions.items() if self._over(session)]:
            del self._sessions[name]
        now = self._clock()
        for ticket in [ticket for ticket, loan in self._loans.items() if now >= loan.until]:
            del self._loans[ticket]

    def _boxed(self, token: bytes, secret: bytes, about: bytes) -> bytes:
        nonce = secrets.token_bytes(_NONCE)
        return nonce + self._cipher(token).encrypt(nonce, secret, about)

    def _seed(self, token: bytes, session: _Session) -> bytes:
        return self._cipher(token).decrypt(session.box[:_NONCE], session.box[_NONCE:], session.holder)

    def _cipher(self, token: bytes) -> ChaCha20Poly1305:
        return ChaCha20Poly1305(hkdf(self._boot_secret, envelope.framed("session", token)))


def _digest(token: bytes) -> bytes:
    return hashlib.sha256(token).digest()


def _bytes(value: object) -> bytes:
    if not isinstance(value, bytes):
        raise TypeError("bytes expected")
    return value
