"""The proof that everything is sealed: what is planted anywhere is found nowhere; with sealing switched off it is found."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import httpx
import pytest

from tests.box.walk import Walk
from tests.box.walk import whole as boxes_emptied
from tests.canary import faults, online, telephone
from tests.canary.finder import Finder, Found
from tests.canary.planting import Planting
from tests.canary.watched import Watched, visitor, watched
from tests.life import byways, office, reporter
from tests.life.http import HttpHands
from tests.life.stage import Play
from tests.life.things import letter, photo
from tests.life.whole import files, live

ADDRESS = "198.51.100."
REPORTS = 200 if os.environ.get("DENGWEN_DATABASE_URL") else 1000
PUBLIC = ["qian", "采购部", "任重远"]
"""Accounts, units and staff stand in the clear: the search must find these."""

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    with watched(tmp_path_factory.mktemp("canary") / "home") as house:
        yield house


@pytest.fixture
def leaving() -> Iterator[ExitStack]:
    """Whatever is entered here is closed behind the test."""
    with ExitStack() as stack:
        yield stack


def looked_for(house: Watched, planted: list[str]) -> list[Found]:
    """Wherever one of the strings stands: files of every kind below the home, and every row of the database."""
    finder = Finder(planted)
    found = list(finder.in_folder(house.home))
    return found + [each for table, rows in house.dump() for each in finder.in_bytes(rows, table)]


@pytest.mark.clause("1.3.4a")
def test_what_is_planted_anywhere_is_found_nowhere(house: Watched, leaving: ExitStack) -> None:
    planted = Planting()

    def hired(_name: str = "") -> HttpHands:
        return HttpHands(leaving.enter_context(visitor(house.live.url, planted.headers)))

    play = Play(hired, house.secrets, planted)
    sent = files(lambda kind: planted.mark(f"owner of {kind}"), lambda name: planted.mark(f"file {name}"))
    matter, code = live(play, hired(), sent)
    byways.troubled(play, hired())
    byways.without_measure(play, hired())
    refused_and_withdrawn(play, hired(), planted)
    online.everything(house, leaving.enter_context(visitor(house.live.url, planted.headers)), play("an"), planted)
    telephone.rung(house, play, planted)
    faults.everything(house, hired(), matter.read("an"), planted, code)
    assert len(planted.marks) > 120
    until_mails_wait(house)
    assert looked_for(house, planted.stems) == []
    assert {each.planted for each in looked_for(house, PUBLIC)} == set(PUBLIC)


def mails_wait(house: Watched) -> bool:
    """Whether the mail server that does not answer has left a mail in the outbox, and an address in the subscriptions."""
    dump = dict(house.dump())
    whole, rows = dump.get("all tables", b""), ("outbox_mail", "outbox_subscription")
    return all(f'INSERT INTO "{row}"'.encode() in whole or dump.get(f"{row} (text)") for row in rows)


def until_mails_wait(house: Watched) -> None:
    end = time.monotonic() + 30
    while not mails_wait(house):
        assert time.monotonic() < end
        time.sleep(0.5)


@pytest.mark.clause("2.3d")
def test_nothing_of_a_box_is_found_scans_letters_scanners_names(house: Watched, leaving: ExitStack) -> None:
    planted = Planting()

    def hired(_name: str = "") -> HttpHands:
        return HttpHands(leaving.enter_context(visitor(house.live.url, planted.headers)))

    play = Play(hired, house.secrets, planted)
    boxes_emptied(Walk(play, lambda key: planted.mark(f"box {key}"), lambda key: planted.latin(f"scanner {key}")))
    assert len(planted.marks) > 15
    assert looked_for(house, planted.stems) == []


def refused_and_withdrawn(play: Play, reporting: HttpHands, planted: Planting) -> None:
    before = play.known("an")
    mailbox = {"contact": f"{planted.latin('mailbox')}@post.example", "wish": "contact"}
    reporter.plain_report(reporting, play.told, "parking", identity_mode="named", name=play.told("name"), **mailbox)
    office.refused(office.arrived(play, before))
    code = reporter.plain_report(reporting, play.told, "regretted")
    reporter.come_back(reporting, code)
    reporter.withdraw(reporting, play.told("withdrawn"))


TOKEN, CODE, DRAFT = (re.compile(f'name="{name}" value="([^"]+)"') for name in ("csrfmiddlewaretoken", "code", "draft"))


def a_hundred_reports(house: Watched, planted: Planting, first: int) -> int:
    """How many were received; some bring files."""
    with visitor(house.live.url) as client:
        return sum(reported(client, planted, number) for number in range(first, first + 100))


def reported(client: httpx.Client, planted: Planting, number: int) -> bool:
    """A visitor never seen before, with an address and an agent of their own, sends a report."""
    client.cookies.clear()
    client.headers = {"User-Agent": f"{planted.narrow}/{number}", "X-Forwarded-For": f"{ADDRESS}{number % 250}"}
    token = TOKEN.findall(client.get("/en/report/").text)[0]
    told = {"csrfmiddlewaretoken": token, "matter_type": "report", "category": "other", "identity_mode": "anonymous"}
    told["what"] = f"{planted.wide}{number}"
    page = client.post("/en/report/check/", data=told, files=attached(planted, number)).text
    sealed = {"code": CODE.findall(page)[0], "draft": DRAFT.findall(page)[0], "csrfmiddlewaretoken": token}
    return "We have received it" in client.post("/en/report/done/", data=sealed).text


def attached(planted: Planting, number: int) -> list[tuple[str, tuple[str, bytes, str]]]:
    if number % 100:
        return []
    things = (
        photo(f"{planted.narrow}.jpg", planted.wide),
        letter(f"{planted.narrow}.docx", planted.wide, planted.wide),
    )
    return [("files", (each.name, each.data, each.media_type)) for each in things]


def test_f4_a_thousand_submissions_leave_no_address_agent_exif_or_author(house: Watched) -> None:
    planted = Planting()
    with ThreadPoolExecutor(4) as crowd:
        received = crowd.map(lambda first: a_hundred_reports(house, planted, first), range(0, REPORTS, 100))
        assert sum(received) == REPORTS
    assert looked_for(house, [*planted.stems, ADDRESS]) == []
