"""Unlocked sessions: the web's side of vaultd. A token lives in one cookie; seeds never come here."""

import base64
import binascii
import time
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from typing import Any, NamedTuple, NewType
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.conf import settings

from .compartments import CompartmentKey, open_sealed
from .envelope import NotSealedForYou
from .holders import HolderKind
from .keeper import Keeper, VaultLocked
from .keyring import keyring
from .models import Compartment, Grant, HolderKey, Receipt, Sealed, UnlockMethod
from .receipts import find, normalise
from .seeds import PEPPER, Cost, MethodKind
from .wire import Lines, VaultUnreachable

__all__ = [
    "Opener",
    "Token",
    "Unlocked",
    "VaultLocked",
    "VaultUnreachable",
    "in_process",
    "lock",
    "lock_holder",
    "open_sessions",
    "reporter_case",
    "unlock_recovery",
    "unlock_reporter",
    "unlock_staff",
    "whose",
]

Token = NewType("Token", str)


class Unlocked(NamedTuple):
    """Whose session a token opens."""

    holder_uid: UUID
    kind: str


_lines = Lines()
_here: list[Keeper] = []


def ask(operation: str, *arguments: object) -> Any:
    """One operation of vaultd (or of the keeper in this process, inside `in_process`)."""
    if _here:
        answer: Callable[..., Any] = getattr(_here[-1], operation)
        return answer(*arguments)
    return _lines.call(settings.VAULT_SOCKET, operation, *arguments)


@contextmanager
def in_process() -> Generator[Keeper]:
    """Keep seeds in this process instead: for command-line work on a closed house (demo, seeding), never for the web."""
    keeper = Keeper(keyring().derive(PEPPER), Cost(*settings.VAULT_ARGON2), time.monotonic)
    _here.append(keeper)
    try:
        yield keeper
    finally:
        _here.remove(keeper)


def unlock_staff(holder_uid: UUID, passphrase: str) -> Token | None:
    """Unlock with the vault passphrase; None when it is wrong or the person has no key yet."""
    return unlock_method(holder_uid, MethodKind.PASSPHRASE, passphrase)


def unlock_method(holder_uid: UUID, kind: str, typed: str) -> Token | None:
    method = (
        UnlockMethod.objects.filter(
            holder_key__holder_uid=holder_uid, holder_key__retired_on=None, kind=kind, used_on=None
        )
        .order_by("-id")
        .first()
    )
    if method is None:
        return None
    sealed = (method.kind, method.salt, method.sealed_seed)
    return _token(ask("unlock", holder_uid.bytes, HolderKind.STAFF.value, sealed, typed))


def unlock_reporter(code: str) -> tuple[Token, UUID] | None:
    """Unlock with a receipt code: the token and the case it belongs to; None for a wrong or unknown code alike."""
    receipt = find(code)
    if receipt is None:
        return None
    token = _token(ask("unlock_code", receipt.lookup, HolderKind.REPORTER.value, normalise(code), receipt.public_key))
    return None if token is None else (token, receipt.case_uid)


def unlock_recovery(code: str) -> Token | None:
    """Unlock with the recovery paper."""
    key = HolderKey.objects.filter(kind=HolderKind.RECOVERY, retired_on=None).order_by("-id").first()
    if key is None:
        return None
    return _token(ask("unlock_code", key.holder_uid.bytes, HolderKind.RECOVERY.value, normalise(code), key.public_key))


def lock(token: str) -> None:
    """Forget the session. Fine to call twice, or with anything."""
    secret = _secret(token)
    if secret is not None:
        ask("lock", secret)


def lock_holder(holder_uid: UUID) -> int:
    """End all sessions of a person, wherever they are open."""
    return int(ask("lock_holder", holder_uid.bytes))


def whose(token: str) -> Unlocked:
    """Whose session this is, or `VaultLocked`; counts as use."""
    holder, kind = ask("whose", known(token))
    return Unlocked(UUID(bytes=holder), kind)


def reporter_case(token: str) -> tuple[UUID, UUID]:
    """(holder uid, case uid) of a reporter who came back, or `VaultLocked`."""
    unlocked = whose(token)
    case_uid = Receipt.objects.filter(lookup=unlocked.holder_uid.bytes).values_list("case_uid", flat=True).first()
    if unlocked.kind != HolderKind.REPORTER or case_uid is None:
        raise VaultLocked("This session is no reporter's.")
    return unlocked.holder_uid, case_uid


def open_sessions() -> int:
    """How many sessions vaultd holds; `VaultUnreachable` when it does not run."""
    return int(ask("count"))


def known(token: str) -> bytes:
    """The token's bytes, or `VaultLocked` for what can be none."""
    secret = _secret(token)
    if secret is None:
        raise VaultLocked("This is no token.")
    return secret


class Opener:
    """Reads what one holder was given. Made for one request: compartment keys are remembered until it ends."""

    def __init__(self, token: str, holder_uid: UUID) -> None:
        self._token, self._holder_uid = token, holder_uid
        self._keys: dict[UUID, dict[int, CompartmentKey]] = {}

    def keys(self, case_uid: UUID) -> dict[int, CompartmentKey]:
        """The keys of the case's compartments this holder may open, by compartment id: one query, one round trip."""
        return self.keys_of_cases([case_uid])[case_uid]

    def keys_of_cases(self, case_uids: Iterable[UUID]) -> dict[UUID, dict[int, CompartmentKey]]:
        """The same for many cases, still one query and one round trip."""
        wanted = list(case_uids)
        missing = [uid for uid in wanted if uid not in self._keys]
        if missing:
            self._keys.update(self._unwrapped(missing))
        return {uid: self._keys[uid] for uid in wanted}

    def open(self, sealed: Sealed, key: CompartmentKey) -> dict[str, Any]:
        return open_sealed(sealed, key)

    def open_all(self, case_uid: UUID) -> dict[UUID, dict[str, Any]]:
        """Every record of the case that this holder may read, by record uid."""
        keys = self.keys(case_uid)
        return self._opened(Sealed.objects.filter(compartment__in=keys), keys)

    def open_records(self, record_uids: Iterable[UUID]) -> dict[UUID, dict[str, Any]]:
        """Those of the records that this holder may read, across cases; the others are absent."""
        rows = list(Sealed.objects.filter(record_uid__in=list(record_uids)).select_related("compartment"))
        by_case = self.keys_of_cases({row.compartment.case_uid for row in rows})
        return self._opened(rows, {at: key for keys in by_case.values() for at, key in keys.items()})

    def open_record(self, record_uid: UUID) -> dict[str, Any]:
        """One record, or `NotSealedForYou`."""
        opened = self.open_records([record_uid])
        if record_uid not in opened:
            raise NotSealedForYou("This record was not sealed for this holder.")
        return opened[record_uid]

    def _opened(self, rows: Iterable[Sealed], keys: dict[int, CompartmentKey]) -> dict[UUID, dict[str, Any]]:
        texts: dict[UUID, dict[str, Any]] = {}
        for row in rows:
            if row.compartment_id in keys and row.record_uid not in texts:
                texts[row.record_uid] = open_sealed(row, keys[row.compartment_id])
        return texts

    def _unwrapped(self, case_uids: list[UUID]) -> dict[UUID, dict[int, CompartmentKey]]:
        inside = Compartment.objects.filter(case_uid__in=case_uids)
        live = Grant.objects.filter(holder_uid=self._holder_uid, revoked_on=None, compartment__in=inside)
        rows = list(live.values_list("compartment_id", "compartment__uid", "compartment__case_uid", "sealed_key"))
        pairs = [(uid.bytes, sealed_key) for _, uid, _, sealed_key in rows]
        opened = ask("open_grants", known(self._token), self._holder_uid.bytes, pairs)
        keys: dict[UUID, dict[int, CompartmentKey]] = {case_uid: {} for case_uid in case_uids}
        for (at, uid, case_uid, _), bare in zip(rows, opened, strict=True):
            if bare is not None:
                keys[case_uid][at] = CompartmentKey(uid, X25519PrivateKey.from_private_bytes(bare))
        return keys


def _token(secret: bytes | None) -> Token | None:
    return None if secret is None else Token(base64.urlsafe_b64encode(secret).rstrip(b"=").decode())


def _secret(token: str) -> bytes | None:
    try:
        secret = base64.b64decode(token.encode() + b"=", altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    return secret if len(secret) == 32 else None
