"""News that come back end: by our own Message-ID, for good failures at once, and nobody on the staff reads an address (RFC 3464)."""

from __future__ import annotations

import json
import smtplib
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from dengwen.channels.mailbox.models import Mailbox
from dengwen.docket import moment
from dengwen.intake import sorting
from dengwen.intake.models import Waiting
from dengwen.outbox import returned, sending, subscriptions
from dengwen.outbox.models import Mail, Subscription
from dengwen.vault.models import SealedFile
from tests.house import House
from tests.mailbox.mails import came, proven
from tests.mailbox.servers import fetched, imap, mailbox, relay
from tests.portal.browser import Browser
from tests.servers import smtp
from tests.servers.dovecot import Dovecot

__all__ = ["imap", "mailbox", "relay"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]
ZHAO, QIAN = "zhao.qianli@post.example", "qian@other.example"
DAEMON = "From: Mail Delivery System <MAILER-DAEMON@mx.example>\r\nTo: house@mail.example\r\n"
DAEMON += "Subject: Undelivered Mail Returned to Sender\r\n"
KINDS = "Auto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"


def subscribed(address: str = ZHAO, case_uid: UUID | None = None) -> Subscription:
    receipt = uuid4()
    subscriptions.start(case_uid or uuid4(), receipt, address, "zh-hans")
    return Subscription.objects.get(receipt_uid=receipt)


def sent_news(*kept: Subscription, relay: smtp.Server, hours: int = 2) -> bytes:
    """The news of these matters as our mail server got them, one mail."""
    relay.forget()
    for each in kept:
        subscriptions.tell(each.case_uid)
    sending.send_due(moment.now() + timedelta(hours=hours))
    (one,) = relay.arrived()
    return one.raw


def report(raw: bytes, status: str = "5.1.1", action: str = "failed", named: str = ZHAO, mark: str = "1") -> bytes:
    """As a mail server writes it: words, a report, and the head of what it brings back."""
    head = raw.replace(b"\r\n", b"\n").partition(b"\n\n")[0].replace(b"\n", b"\r\n").decode()
    parts = (
        ("text/plain; charset=us-ascii", f"<{named}>: host mx.example said: {status} no such person"),
        (
            "message/delivery-status",
            f"Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; {named}\r\nAction: {action}\r\nStatus: {status}",
        ),
        ("text/rfc822-headers", head),
    )
    body = "".join(f"--B\r\nContent-Type: {kind}\r\n\r\n{text}\r\n\r\n" for kind, text in parts)
    own = f'Message-ID: <{mark}@mx.example>\r\nContent-Type: multipart/report; report-type=delivery-status; boundary="B"\r\n'
    return f"{DAEMON}{KINDS}{own}\r\n{body}--B--\r\n".encode()


def ended(kept: Subscription) -> bool:
    kept.refresh_from_db()
    return subscriptions.standing(kept.receipt_uid) == ("", True)


@pytest.mark.clause("5.2.1b")
def test_a_returned_mail_ends_its_address_and_only_that(
    mailbox: Mailbox, imap: Dovecot, relay: smtp.Server, house: House
) -> None:
    """Sent through a real mail server, returned into the real mailbox with an empty path, fetched and heeded."""
    gone, other = subscribed(), subscribed("sun@post.example")
    raw = sent_news(gone, relay=relay)
    with smtplib.LMTP("127.0.0.1", imap.lmtp) as line:
        line.sendmail("", [mailbox.address], report(raw))
    assert fetched(mailbox) == 1
    assert ended(gone)
    assert not ended(other)
    assert not gone.sealed
    waiting = Waiting.objects.get()
    assert (waiting.state, waiting.reason) == ("set_aside", "automatic")
    shown = sorting.opened(house.actor("an"), [waiting])[0]
    assert "zhao" not in json.dumps(dict(shown.content), ensure_ascii=False)
    assert shown.files == []
    assert SealedFile.objects.count() == 1, "the mail as it came, for the custodians"
    assert Mail.objects.count() == 1, "nothing is answered"
    assert proven()


def test_a_forged_one_changes_nothing(mailbox: Mailbox, relay: smtp.Server) -> None:
    kept = subscribed()
    raw = sent_news(kept, relay=relay)
    message_id = smtp.message_from_bytes(raw)["Message-ID"]
    without = raw.replace(message_id.encode(), b"<" + b"0" * 32 + b"@mail.example>")
    assert came(report(without)).outcome == "automatic"
    assert came(report(b"Subject: x\r\n\r\n", mark="2")).outcome == "automatic"
    assert not ended(kept)
    assert kept.returned == 0


def test_the_address_that_it_names_is_never_believed(mailbox: Mailbox, relay: smtp.Server) -> None:
    mine, other = subscribed(ZHAO), subscribed(QIAN)
    came(report(sent_news(mine, relay=relay), named=QIAN))
    assert ended(mine)
    assert not ended(other)


def test_two_receipts_of_one_matter_are_two_addresses(mailbox: Mailbox, relay: smtp.Server) -> None:
    case_uid = uuid4()
    mine, other = subscribed(ZHAO, case_uid), subscribed(QIAN, case_uid)
    subscriptions.tell(case_uid)
    sending.send_due(moment.now() + timedelta(hours=2))
    (raw,) = [each.raw for each in relay.arrived() if each.recipients == [ZHAO]]
    came(report(raw))
    assert ended(mine)
    assert not ended(other)


def test_one_mail_of_several_matters_ends_them_all(mailbox: Mailbox, relay: smtp.Server) -> None:
    first, second, other = subscribed(), subscribed(), subscribed(QIAN)
    came(report(sent_news(first, second, relay=relay)))
    assert ended(first)
    assert ended(second)
    assert not ended(other)


@pytest.mark.parametrize("status", ["4.4.1", "5.2.2", "5.7.1"])
def test_what_may_pass_ends_after_some_patience(mailbox: Mailbox, relay: smtp.Server, status: str) -> None:
    kept = subscribed()
    for number in range(1, returned.ENOUGH + 1):
        assert not ended(kept)
        raw = sent_news(kept, relay=relay, hours=2 * number)
        an_hour_later()
        came(report(raw, status, mark=f"{number}"))
        came(report(raw, status, mark=f"{number} again"))
        assert Subscription.objects.get(pk=kept.pk).returned == number, "a mail counts once"
    assert ended(kept)


def an_hour_later() -> None:
    """The gate of the last mail is open again."""
    Mail.objects.filter(pk=Mail.objects.latest("pk").pk).update(gate=uuid4().hex)


def test_what_failed_long_ago_is_forgotten(mailbox: Mailbox, relay: smtp.Server) -> None:
    kept = subscribed()
    Subscription.objects.update(returned=2, returned_on=moment.today() - returned.FORGOTTEN_AFTER - timedelta(days=1))
    came(report(sent_news(kept, relay=relay), "4.4.1"))
    assert not ended(kept)
    assert kept.returned == 1


@pytest.mark.parametrize(
    "written",
    [
        lambda raw: report(raw, "4.4.1", action="delayed"),
        lambda raw: report(raw, "2.1.5", action="delivered"),
        lambda raw: (
            b"From: a@post.example\r\nReturn-Path: <>\r\nSubject: away\r\nMessage-ID: <1@post.example>\r\nIn-Reply-To: "
            + smtp.message_from_bytes(raw)["Message-ID"].encode()
            + b"\r\n\r\nI am away. My machine is 10.5.1.1.\r\n"
        ),
    ],
)
def test_what_is_no_failure_is_none(mailbox: Mailbox, relay: smtp.Server, written: Any) -> None:
    kept = subscribed()
    came(written(sent_news(kept, relay=relay)))
    assert not ended(kept)
    assert kept.returned == 0


def test_servers_that_write_words_alone_are_understood(mailbox: Mailbox, relay: smtp.Server) -> None:
    """As qmail and its heirs do: everything in one text, our mail behind it."""
    kept = subscribed()
    raw = sent_news(kept, relay=relay).decode("ascii", "replace")
    said = f"您的邮件被退回。\r\n<{ZHAO}>:\r\n550 5.1.1 User not found\r\n\r\n--- below is a copy\r\n\r\n"
    words = f"{DAEMON}Message-ID: <1@mx.example>\r\n\r\n{said}{raw}"
    assert came(words.encode()).outcome == "automatic"
    assert ended(kept)
    assert SealedFile.objects.count() == 1


def test_what_the_server_refuses_to_take_counts_too(mailbox: Mailbox, relay: smtp.Server) -> None:
    kept = subscribed("refused@post.example")
    subscriptions.tell(kept.case_uid)
    for hours in range(2, 8):
        sending.send_due(moment.now() + timedelta(hours=hours))
    kept.refresh_from_db()
    assert (Mail.objects.get().state, kept.returned, ended(kept)) == ("given_up", 1, False)


def test_the_reporter_sees_it_and_can_give_another_address(mailbox: Mailbox, relay: smtp.Server) -> None:
    browser = Browser()
    code = browser.report(identity_mode="confidential", contact=f"邮箱 {ZHAO}", wish="contact")
    came(report(sent_news(Subscription.objects.get(), relay=relay)))
    page = browser.come_back(code, "en")
    assert "Mails to the address that you gave came back" in page.text
    assert "zh…" not in page.text
    page = browser.send("/mails/", address=QIAN)
    assert "came back" not in page.text
    assert "qi…@other.example" in page.text
    assert subscriptions.tell(Subscription.objects.get().case_uid) == 1
