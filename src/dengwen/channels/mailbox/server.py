"""The line to a mail server: connected, protected as configured, signed in; the folder is only looked at, never changed."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError

from dengwen.channels.mailbox.models import Mailbox, Security
from dengwen.docket import moment
from dengwen.vault.transit import open_transit, seal_transit

PURPOSE = "mailbox password"
PATIENCE_SECONDS = 60
OLDEST = date(2000, 1, 1)
FAULTS = (IMAPClientError, OSError, EOFError)
"""What a mail server and the way to it can do to us; ssl and socket errors are OSError."""


def sealed_password(mailbox: Mailbox, password: str) -> bytes:
    """The password as the mailbox's row keeps it."""
    return seal_transit(PURPOSE, mailbox.uid, {"password": password})


@contextmanager
def signed_in(mailbox: Mailbox) -> Iterator[IMAPClient]:
    """A signed-in client for the block; one of `FAULTS` when there is none."""
    client = IMAPClient(
        mailbox.host,
        port=mailbox.port,
        ssl=mailbox.security == Security.TLS,
        ssl_context=ssl.create_default_context() if mailbox.security == Security.TLS else None,
        timeout=PATIENCE_SECONDS,
    )
    try:
        client.normalise_times = False
        if mailbox.security == Security.STARTTLS:
            client.starttls(ssl.create_default_context())
        client.login(mailbox.username, open_transit(PURPOSE, mailbox.uid, mailbox.password)["password"])
        if client.has_capability("ID"):
            client.id_({"name": "dengwen"})
        yield client
    finally:
        with suppress(*FAULTS):
            client.logout()


def opened(client: IMAPClient, mailbox: Mailbox) -> int:
    """Open the mailbox's folder for reading alone; its UIDVALIDITY."""
    told: Mapping[bytes, Any] = client.select_folder(mailbox.folder, readonly=True)
    return int(told[b"UIDVALIDITY"])


def day_of(instant: datetime | None) -> date:
    """The house's day of the instant at which the server had a mail; a day to come, or one before there were such servers, is today."""
    today = moment.today()
    if instant is None:
        return today
    aware = instant if timezone.is_aware(instant) else timezone.make_aware(instant)
    try:
        day = timezone.localdate(aware)
    except (OverflowError, ValueError):
        return today
    return day if OLDEST <= day <= today else today
