"""Holders: the people, reporters and recovery papers that compartment keys are sealed for."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from .models import HolderKey

REMEMBERED_SECONDS = 30.0


class HolderKind(StrEnum):
    STAFF = "staff"
    RECOVERY = "recovery"
    REPORTER = "reporter"


class NoKeyYet(Exception):
    """Nothing can be sealed for somebody who has no vault key."""


@dataclass(frozen=True, slots=True)
class Holder:
    uid: UUID
    kind: str
    public_key: bytes


_remembered: dict[UUID, tuple[float, Holder]] = {}
_recovery: list[tuple[float, Holder]] = []


def holders_of(uids: Iterable[UUID]) -> dict[UUID, Holder]:
    """The current public keys of these people; who has none is absent. Remembered per process for half a minute."""
    now = time.monotonic()
    found, unknown = {}, []
    for uid in uids:
        until, holder = _remembered.get(uid, (0.0, None))
        if holder is not None and until > now:
            found[uid] = holder
        else:
            unknown.append(uid)
    if unknown:
        for key in HolderKey.objects.filter(holder_uid__in=unknown, retired_on=None):
            found[key.holder_uid] = _holder(key)
            _remembered[key.holder_uid] = (now + REMEMBERED_SECONDS, found[key.holder_uid])
    return found


def recovery_holder() -> Holder:
    """The offline recovery key that every compartment is also sealed for."""
    now = time.monotonic()
    if not _recovery or _recovery[0][0] <= now:
        key = HolderKey.objects.filter(kind=HolderKind.RECOVERY, retired_on=None).order_by("-id").first()
        if key is None:
            raise NoKeyYet("This installation has no recovery key; `dengwen init` prints one.")
        _recovery[:] = [(now + REMEMBERED_SECONDS, _holder(key))]
    return _recovery[0][1]


def forget_holders() -> None:
    """Read public keys anew from the database (after a key changed; between tests)."""
    _remembered.clear()
    _recovery.clear()


def _holder(key: HolderKey) -> Holder:
    return Holder(uid=key.holder_uid, kind=key.kind, public_key=key.public_key)
