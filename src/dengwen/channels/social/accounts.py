"""The registry of accounts: connected, changed and switched off by deeds of the house; their secrets sealed under the keyring."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db.models import Q
from django.utils.translation import gettext

from dengwen.channels.social import models
from dengwen.channels.social.models import Account
from dengwen.channels.social.platforms import Platform, Secrets, lacking
from dengwen.docket import moment
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful
from dengwen.docket.house import enter
from dengwen.docket.projection import change, new
from dengwen.vault.callbacks import NotGenuine, letter_key
from dengwen.vault.transit import open_transit, seal_transit

FIELDS = ("platform", "active", "made_on")
PURPOSE = "social account"
LETTERS = (Platform.WECOM, Platform.WECHAT, Platform.DINGTALK)


def connect(actor: Actor, platform: Platform, label: str, secrets: Secrets) -> Account:
    """Connect an account; its address to be called is drawn here. NotLawful when it could not be understood with these secrets."""
    _check(platform, secrets)
    uid = uuid4()
    values = {"platform": platform, "active": True, "made_on": moment.today()}
    extra = {"label": label, "address": models.address(), "sealed": seal_transit(PURPOSE, uid, asdict(secrets))}
    enter("connect_account", actor, [new("social_account", uid, values, extra)])
    return Account.objects.get(uid=uid)


def alter(account: Account, actor: Actor, label: str, *, active: bool, secrets: Secrets | None = None) -> None:
    """Rename it, switch it off or on, give it new secrets. What was heard stays."""
    if secrets is not None:
        _check(Platform(account.platform), secrets)
    extra: dict[str, Any] = {"label": label}
    if secrets is not None:
        extra["sealed"] = seal_transit(PURPOSE, account.uid, asdict(secrets))
    row = change("social_account", account.uid, {"active": active}, extra)
    enter("alter_account", actor, [row], {"secrets": secrets is not None})
    account.refresh_from_db()


def _check(platform: Platform, secrets: Secrets) -> None:
    if lacking(platform, secrets):
        raise NotLawful(gettext("Some of what this platform needs is missing."))
    if secrets.aes_key and platform in LETTERS:
        try:
            letter_key(secrets.aes_key)
        except NotGenuine:
            raise NotLawful(gettext("An EncodingAESKey has exactly 43 letters and digits.")) from None


def secrets_of(account: Account) -> Secrets:
    """What the account shares with its platform."""
    return Secrets(**open_transit(PURPOSE, account.uid, account.sealed))


def called(address: str) -> Account | None:
    """The active account with this address."""
    return Account.objects.filter(address=address, active=True).first()


def every() -> list[Account]:
    """All accounts, the active ones first."""
    return list(Account.objects.order_by("-active", "pk"))


def labels(uids: set[UUID]) -> dict[UUID, Account]:
    """These accounts by uid."""
    return {each.uid: each for each in Account.objects.filter(uid__in=uids)}


def noted(account: Account, on: date) -> None:
    """The account was heard on this day."""
    Account.objects.filter(Q(heard_on=None) | Q(heard_on__lt=on), pk=account.pk).update(heard_on=on)
