"""Mail with a planted string in every header, part and name: found nowhere in spool, rows, files and log; and the control."""

from __future__ import annotations

from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from django.conf import settings

from dengwen.channels.mailbox import settling, working
from dengwen.channels.mailbox.spool import Parcel, take
from dengwen.docket import moment
from dengwen.docket.models import Case
from dengwen.intake.models import Waiting
from tests import house as houses
from tests.canary.finder import Finder
from tests.canary.planting import Planting
from tests.canary.test_control import rows
from tests.canary.unsealed import unseal
from tests.fixtures_vault import _fresh_holders, media, unlocked

__all__ = ["_fresh_holders", "media", "unlocked"]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("unlocked")]
HEADS = ("Message-ID", "References", "X-Originating-IP", "Received", "X-Mailer", "Cc", "Thread-Topic", "User-Agent")


def planted_mail(planted: Planting, number: int, **heads: str) -> bytes:
    message = EmailMessage()
    for name in HEADS:
        message[name] = f"<{planted.latin(f'{name} {number}')}@sender.example>"
    message["From"] = f"{planted.latin(f'name {number}')} <{planted.latin(f'sender {number}')}@sender.example>"
    message["Subject"] = planted.mark(f"subject {number}")
    for name, value in heads.items():
        message[name.replace("_", "-")] = value
    quoted = f"> {planted.mark(f'quoted {number}')}\n-- \n{planted.mark(f'signature {number}')}"
    message.set_content(f"{planted.mark(f'text {number}')}\n\n{quoted}\n")
    message.add_alternative(f"<p>{planted.mark(f'html {number}')}</p>", subtype="html")
    name = f"{planted.mark(f'file name {number}')}.bin"
    message.add_attachment(planted.mark(f"file {number}").encode(), maintype="application", subtype="x", filename=name)
    return message.as_bytes()


def went_through(planted: Planting, monkeypatch: pytest.MonkeyPatch, look: Callable[[], None]) -> None:
    """A matter, an automatic mail, one that cannot be read, one that meets a full disk, and one that still lies in the spool."""
    houses.build()
    working.receive(Parcel(planted_mail(planted, 1), moment.today()))
    working.receive(Parcel(planted_mail(planted, 2, Auto_Submitted="auto-replied"), moment.today()))
    with monkeypatch.context() as broken:
        broken.setattr(settling, "parse", lambda raw: raw.decode("utf-32"))
        working.receive(Parcel(planted_mail(planted, 3), moment.today()))
    take([Parcel(planted_mail(planted, 4), moment.today(), recipients=(f"{planted.latin('to')}@example.org",))])
    with monkeypatch.context() as broken:

        def full(given: object, *_: object, **__: object) -> None:
            raise OSError(28, f"no space for {given} {planted.mark('in the fault')}")

        broken.setattr(settling.becoming.submissions, "receive", full)
        assert working.tidy(moment.now()) == 0
    look()
    assert (Case.objects.count(), Waiting.objects.count()) == (1, 2)


def test_what_is_planted_in_a_mail_is_found_nowhere(
    media: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    planted = Planting()

    def look() -> None:
        finder = Finder(planted.stems)
        assert "OSError" in caplog.text, "the faults were logged by their kind"
        assert list(finder.in_bytes(caplog.text.encode(), "log")) == []
        assert list(finder.in_bytes(b"".join(rows()), "database")) == []
        assert list(finder.in_folder(settings.MEDIA_ROOT)) == []

    went_through(planted, monkeypatch, look)
    assert len(planted.marks) > 50


def test_without_sealing_all_of_it_is_found(media: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control. What a mail says in itself lies in the raw mail of the media; what was read from it stands in the rows."""
    unseal(monkeypatch)
    planted = Planting()

    def look() -> None:
        everything = Finder(planted.marks.values())
        on_disk = {each.planted for each in everything.in_folder(settings.MEDIA_ROOT)}
        in_rows = {each.planted for each in everything.in_bytes(b"".join(rows()), "database")}
        kept_raw = {mark for key, mark in planted.marks.items() if key.startswith(("Message-ID", "X-", "sender"))}
        assert kept_raw <= on_disk
        for key in ("subject 1", "text 1", "quoted 1", "sender 1", "name 1", "file name 1", "text 2"):
            assert planted.marks[key] in in_rows, key

    went_through(planted, monkeypatch, look)
