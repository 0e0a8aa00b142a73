"""A real mail server: TLS with a checked certificate, refusals, a line that breaks, and a process that is killed."""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.mail.backends.smtp import EmailBackend
from django.db import connection
from django.utils import timezone

from dengwen.outbox import letter, line, sending, sent
from dengwen.outbox.health import health
from dengwen.outbox.models import Mail, MailKind, MailState
from dengwen.outbox.queue import post
from tests.servers import certificates, smtp
from tests.servers.certificates import Papers
from tests.servers.live import free_port

pytestmark = pytest.mark.django_db
LINK = "https://reports.example/zh-hans/welcome/abcdefgh/"


def written(*local_parts: str, kind: MailKind = MailKind.RECEIVED) -> None:
    for each in local_parts:
        assert post(kind, f"{each}@post.example", "zh-hans", case_uid=uuid4(), link=LINK)


def states() -> dict[str, int]:
    return dict(Counter(Mail.objects.values_list("state", flat=True)))


def later(**wait: float) -> datetime:
    return timezone.now() + timedelta(**wait)


@pytest.mark.clause("2.1a")
def test_a_mail_goes_over_starttls_with_every_mark_and_is_forgotten(server: smtp.Server) -> None:
    case_uid = uuid4()
    post(MailKind.RECEIVED, "zhao@post.example", "zh-hans", case_uid=case_uid, link=LINK)
    assert sending.send_due(later()) == 1
    (came,) = server.arrived()
    message = came.message
    assert (came.sender, came.recipients) == ("house@reports.example", ["zhao@post.example"])
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["X-Auto-Response-Suppress"] == "All"
    assert message[letter.LOOP_HEADER] == letter.loop_mark()
    assert message["Reply-To"] == letter.reply_address(case_uid)
    assert message.get_content_type() == "text/plain"
    assert came.raw.isascii()
    assert LINK in came.text
    assert sent.matter_of(message["Message-ID"]) == case_uid
    mail = Mail.objects.get()
    assert (mail.state, mail.sealed, mail.next_try_at) == (MailState.SENT, b"", None)
    assert sending.send_due(later(days=1)) == 0
    assert len(server.arrived()) == 1


@pytest.mark.parametrize("way", ["tls", "none"])
def test_the_other_ways(mailing: Any, papers: Papers, password_file: Path, tmp_path: Path, way: str) -> None:
    with smtp.serving(tmp_path / "arrived", papers, way) as server:
        mailing.SMTP_PORT, mailing.SMTP_CA_FILE, mailing.SMTP_TLS = server.port, str(papers.authority), way
        if way == "tls":
            mailing.SMTP_USER, mailing.SMTP_PASSWORD_FILE = smtp.USER, str(password_file)
        written("zhao")
        assert sending.send_due(later()) == 1
        assert len(server.arrived()) == 1


def test_a_certificate_of_somebody_else_gets_nothing_and_the_mail_waits(
    server: smtp.Server, mailing: Any, tmp_path: Path, papers: Papers
) -> None:
    mailing.SMTP_CA_FILE = str(certificates.issue(tmp_path / "other").authority)
    written("zhao")
    assert sending.send_due(later()) == 0
    assert server.arrived() == []
    assert line.state().last_fault.startswith("SSLCertVerificationError")
    assert (states(), Mail.objects.get().tries) == ({"waiting": 1}, 0)
    mailing.SMTP_CA_FILE = str(papers.authority)
    assert sending.send_due(later()) == 0, "the line rests after a fault"
    assert sending.send_due(later(minutes=1)) == 1
    assert line.state().faults == 0


def test_a_certificate_for_another_name_gets_nothing(mailing: Any, tmp_path: Path, password_file: Path) -> None:
    other = certificates.issue(tmp_path / "papers", address="127.0.0.2")
    with smtp.serving(tmp_path / "arrived", other) as server:
        mailing.SMTP_PORT, mailing.SMTP_CA_FILE = server.port, str(other.authority)
        written("zhao")
        assert sending.send_due(later()) == 0
        assert server.arrived() == []


def test_a_server_without_tls_gets_nothing(mailing: Any, tmp_path: Path, papers: Papers) -> None:
    with smtp.serving(tmp_path / "arrived", papers, "none") as server:
        mailing.SMTP_PORT = server.port
        written("zhao")
        assert sending.send_due(later()) == 0
        assert server.arrived() == []
        assert line.state().last_fault == "SMTPNotSupportedError"


def test_a_wrong_password_loses_nothing(server: smtp.Server, password_file: Path) -> None:
    written("zhao")
    password_file.write_text("wrong")
    assert sending.send_due(later()) == 0
    assert line.state().last_fault == "SMTPAuthenticationError 535"
    password_file.chmod(0o604)
    assert sending.send_due(later(hours=1)) == 0
    assert line.state().last_fault == "PasswordTooOpen"
    password_file.chmod(0o600)
    password_file.write_text(smtp.PASSWORD)
    assert sending.send_due(later(hours=2)) == 1


def test_a_server_that_is_down_loses_nothing(server: smtp.Server, papers: Papers, mailing: Any, tmp_path: Path) -> None:
    mailing.SMTP_PORT = free_port()
    written("zhao", "qian", "sun")
    for hours in range(1, 30):
        assert sending.send_due(later(hours=hours)) == 0
    assert states() == {"waiting": 3}
    assert set(Mail.objects.values_list("tries", flat=True)) == {0}
    with smtp.serving(tmp_path / "arrived", papers, port=mailing.SMTP_PORT) as again:
        assert sending.send_due(later(days=2)) == 3
        assert len(again.arrived()) == 3
    assert states() == {"sent": 3}


def test_what_the_server_refuses_for_good_is_given_up_after_some_patience(server: smtp.Server) -> None:
    written("refused", "full", "zhao", "later")
    assert sending.send_due(later()) == 1, "others are not held up"
    for hours in range(1, 5):
        sending.send_due(later(hours=hours))
    assert states() == {"sent": 1, "given_up": 2, "waiting": 1}
    assert set(Mail.objects.filter(state=MailState.GIVEN_UP).values_list("sealed", flat=True)) == {b""}
    assert sending.send_due(later(days=8)) == 0
    assert states() == {"sent": 1, "given_up": 3}


def test_a_line_that_breaks_holds_up_the_others_for_a_moment_only(server: smtp.Server) -> None:
    written("hangup")
    written("zhao", "qian")
    assert sending.send_due(later()) == 0
    assert sending.send_due(later(seconds=40)) == 2
    assert states() == {"sent": 2, "waiting": 1}


def test_two_processes_never_send_the_same(server: smtp.Server, monkeypatch: pytest.MonkeyPatch) -> None:
    written("zhao")
    seen = list(sending._due(later()))
    assert sending._claimed(seen[0], later())
    assert not sending._claimed(seen[0], later())
    assert sending.send_due(later()) == 0


def test_nothing_of_an_address_is_logged(server: smtp.Server, caplog: pytest.LogCaptureFixture) -> None:
    written("refused", "full", "later", "hangup")
    for hours in range(6):
        sending.send_due(later(hours=hours))
    told = " ".join(f"{record.msg} {record.args} {record.exc_info}" for record in caplog.records)
    assert "outbox.refused" in told
    assert not any(each in told for each in ("refused@", "full@", "later@", "hangup@", "post.example", "welcome"))


def test_health_is_numbers_and_days(server: smtp.Server) -> None:
    written("zhao", "refused")
    written("qian", kind=MailKind.NEWS)
    sending.send_due(later())
    now = health(later())
    assert (now.waiting, now.late, now.sent, now.given_up, now.faults) == (2, 1, 1, 0, 0)
    assert now.oldest_waiting_on == timezone.localdate()
    assert now.last_success_at


def forked(work: Callable[[], object]) -> int:
    """The work in a process of its own, which ends without a word to anybody; its id."""
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()
    child = os.fork()
    if child:
        return child
    try:
        work()
    finally:
        os.kill(os.getpid(), signal.SIGKILL)
    return 0


def killed_at(moment: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that sends and is killed just there."""

    def die(*_: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    with monkeypatch.context() as spoilt:
        if moment == "before":
            spoilt.setattr(EmailBackend, "send_messages", die)
        else:
            spoilt.setattr(sending, "_done", die)
        os.waitpid(forked(lambda: sending.send_due(later())), 0)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("moment", "copies"), [("before", 1), ("after", 2)])
def test_killed_between_claim_and_mark(
    server: smtp.Server, monkeypatch: pytest.MonkeyPatch, moment: str, copies: int
) -> None:
    """Nothing is lost; what went just before the kill goes once more under the same Message-ID, and then never again."""
    written("zhao")
    killed_at(moment, monkeypatch)
    assert states() == {"waiting": 1}
    assert sending.send_due(later()) == 0, "the claim holds others off for a while"
    assert sending.send_due(later(minutes=3)) == 1
    assert sending.send_due(later(days=1)) == 0
    ids = [each.message["Message-ID"] for each in server.arrived()]
    assert (len(ids), len(set(ids))) == (copies, 1)


@pytest.mark.django_db(transaction=True)
def test_killed_at_random_moments_nothing_is_lost_and_a_kill_costs_one_copy_at_most(server: smtp.Server) -> None:
    written(*(f"reporter{number}" for number in range(40)))
    chance, kills = random.Random(7), 0
    for step in range(25):
        child = forked(lambda step=step: sending.send_due(later(hours=step)))  # type: ignore[misc]
        time.sleep(chance.uniform(0.01, 0.12))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        kills += 1
    sending.send_due(later(hours=60))
    sending.send_due(later(hours=90))
    assert states() == {"sent": 40}
    ids = Counter(each.message["Message-ID"] for each in server.arrived())
    assert len(ids) == 40
    assert sum(ids.values()) <= 40 + kills
