"""What `dengwen social` does, as plain values: connect, list, try."""

from __future__ import annotations

import secrets as random
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.urls import reverse

from dengwen.channels.social import accounts, interfaces, proof
from dengwen.channels.social.addresses import Unfetchable
from dengwen.channels.social.models import Account
from dengwen.channels.social.platforms import Platform, Secrets
from dengwen.docket.actors import SYSTEM
from dengwen.docket.acts import NotLawful


def added(platform: str, label: str, given: Mapping[str, str]) -> dict[str, Any]:
    """Connect an account; the address that the platform is to call and, where the house drew it, the signing key."""
    kind, told = Platform(platform), Secrets(**given)
    key = "" if told.secret or kind is not Platform.WEBHOOK else random.token_urlsafe(32)
    try:
        account = accounts.connect(SYSTEM, kind, label, replace(told, secret=told.secret or key))
    except NotLawful as refusal:
        return {"ok": False, "reason": " ".join(refusal.reasons)}
    path = settings.PUBLIC_URL.rstrip("/") + reverse("social-hooks:called", args=[account.address])
    return {"ok": True, "platform": platform, "label": label, "uid": str(account.uid), "address": path, "key": key}


def listed() -> list[dict[str, Any]]:
    """Every account, without its secrets."""
    return [
        {name: getattr(each, name) for name in ("uid", "platform", "label", "active", "made_on", "heard_on")}
        for each in accounts.every()
    ]


def tested(*, live: bool) -> list[dict[str, Any]]:
    """Whether each active account is understood; ``live`` also asks the platform, where the account has a secret for it."""
    return [_tested(each, live=live) for each in accounts.every() if each.active]


def _tested(account: Account, *, live: bool) -> dict[str, Any]:
    ok, remark = proof.understood(account)
    if ok and live:
        ok, remark = _asked(account)
    return {"platform": account.platform, "label": account.label, "ok": ok, "remark": remark}


def _asked(account: Account) -> tuple[bool, str]:
    platform, secrets = Platform(account.platform), accounts.secrets_of(account)
    if platform is Platform.WEBHOOK or not secrets.secret:
        return True, "no interface to ask"
    try:
        interfaces.access_token(account.uid, platform, secrets)
    except Unfetchable:
        return False, "the platform gives no access token"
    return True, "the platform gives an access token"
