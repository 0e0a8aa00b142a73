"""F4: after many submissions no file of the house holds an address, an agent string, a referrer, EXIF or an author (and F3: no instant)."""

import io
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from dengwen.ledger.models import Entry
from dengwen.vault import session
from tests import house as houses
from tests.canary.finder import Finder, Found
from tests.portal.browser import Browser
from tests.vault import makers

AGENT, ADDRESS, ORIGIN = "Planted-Agent-7731", "203.0.113.77", "planted-referrer.example"
AUTHOR, NAME = "Planted Author 4420", "栽下的名字一二三"
PLANTED = (AGENT, ADDRESS, ORIGIN, AUTHOR, NAME, makers.CANARY)
MANY = 12

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def planted(media: Path) -> Iterator[Browser]:
    with session.in_process():
        houses.build()
        forwarded = {"X-Forwarded-For": ADDRESS, "Forwarded": f"for={ADDRESS}"}
        yield Browser(user_agent=AGENT, referer=f"http://testserver/{ORIGIN}", **forwarded)


def document() -> bytes:
    out, letter = io.BytesIO(), docx.Document()
    letter.core_properties.author = AUTHOR
    letter.add_paragraph("数量不符")
    letter.save(out)
    return out.getvalue()


def leaks(media: Path) -> list[Found]:
    finder = Finder(PLANTED)
    dumped = "".join(connection.connection.iterdump()).encode() if connection.vendor == "sqlite" else b""
    return [*finder.in_bytes(dumped, "database"), *finder.in_folder(settings.HOME), *finder.in_folder(media)]


@pytest.mark.clause("1.3.4a")
@pytest.mark.clause("6.1.2b")
def test_f4_no_technical_trace_of_a_reporter_stays(planted: Browser, media: Path) -> None:
    for no in range(MANY):
        attached = [SimpleUploadedFile(f"{NAME}.jpg", makers.photo()), SimpleUploadedFile("b.docx", document())]
        planted.report(
            what=f"{NAME} 第{no}次", identity_mode="named", name=NAME, files=attached if no % 6 == 0 else None
        )
    code = planted.report(what=NAME)
    planted.come_back(code)
    planted.send("/message/", text=NAME)
    assert leaks(media) == []


def test_f4_control_an_unsealed_trace_would_be_found(planted: Browser, media: Path) -> None:
    planted.report(what=NAME)
    media.mkdir(exist_ok=True)
    (media / "left-behind.tmp").write_text(AGENT)
    assert {found.planted for found in leaks(media)} == {AGENT}


def test_f3_a_reporters_entries_bear_only_the_day(planted: Browser, media: Path) -> None:
    code = planted.report()
    planted.come_back(code)
    planted.send("/message/", text="再说一句")
    assert set(Entry.objects.exclude(case_uid=None).values_list("post", "at", "actor_uid")) == {
        ("reporter", None, None)
    }
