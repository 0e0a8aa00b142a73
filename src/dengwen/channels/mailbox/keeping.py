"""The list of mailboxes, for `dengwen mailbox add | list | remove | test`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dengwen.channels.mailbox import server
from dengwen.channels.mailbox.fetching import Fetcher
from dengwen.channels.mailbox.models import Mailbox, Spooled, Watch
from dengwen.outbox.addresses import folded


class NoSuchMailbox(LookupError):
    """No mailbox of this address is configured."""


def add(values: Mapping[str, Any], password: str) -> Mailbox:
    """Configure a mailbox, or change the one of this address; fetching begins within seconds where the house is served."""
    address = str(values["address"]).strip().lower()
    mailbox = Mailbox.objects.filter(address=address).first() or Mailbox(address=address)
    for name, value in values.items():
        if name != "address":
            setattr(mailbox, name, value)
    mailbox.password = server.sealed_password(mailbox, password)
    mailbox.active = True
    mailbox.save()
    return mailbox


def named(address: str) -> Mailbox:
    found = Mailbox.objects.filter(address=address.strip().lower()).first()
    if found is None:
        raise NoSuchMailbox(f"没有配置这个邮箱。/ No mailbox of this address is configured: {address}")
    return found


def remove(address: str) -> None:
    """Stop watching it and forget its password. What was fetched stays known, so that fetching it again makes no doubles."""
    mailbox = named(address)
    mailbox.active, mailbox.password = False, b""
    mailbox.save()


def any_active() -> bool:
    """Whether there is a mailbox to watch."""
    return Mailbox.objects.filter(active=True).exists()


def shown() -> list[dict[str, Any]]:
    """Every mailbox with how its watching stands; no password."""
    watches = {watch.mailbox_id: watch for watch in Watch.objects.all()}
    return [_line(mailbox, watches.get(mailbox.pk)) for mailbox in Mailbox.objects.order_by("address")]


def _line(mailbox: Mailbox, watch: Watch | None) -> dict[str, Any]:
    return {
        "address": mailbox.address,
        "server": f"{mailbox.host}:{mailbox.port}",
        "security": mailbox.security,
        "folder": mailbox.folder,
        "active": mailbox.active,
        "alive_at": watch.alive_at.isoformat() if watch and watch.alive_at else None,
        "fault": watch.fault if watch else "",
    }


def tried(address: str) -> dict[str, Any]:
    """Sign in and look; nothing is fetched. ``ok`` with counts, or the kind of the fault."""
    mailbox = named(address)
    try:
        with server.signed_in(mailbox) as client:
            missing = len(Fetcher(client, mailbox, server.opened(client, mailbox)).missing())
            idle = bool(client.has_capability("IDLE"))
    except server.FAULTS as fault:
        return {"address": mailbox.address, "ok": False, "fault": type(fault).__name__}
    plain = folded(mailbox.address)
    return {"address": plain, "ok": True, "idle": idle, "to_fetch": missing, "in_spool": Spooled.objects.count()}
