"""Enrolment: a person's key, the ways to unlock it, and changing them. Printed codes are shown once and kept nowhere."""

import contextlib
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from . import seeds
from .codes import new_code
from .holders import HolderKind, NoKeyYet, forget_holders
from .keyring import keyring
from .models import HolderKey, UnlockMethod
from .seeds import Cost, MethodKind, SealedSeed
from .session import Token, ask, known, lock, lock_holder, unlock_method, unlock_staff, whose
from .wire import VaultUnreachable


class PassphraseTooShort(Exception):
    """A vault passphrase needs at least twelve characters."""


@dataclass(frozen=True, slots=True, repr=False)
class Enrolment:
    """A new key, and the code to print for its owner now."""

    holder_key: HolderKey
    printed_code: str


@dataclass(frozen=True, slots=True, repr=False)
class Recovery:
    """A session opened with the printed code, and the code that replaces the used one."""

    token: Token
    printed_code: str


SHORTEST = 12


def enrol(holder_uid: UUID, kind: str, passphrase: str, cost: Cost | None = None) -> Enrolment:
    """Give somebody a new key under a passphrase and a printed code. A former key is retired; its grants stay unread.

    ``cost`` of a guess is that of the settings; another only for a passphrase that is no secret.
    """
    _long_enough(passphrase)
    seed, code, pepper = seeds.new_seed(), new_code(), keyring().derive(seeds.PEPPER)
    ways = (
        seeds.under_passphrase(seed, passphrase, holder_uid.bytes, pepper, cost or Cost(*settings.VAULT_ARGON2)),
        seeds.under_code(seed, code, holder_uid.bytes, pepper),
    )
    with transaction.atomic():
        key = _new_key(holder_uid, kind, seeds.public_key(seed))
        UnlockMethod.objects.bulk_create(_method(key, way, key.made_on) for way in ways)
    return Enrolment(key, code)


def enrol_recovery() -> Enrolment:
    """Make the recovery key: it follows from the printed code alone, and nothing of it is kept here."""
    code = new_code()
    public = seeds.public_key(seeds.seed_of_code(code, HolderKind.RECOVERY))
    with transaction.atomic():
        HolderKey.objects.filter(kind=HolderKind.RECOVERY, retired_on=None).update(retired_on=timezone.localdate())
        return Enrolment(_new_key(uuid4(), HolderKind.RECOVERY, public), code)


def change_passphrase(token: str, old: str, new: str) -> bool:
    """Replace the passphrase of an open session's holder; False when `old` is wrong."""
    _long_enough(new)
    holder_uid = whose(token).holder_uid
    proof = unlock_staff(holder_uid, old)
    if proof is None:
        return False
    lock(proof)
    way = SealedSeed(*ask("reseal", known(token), MethodKind.PASSPHRASE.value, new))
    with transaction.atomic():
        _replace(holder_uid, way)
    return True


def renew_printed_code(token: str) -> str:
    """A new printed code for an open session's holder; the former one opens nothing any more."""
    code = new_code()
    way = SealedSeed(*ask("reseal", known(token), MethodKind.PRINTED_CODE.value, code))
    with transaction.atomic():
        _replace(whose(token).holder_uid, way)
    return code


def unlock_with_code(holder_uid: UUID, code: str, new_passphrase: str) -> Recovery | None:
    """Unlock with the printed code, which is then used up: a new passphrase and a new code take the old ones' place."""
    _long_enough(new_passphrase)
    token = unlock_method(holder_uid, MethodKind.PRINTED_CODE, code)
    if token is None:
        return None
    way = SealedSeed(*ask("reseal", known(token), MethodKind.PASSPHRASE.value, new_passphrase))
    with transaction.atomic():
        if not _used_up(holder_uid):
            lock(token)
            return None
        _replace(holder_uid, way)
        return Recovery(token, renew_printed_code(token))


def ways_of(holder_uid: UUID) -> dict[str, date]:
    """By which ways the holder's key can be unlocked now, and since when."""
    live = UnlockMethod.objects.filter(holder_key__holder_uid=holder_uid, holder_key__retired_on=None, used_on=None)
    return dict(live.order_by("pk").values_list("kind", "made_on"))


def retire(holder_uid: UUID) -> None:
    """End somebody's key: their sessions close, nothing new is sealed for them."""
    with transaction.atomic():
        _retire(holder_uid, timezone.localdate())
    with contextlib.suppress(VaultUnreachable):
        lock_holder(holder_uid)


def _new_key(holder_uid: UUID, kind: str, public_key: bytes) -> HolderKey:
    today = timezone.localdate()
    _retire(holder_uid, today)
    version = HolderKey.objects.filter(holder_uid=holder_uid).count() + 1
    key = HolderKey.objects.create(
        holder_uid=holder_uid, version=version, kind=str(kind), public_key=public_key, made_on=today
    )
    forget_holders()
    return key


def _retire(holder_uid: UUID, on: date) -> None:
    former = HolderKey.objects.filter(holder_uid=holder_uid, retired_on=None)
    UnlockMethod.objects.filter(holder_key__in=former).delete()
    former.update(retired_on=on)
    forget_holders()


def _replace(holder_uid: UUID, way: SealedSeed) -> None:
    key = HolderKey.objects.select_for_update().filter(holder_uid=holder_uid, retired_on=None).first()
    if key is None:
        raise NoKeyYet("This person has no vault key.")
    key.methods.filter(kind=way.kind, used_on=None).delete()
    _method(key, way, timezone.localdate()).save()


def _used_up(holder_uid: UUID) -> int:
    live = UnlockMethod.objects.filter(
        holder_key__holder_uid=holder_uid, holder_key__retired_on=None, kind=MethodKind.PRINTED_CODE, used_on=None
    )
    return live.update(used_on=timezone.localdate(), sealed_seed=b"")


def _method(key: HolderKey, way: SealedSeed, on: date) -> UnlockMethod:
    return UnlockMethod(holder_key=key, kind=str(way.kind), salt=way.salt, sealed_seed=way.blob, made_on=on)


def _long_enough(passphrase: str) -> None:
    if len(passphrase) < SHORTEST:
        raise PassphraseTooShort(f"A vault passphrase needs at least {SHORTEST} characters.")
