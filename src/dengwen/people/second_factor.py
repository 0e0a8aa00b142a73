"""The second factor: a TOTP secret that only this server can read, each code good for once."""

from __future__ import annotations

import json
import re
from datetime import datetime

import pyotp
from django.db import transaction

from dengwen.people.models import Staff
from dengwen.people.passphrases import enter_own
from dengwen.vault.signing import open_setting, sealed_setting

STEP = 30
DRIFT = (-1, 0, 1)
SECRET = re.compile("[A-Z2-7]{32}")


def issue(staff: Staff) -> str:
    """Give the person a new secret and return it, to be shown once; codes of the former one are worth nothing any more."""
    secret = pyotp.random_base32()
    _keep(staff, secret, 0)
    return secret


def proposed(before: str = "") -> str:
    """A secret for somebody to set up (the one shown before, if it can be one); worth nothing until `take_over` has seen a code of it."""
    return before if SECRET.fullmatch(before) else pyotp.random_base32()


def address_of(staff: Staff, secret: str) -> str:
    """What an authenticator reads from the drawing. It holds the secret."""
    return pyotp.TOTP(secret).provisioning_uri(name=staff.username, issuer_name="Dengwen")


def take_over(staff: Staff, secret: str, code: str, now: datetime) -> bool:
    """The first factor of an account, set by its owner; False when the code is not right, or there is one already."""
    step = _step_of(secret, _digits(code), int(now.timestamp()) // STEP)
    if step is None:
        return False
    with transaction.atomic():
        fresh = Staff.objects.select_for_update().get(pk=staff.pk)
        if fresh.totp_sealed:
            return False
        _keep(fresh, secret, step)
        enter_own(fresh, "set_second_factor")
    staff.totp_sealed = fresh.totp_sealed
    return True


def accepts(staff: Staff, code: str, now: datetime) -> bool:
    """Whether the code is right now, a step early or late allowed. A code that was used is not accepted again."""
    with transaction.atomic():
        fresh = Staff.objects.select_for_update().get(pk=staff.pk)
        if not fresh.totp_sealed:
            return False
        kept = json.loads(open_setting(bytes(fresh.totp_sealed), *_place(fresh)))
        step = _step_of(kept["secret"], _digits(code), int(now.timestamp()) // STEP)
        if step is None or step <= kept["used"]:
            return False
        _keep(fresh, kept["secret"], step)
    return True


def _digits(code: str) -> str:
    return "".join(mark for mark in code if mark.isdigit())


def _step_of(secret: str, digits: str, now_step: int) -> int | None:
    totp = pyotp.TOTP(secret)
    return next((now_step + drift for drift in DRIFT if totp.verify(digits, for_time=(now_step + drift) * STEP)), None)


def _keep(staff: Staff, secret: str, used: int) -> None:
    staff.totp_sealed = sealed_setting(json.dumps({"secret": secret, "used": used}).encode(), *_place(staff))
    Staff.objects.filter(pk=staff.pk).update(totp_sealed=staff.totp_sealed)


def _place(staff: Staff) -> tuple[str, bytes]:
    return "totp", staff.uid.bytes
