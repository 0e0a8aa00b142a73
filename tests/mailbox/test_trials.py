"""Test mails through a real SMTP server into a real Dovecot: known when they come back, counted once, and nobody's submission (1.1a)."""

from __future__ import annotations

import smtplib
from datetime import datetime, timedelta
from typing import Any

import pytest

from dengwen.channels.mailbox import probing, trials
from dengwen.channels.mailbox.models import Delivery, Mailbox, Spooled, Trial
from dengwen.clerk import watching
from dengwen.docket import moment
from dengwen.docket.models import Case
from dengwen.intake.models import Submission, Waiting
from dengwen.intake.proving import held_against
from dengwen.outbox.models import Mail
from dengwen.oversight import probing as registry
from dengwen.oversight import reachable
from dengwen.oversight.models import Tried
from dengwen.oversight.probing import Probe
from dengwen.vault.models import SealedFile
from tests.mailbox.mails import came, proven
from tests.mailbox.servers import carried, fetched, imap, mailbox, relay
from tests.servers import smtp
from tests.servers.dovecot import Dovecot

__all__ = ["imap", "mailbox", "relay"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _hourly(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.TEST_MAIL_MINUTES = 60
    monkeypatch.setattr(registry, "PROBES", {"mailbox": probing.tries})


def asked(now: datetime) -> Probe:
    (found,) = [each for each in reachable.try_all(now) if each.kind == trials.KIND]
    return found


def counts() -> tuple[int, int]:
    rows = Tried.objects.filter(kind=trials.KIND)
    return sum(row.good for row in rows), sum(row.bad for row in rows)


@pytest.mark.clause("1.1a")
def test_it_goes_out_comes_back_and_leaves_nothing_behind(mailbox: Mailbox, imap: Dovecot, relay: smtp.Server) -> None:
    now = moment.now()
    assert (asked(now).ok, asked(now).remark, counts()) == (None, trials.UNDER_WAY, (0, 0))
    assert carried(imap, relay) == 1
    assert fetched(mailbox) == 1
    first, second = asked(now), asked(now)
    assert (first.ok, first.again) == (True, False)
    assert (second.ok, second.again) == (True, True)
    assert counts() == (1, 0)
    assert not any(table._default_manager.exists() for table in (Case, Submission, Waiting, Mail, Spooled, SealedFile))
    assert Delivery.objects.count() == 1
    assert not list(held_against("mailbox", moment.today() - timedelta(days=1), moment.today()))
    (month,) = reachable.months()
    assert month[3] == 4 * 2 + 1, "four rounds of two other trials, and one test mail"


def test_it_is_known_again_when_it_is_fetched_again(mailbox: Mailbox, imap: Dovecot, relay: smtp.Server) -> None:
    asked(moment.now())
    sent = relay.arrived()[0].raw
    carried(imap, relay)
    carried_twice = smtplib.LMTP("127.0.0.1", imap.lmtp)
    carried_twice.sendmail("someone@mail.example", [mailbox.address], sent)
    carried_twice.quit()
    fetched(mailbox)
    assert came(sent).outcome == "repeated"
    assert not Submission.objects.exists()
    assert not Waiting.objects.exists()
    assert proven()


def test_it_has_its_own_rhythm(mailbox: Mailbox, relay: smtp.Server, settings: Any) -> None:
    now = moment.now()
    for minutes in range(0, 240, 15):
        asked(now + timedelta(minutes=minutes))
    assert len(relay.arrived()) == 4
    settings.TEST_MAIL_MINUTES = 0
    assert (asked(now + timedelta(days=2)).ok, len(relay.arrived())) == (None, 4)


def test_what_does_not_come_back_in_time_counts_once_and_raises_the_alarm(mailbox: Mailbox) -> None:
    now = moment.now()
    for minutes in range(0, 240, 15):
        last = asked(now + timedelta(minutes=minutes))
    assert (last.ok, last.remark, counts()) == (False, trials.LATE, (0, 4))
    assert Tried.objects.order_by("-on").filter(kind=trials.KIND)[0].in_a_row == 4


def test_what_comes_back_late_is_dropped_and_counts_as_failed(
    mailbox: Mailbox, imap: Dovecot, relay: smtp.Server
) -> None:
    asked(moment.now() - timedelta(minutes=30))
    carried(imap, relay)
    fetched(mailbox)
    assert asked(moment.now()).ok is False
    assert not Waiting.objects.exists()


def test_without_a_mail_server_it_was_not_tried(mailbox: Mailbox, settings: Any) -> None:
    settings.SMTP_HOST = ""
    probe = asked(moment.now())
    assert (probe.ok, probe.remark, counts()) == (None, trials.NO_SERVER, (0, 0))
    assert Trial.objects.count() == 0
    told = watching.probed()
    assert next(each for each in told["probes"] if each["kind"] == trials.KIND)["ok"] is None


def test_a_mail_server_that_refuses_is_a_failure(mailbox: Mailbox, settings: Any) -> None:
    settings.SMTP_PORT = 1
    probe = asked(moment.now())
    assert (probe.ok, probe.remark) == (False, "ConnectionRefusedError")
    assert not reachable.as_told([probe])["ok"]


def test_words_around_a_token_are_never_dropped(mailbox: Mailbox, relay: smtp.Server) -> None:
    """Whoever knows a token that is under way cannot make a report vanish with it, nor one that nobody made."""
    asked(moment.now())
    token = trials.TOKEN.findall(relay.arrived()[0].text)[0]
    raw = b"From: who@sender.example\r\nTo: drum@mail.example\r\nSubject: x\r\nMessage-ID: <%d@s.example>\r\n\r\n%s\r\n"
    assert came(raw % (1, f"{'a' * 32} a report".encode())).outcome == "matter"
    settled = came(raw % (2, f"{token} a report".encode()))
    assert (settled.outcome, Trial.objects.get().evidence) == ("matter", "")
    again = came(raw % (3, b"This is a test mail; you may delete it. " + token.encode()))
    assert again.outcome == "matter"
    assert Submission.objects.count() == 3
