"""A mailbox on a real Dovecot, a real SMTP server before it, and the way between them."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.test import TestCase

from dengwen.channels.mailbox import keeping, server, working
from dengwen.channels.mailbox.fetching import Fetcher
from dengwen.channels.mailbox.models import Mailbox
from dengwen.docket import moment
from tests.house import House
from tests.servers import certificates, smtp
from tests.servers.dovecot import PASSWORD, Dovecot, dovecot

ACCOUNTS = count()


@pytest.fixture(scope="module")
def imap() -> Iterator[Dovecot]:
    with dovecot() as running:
        yield running


@pytest.fixture(scope="module")
def relay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[smtp.Server]:
    papers = certificates.issue(tmp_path_factory.mktemp("authority"))
    with smtp.serving(tmp_path_factory.mktemp("relayed"), papers, "none") as running:
        yield running


@pytest.fixture
def mailbox(house: House, media: Path, imap: Dovecot, relay: smtp.Server, settings: Any) -> Mailbox:
    """A mailbox of its own for each test."""
    account = f"drum{next(ACCOUNTS)}"
    address = f"{account}@mail.example"
    settings.SMTP_HOST, settings.SMTP_PORT, settings.SMTP_TLS = "127.0.0.1", relay.port, "none"
    settings.MAIL_FROM, settings.MAIL_REPLY_TO = "house@mail.example", address
    relay.forget()
    told = {"address": address, "host": "127.0.0.1", "port": imap.imap, "security": "plain", "username": account}
    return keeping.add(told, PASSWORD)


def carried(imap: Dovecot, relay: smtp.Server, footer: bytes = b"") -> int:
    """What our mail server took goes on to the mailbox; how many."""
    waiting = relay.arrived()
    with smtplib.LMTP("127.0.0.1", imap.lmtp) as line:
        for each in waiting:
            line.sendmail(each.sender, each.recipients, each.raw + footer)
    relay.forget()
    return len(waiting)


def fetched(mailbox: Mailbox) -> int:
    with server.signed_in(mailbox) as client:
        fresh = Fetcher(client, mailbox, server.opened(client, mailbox)).everything()
    with TestCase.captureOnCommitCallbacks(execute=True):
        working.tidy(moment.now())
    return fresh
