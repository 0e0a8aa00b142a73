"""A command without a home says so in a sentence and exits with 2: 1 is what a broken ledger means."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMANDS = (
    "ledger verify --json",
    "ledger rebuild --check",
    "status",
    "probe --json",
    "reconcile",
    "mailbox list --json",
    "mailbox lmtp",
    "outbox send",
    "social list",
    "hotline lines",
    "prepare",
)


def run(command: str, home: Path) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DENGWEN_", "DJANGO_"))}
    told = [sys.executable, "-m", "dengwen.config.command", *command.split(), "--home", str(home)]
    return subprocess.run(told, capture_output=True, text=True, check=False, env=kept)


@pytest.mark.sqlite
@pytest.mark.parametrize("command", COMMANDS)
def test_without_a_home_it_is_one_sentence_and_exit_2(command: str, tmp_path: Path) -> None:
    done = run(command, tmp_path / "nothing")
    assert (done.returncode, done.stdout) == (2, "")
    assert "dengwen init" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "nothing").exists()


@pytest.mark.sqlite
def test_a_mail_server_is_asked_to_try_again(tmp_path: Path) -> None:
    assert run("mailbox pipe a@example.org", tmp_path / "nothing").returncode == 75
