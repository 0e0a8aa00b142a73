"""Mails from files: byte for byte, odd ones told of, large ones taken (2.1a)."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest

from dengwen.channels.mailbox import ingesting
from dengwen.docket import moment
from dengwen.intake.models import Submission
from dengwen.outbox.models import Mail
from tests.house import House
from tests.mailbox.corpus import odd_shapes, odd_texts
from tests.mailbox.mails import WHO, came, proven, written

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media", "mail_server")]


def test_attachments_arrive_byte_for_byte(house: House, tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = WHO, "附件"
    message.set_content("见附件")
    data = bytes(range(256)) * 100 + b"\r\n\n\r"
    message.add_attachment(data, maintype="application", subtype="octet-stream", filename="数据 表.bin")
    path = tmp_path / "one.eml"
    path.write_bytes(message.as_bytes())
    (told,) = ingesting.ingest([path], answer=False)
    assert told["outcome"] == "matter"
    assert [(each["name"], each["size"]) for each in told["attachments"]] == [("数据 表.bin", len(data))]
    assert not Mail.objects.exists()
    assert proven()


def test_odd_files_are_told_of_and_stop_nothing(house: House, tmp_path: Path) -> None:
    day = (moment.today() - timedelta(days=4)).strftime("%a, %d %b %Y 12:00:00 +0800")
    traced = f"Received: from a by b; {day}\r\n".encode() + written("有痕迹的信。", Message_ID="<6@sender.example>")
    box = b"From who Mon Nov  2 10:00:00 2026\n" + written("一").replace(b"\r", b"") + b"\n>From here\n\n"
    box += b"From who Tue Nov  3 10:00:00 2026\n" + written("二", Message_ID="<7@x.example>") + b"\n"
    files = {"empty": b"", "binary": bytes(range(256)) * 40, "traced": traced, "box": box, "cut": b"Subject: x"}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    paths = [tmp_path, tmp_path / "none", *(tmp_path / name for name in files)]
    told = list(ingesting.ingest(paths, answer=False))
    assert [each["submission"] is None for each in told] == [True, True, *[False] * 6]
    assert told[2]["outcome"] in ("waiting", "unreadable")
    assert Submission.objects.get(uid=told[4]["submission"]).received_on == moment.today() - timedelta(days=4)
    assert [each["outcome"] for each in told[5:7]] == ["matter", "matter"]
    assert "\nFrom here" in told[5]["text"]
    assert proven()


def test_every_odd_mail_is_told_of_as_promised(house: House, tmp_path: Path) -> None:
    """One object a file, with all that the command promises, whatever the mail looks like; each is a submission."""
    odd = [*odd_texts.recipes(), *odd_shapes.recipes()]
    for number, mail in enumerate(odd):
        (tmp_path / f"{number:03}.eml").write_bytes(mail.raw.replace(b"Message-ID: <", b"Message-ID: <%d." % number))
    told = list(ingesting.ingest(sorted(tmp_path.glob("*.eml")), answer=False))
    promised = {"outcome", "submission", "case", "subject", "from", "text", "attachments", "warnings"}
    assert len(told) == len(odd) > 70
    assert all(promised <= set(each) and each["submission"] for each in told)
    assert {frozenset(file) for each in told for file in each["attachments"]} == {
        frozenset({"name", "media_type", "size", "sha256"})
    }
    digests = [[hashlib.sha256(data).hexdigest() for _, _, data in mail.files] for mail in odd]
    assert [[file["sha256"] for file in each["attachments"]] for each in told] == digests
    assert json.loads(json.dumps(told)) == told
    assert proven()


def test_a_mail_of_thirty_mebibytes_is_taken(house: House) -> None:
    settled = came(written("大") + b"\r\n" + b"x" * (30 << 20))
    assert settled.outcome in ("matter", "unreadable")
    assert proven()
