"""The passphrase of an account, which is the vault's as well: handed out once, replaced by its owner, recovered with the printed code.

Whenever it changes, everything that was open under the former one ends. House entries say that it was changed, never to what.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from dengwen.ledger.append import Draft, append
from dengwen.people.models import Staff
from dengwen.vault import enrolment, session
from dengwen.vault.holders import HolderKind
from dengwen.vault.keyring import keyring
from dengwen.vault.session import Token


@dataclass(frozen=True, slots=True, repr=False)
class Handed:
    """What somebody else hands to the owner of a new account; both are worth nothing after the first sign-in."""

    password: str
    printed_code: str


@dataclass(frozen=True, slots=True, repr=False)
class Renewed:
    """A fresh session of the owner; ``printed_code`` is empty while the former one stays good."""

    token: Token
    printed_code: str = ""


def hand_out(staff: Staff) -> Handed:
    """Give a new account its vault key under a one-time passphrase, which its owner must replace before anything else."""
    password = secrets.token_urlsafe(12)
    with transaction.atomic():
        code = enrolment.enrol(staff.uid, HolderKind.STAFF, password).printed_code
        staff.set_password(password)
        staff.one_time_on = timezone.localdate()
        staff.save()
    return Handed(password, code)


def change(staff: Staff, old: str, new: str) -> Renewed | None:
    """Replace the passphrase; None when `old` does not open the vault.

    Whoever replaces a one-time passphrase gets a new printed code too, because the former one went through other hands.
    """
    proof = session.unlock_staff(staff.uid, old)
    if proof is None:
        return None
    with transaction.atomic():
        if not enrolment.change_passphrase(proof, old, new):
            return None
        code = enrolment.renew_printed_code(proof) if staff.one_time_on else ""
        _keep(staff, new, "change_passphrase")
    return _begun_anew(staff, new, code)


def recover(staff: Staff, code: str, new: str) -> Renewed | None:
    """A new passphrase for whoever holds the printed code, which is used up; None when the code is wrong."""
    with transaction.atomic():
        recovery = enrolment.unlock_with_code(staff.uid, code, new)
        if recovery is None:
            return None
        _keep(staff, new, "recover_passphrase")
    return _begun_anew(staff, new, recovery.printed_code)


def renew_code(staff: Staff, passphrase: str) -> str | None:
    """A new printed code in the former one's place; None when the passphrase is wrong."""
    proof = session.unlock_staff(staff.uid, passphrase)
    if proof is None:
        return None
    try:
        with transaction.atomic():
            enter_own(staff, "renew_printed_code")
            return enrolment.renew_printed_code(proof)
    finally:
        session.lock(proof)


def _keep(staff: Staff, new: str, act: str) -> None:
    staff.set_password(new)
    staff.one_time_on = None
    staff.save(update_fields=["password", "one_time_on"])
    enter_own(staff, act)


def _begun_anew(staff: Staff, passphrase: str, code: str) -> Renewed | None:
    session.lock_holder(staff.uid)
    token = session.unlock_staff(staff.uid, passphrase)
    return None if token is None else Renewed(token, code)


def enter_own(staff: Staff, act: str) -> None:
    """What somebody did to the own account, as an entry of the house."""
    now = timezone.now().replace(microsecond=0)
    append([Draft(None, act, staff.uid, "staff", timezone.localdate(now), now)], keyring().derive("ledger"))
