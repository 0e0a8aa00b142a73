"""`dengwen outbox`, its part of `dengwen status`, the page for administrators, and the settings."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dengwen.config import mail_settings, status
from dengwen.config.outbox_command import outbox
from dengwen.config.reading import SettingNotUnderstood
from dengwen.outbox.models import MailKind
from dengwen.outbox.queue import post
from dengwen.vault import session
from tests import house as houses
from tests.desk_pages import enter
from tests.servers import smtp

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> Result:
    return CliRunner().invoke(outbox, [*arguments, "--json"], catch_exceptions=False)


def test_send_sends_what_is_due_and_leaves_batches(server: smtp.Server) -> None:
    post(MailKind.RECEIVED, "zhao@post.example", "en")
    post(MailKind.NEWS, "zhao@post.example", "en")
    done = run("send")
    told = json.loads(done.output)
    assert (done.exit_code, told["sent_now"], told["waiting"]) == (0, 1, 1)


def test_test_says_whether_it_went_and_never_to_whom(server: smtp.Server, mailing: Any) -> None:
    assert json.loads(run("test", "admin@post.example").output) == {"sent": True, "fault": ""}
    assert len(server.arrived()) == 1
    refused = run("test", "refused@post.example")
    assert (refused.exit_code, "refused@" in refused.output) == (1, False)
    mailing.SMTP_PORT = 1
    assert json.loads(run("test", "admin@post.example").output)["fault"] == "ConnectionRefusedError"
    assert json.loads(run("test", "admin").output)["fault"] == "AddressNotUsable"


def test_status_and_page_show_numbers_to_administrators_alone(server: smtp.Server) -> None:
    post(MailKind.RECEIVED, "zhao@post.example", "en")
    assert status.status()["outbox"]["waiting"] == 1
    with session.in_process():
        house = houses.build()
        shown = enter(house, "wu").get("/desk/outbox/").content.decode()
        assert "post.example" not in shown
        assert "Mails that go out" in shown
        assert enter(house, "an").get("/desk/outbox/").status_code == 403


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TLS", "ssl"),
        ("PORT", "0"),
        ("PORT", "smtp"),
        ("HOST", "smtp://x"),
        ("CA_FILE", "/nowhere/ca.pem"),
        ("FROM", "nobody"),
        ("URL", "reports.example"),
        ("URL", "https://reports.example/path"),
    ],
)
def test_settings_that_cannot_be_meant_are_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    readers: dict[str, Any] = {
        "TLS": mail_settings.tls,
        "PORT": lambda each: mail_settings.port(each, "tls"),
        "HOST": lambda each: mail_settings.host(each, "tls"),
        "CA_FILE": mail_settings.file,
        "FROM": mail_settings.address,
        "URL": mail_settings.site,
    }
    monkeypatch.setenv("DENGWEN_TRIED", value)
    with pytest.raises(SettingNotUnderstood):
        readers[name]("DENGWEN_TRIED")


def test_without_tls_only_a_server_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DENGWEN_TRIED", "smtp.example")
    with pytest.raises(SettingNotUnderstood):
        mail_settings.host("DENGWEN_TRIED", "none")
    monkeypatch.setenv("DENGWEN_TRIED", "127.0.0.1")
    assert mail_settings.host("DENGWEN_TRIED", "none") == "127.0.0.1"
    assert [mail_settings.port("DENGWEN_UNSET", way) for way in mail_settings.WAYS] == [587, 465, 25]
