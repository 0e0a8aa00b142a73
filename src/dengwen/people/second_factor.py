"""The second factor: a TOTP secret that only this server can read, each code good for once."""

from __future__ import annotations

import json
from datetime import datetime

import pyotp
from django.db import transaction

from dengwen.people.models import Staff
from dengwen.vault.signing import open_setting, sealed_setting

STEP = 30
DRIFT = (-1, 0, 1)


def issue(staff: Staff) -> str:
    """Give the person a new secret and return it, to be shown once; codes of the former one are worth nothing any more."""
    secret = pyotp.random_base32()
    _keep(staff, secret, 0)
    return secret


def accepts(staff: Staff, code: str, now: datetime) -> bool:
    """Whether the code is right now, a step early or late allowed. A code that was used is not accepted again."""
    digits = "".join(mark for mark in code if mark.isdigit())
    with transaction.atomic():
        fresh = Staff.objects.select_for_update().get(pk=staff.pk)
        if not fresh.totp_sealed:
            return False
        kept = json.loads(open_setting(bytes(fresh.totp_sealed), *_place(fresh)))
        step = _step_of(kept["secret"], digits, int(now.timestamp()) // STEP)
        if step is None or step <= kept["used"]:
            return False
        _keep(fresh, kept["secret"], step)
    return True


def _step_of(secret: str, digits: str, now_step: int) -> int | None:
    totp = pyotp.TOTP(secret)
    return next((now_step + drift for drift in DRIFT if totp.verify(digits, for_time=(now_step + drift) * STEP)), None)


def _keep(staff: Staff, secret: str, used: int) -> None:
    staff.totp_sealed = sealed_setting(json.dumps({"secret": secret, "used": used}).encode(), *_place(staff))
    Staff.objects.filter(pk=staff.pk).update(totp_sealed=staff.totp_sealed)


def _place(staff: Staff) -> tuple[str, bytes]:
    return "totp", staff.uid.bytes
