"""A served house with a single web worker goes on answering while many pages are read: the clerk's process reads, never the worker."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from tests.box.papers import LETTER, as_file, page
from tests.box.walk import Walk
from tests.life.hands import Thing
from tests.life.http import HttpHands
from tests.life.stage import Play
from tests.life.telling import plain
from tests.servers.furnished import MAIL_OUT, Furnished, furnish
from tests.servers.live import Installation

pytestmark = [pytest.mark.slow, pytest.mark.sqlite, pytest.mark.timeout(300)]
PAGES = 4
PROMPT_SECONDS = 2.0
"""Longer than any answer takes on a busy machine, shorter than reading a page."""
READER = "dengwen.channels.box.reading"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Furnished]:
    installation = Installation(tmp_path / "home", dict(MAIL_OUT))
    secrets = furnish(installation)
    with installation.running("serve", "--workers", "1") as live:
        live.line_with("ready")
        yield Furnished(live, installation, secrets)


@pytest.fixture
def play(house: Furnished) -> Iterator[Play]:
    clients: list[httpx.Client] = []

    def hired(_name: str) -> HttpHands:
        clients.append(httpx.Client(base_url=house.url, timeout=60))
        return HttpHands(clients[-1])

    yield Play(hired, house.secrets, plain("zh-hans"))
    for each in clients:
        each.close()


def readers_parents(house: Furnished) -> set[str]:
    """Which of the served processes run a reader now."""
    found = set()
    for process in psutil.Process(house.live.process.pid).children(recursive=True):
        try:
            if READER in process.cmdline():
                found.add(" ".join(process.parent().cmdline()))
        except (psutil.NoSuchProcess, AttributeError):
            continue
    return found


def test_the_only_worker_answers_while_the_machine_reads(house: Furnished, play: Play) -> None:
    walk = Walk(play, lambda key: key, lambda key: key)
    opening = walk.opened(walk.listed())
    keeper = play("shu")
    sheets = [page(LETTER[at : at + 2]) for at in range(PAGES)]
    keeper.send("/scan/", scans=[Thing("a.pdf", "application/pdf", as_file(sheets, "PDF"))])
    slowest, looks, parents, begun = 0.0, 0, set[str](), time.monotonic()
    keeper.send("/read/")
    assert time.monotonic() - begun < PROMPT_SECONDS
    while "机器正在识读" in keeper.text:
        asked = time.monotonic()
        keeper.open(opening)
        slowest, looks = max(slowest, time.monotonic() - asked), looks + 1
        parents |= readers_parents(house)
        assert time.monotonic() - begun < 200, keeper.text
    assert f"机器已识读 {PAGES} 页" in keeper.text, keeper.text
    assert looks > 5
    assert slowest < PROMPT_SECONDS, (slowest, looks)
    assert parents
    assert all(parent.endswith("command clerk") for parent in parents), parents
