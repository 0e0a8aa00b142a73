"""What the online entry points can prove: every message that a platform delivered, and that each account can still be understood."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from dengwen.channels.social import accounts, schemes, selfcalls
from dengwen.channels.social.calls import Refused
from dengwen.channels.social.models import Account, Heard
from dengwen.channels.social.platforms import Platform
from dengwen.docket import moment
from dengwen.intake.proving import Piece
from dengwen.oversight.probing import Probe
from dengwen.regulation.vocabulary import Channel
from dengwen.vault.transit import TransitUnreadable


def pieces(since: date, until: date) -> Iterator[Piece]:
    """Every message recorded between two days, both included; what came since yesterday may still lie sealed for the clerk."""
    yesterday = moment.today() - timedelta(days=1)
    rows = Heard.objects.filter(on__range=(since, until)).order_by("pk").select_related("account")
    for row in rows.iterator(chunk_size=500):
        waits = row.open and row.on >= yesterday
        yield Piece(Channel.SOCIAL, row.account.uid, f"message {row.pk}", row.on, row.evidence, waits)


def probes(now: datetime) -> Iterator[Probe]:
    """For every active account a call such as its platform would make, signed with its own secrets, must be understood."""
    for account in accounts.every():
        if account.active:
            ok, remark = understood(account)
            yield Probe(Channel.SOCIAL, account.label, "call", ok, remark)


def understood(account: Account) -> tuple[bool, str]:
    """Whether the account's own secrets open a call made with them; nothing is recorded."""
    platform = Platform(account.platform)
    try:
        secrets = accounts.secrets_of(account)
        schemes.opened(platform, selfcalls.call(platform, secrets), secrets)
    except TransitUnreadable:
        return False, "the secrets cannot be opened"
    except Refused:
        return False, "a genuine call is not understood"
    return True, ""
