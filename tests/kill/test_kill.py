"""kill -9 of a web worker in the middle of a submission: a receipt that was shown opens, and nothing half-written remains."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from tests.kill.visitor import Checked, Visitor
from tests.servers.live import Installation, Live
from tests.source import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

TIMES = 20 if os.environ.get("DENGWEN_DATABASE_URL") else 100
SEED = 20261123
PRACTICE = 5


@dataclass(frozen=True)
class Shot:
    """One submission whose worker was killed, and whether its sender still saw the receipt."""

    visitor: Visitor
    checked: Checked
    text: str
    shown: bool


@dataclass(frozen=True)
class Fate:
    """What became of it: whether the code opened anything before the page was sent again, and the answer to sending it again."""

    shot: Shot
    there: bool
    again: int


@dataclass(frozen=True)
class Aftermath:
    live: Live
    installation: Installation
    fates: list[Fate]
    founded: int
    """Entries of the house itself, from before the first report."""


def module(installation: Installation, name: str) -> str:
    environment = installation.environment | {
        "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path]),
        "DJANGO_SETTINGS_MODULE": "dengwen.config.settings",
    }
    command = [sys.executable, "-m", name]
    return subprocess.run(command, env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


@pytest.fixture(scope="module")
def aftermath(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Aftermath]:
    installation = Installation(tmp_path_factory.mktemp("killed"))
    module(installation, "tests.kill.peopled")
    founded = json.loads(installation.run("ledger", "verify", "--json"))["size"]
    with installation.running("serve", "--workers", "3") as live:
        live.line_with("ready")
        usual = max(undisturbed(live) for _ in range(PRACTICE))
        chance = random.Random(SEED)
        shots = [killed(live, number, chance.uniform(0, 1.2 * usual)) for number in range(TIMES)]
        yield Aftermath(live, installation, [fate_of(shot) for shot in shots], founded)
        for shot in shots:
            shot.visitor.close()


def undisturbed(live: Live) -> float:
    """How long sending takes when nobody is killed."""
    visitor = Visitor(live)
    checked = visitor.fill_in("无人打断", with_file=True)
    begun = time.perf_counter()
    assert visitor.send(checked).status_code == 200
    visitor.close()
    return time.perf_counter() - begun


def killed(live: Live, number: int, delay: float) -> Shot:
    """Send a report, and kill the worker that holds the line so many seconds later."""
    visitor, text = Visitor(live), f"第{number}份，仓库记录与实物不符。"
    checked = visitor.fill_in(text, with_file=number % 3 == 0)
    trigger = threading.Timer(delay, kill, [checked.worker])
    trigger.start()
    try:
        shown = visitor.send(checked).status_code == 200
    except httpx.TransportError:
        shown = False
    trigger.join()
    return Shot(visitor, checked, text, shown)


def kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def fate_of(shot: Shot) -> Fate:
    there = shot.visitor.come_back(shot.checked.code) is not None
    return Fate(shot, there, shot.visitor.send_again(shot.checked).status_code)


def test_the_kills_hit_submissions(aftermath: Aftermath) -> None:
    """The control: many a sender never saw the receipt, and some of those reports had not been written yet."""
    lost = [fate for fate in aftermath.fates if not fate.shot.shown]
    assert len(aftermath.fates) == TIMES
    assert TIMES // 5 < len(lost) < TIMES
    assert any(not fate.there for fate in lost)


@pytest.mark.clause("3.1a")
def test_a_receipt_that_was_shown_was_there(aftermath: Aftermath) -> None:
    assert [fate.shot.text for fate in aftermath.fates if fate.shot.shown and not fate.there] == []


def test_the_same_page_sent_again_gives_the_receipt(aftermath: Aftermath) -> None:
    assert {fate.again for fate in aftermath.fates} == {200}


def test_every_code_opens_its_own_report_and_stage(aftermath: Aftermath) -> None:
    shots = [fate.shot for fate in aftermath.fates]
    pages = {shot.text: shot.visitor.come_back(shot.checked.code) or "" for shot in shots}
    assert [text for text, page in pages.items() if text not in page or "<h1>Received</h1>" not in page] == []


def test_nothing_half_written_remains(aftermath: Aftermath) -> None:
    found: dict[str, Any] = json.loads(module(aftermath.installation, "tests.kill.wholeness"))
    assert found == {"cases": TIMES + PRACTICE, "files": (TIMES + 2) // 3 + PRACTICE, "faults": []}


def test_entries_and_rows_agree(aftermath: Aftermath) -> None:
    installation = aftermath.installation
    assert json.loads(installation.run("ledger", "verify", "--json"))["size"] == aftermath.founded + TIMES + PRACTICE
    assert json.loads(installation.run("ledger", "rebuild", "--check", "--json")) == {"ok": True, "differences": []}
