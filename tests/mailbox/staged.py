"""A house of its own home with a forked mailbox worker, and a real Dovecot beside it."""

from __future__ import annotations

import json
import os
import signal
import smtplib
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.kill.test_kill import module
from tests.servers.dovecot import PASSWORD, Dovecot, dovecot
from tests.servers.live import Installation
from tests.source import ROOT

ADDRESS = "drum@mail.example"


def mail(number: int, extra: str = "") -> bytes:
    """A short Chinese mail of its own."""
    text = f"第{number}件：仓库的验收单与实物不符，请核实。{extra}"
    head = f"From: Sender {number} <s{number}@sender.example>\r\nTo: {ADDRESS}\r\nSubject: =?utf-8?q?=E4=B8=BE=E6=8A=A5?= {number}\r\n"
    more = f"Message-ID: <{number}.{extra}@sender.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
    return (head + more + f"Content-Transfer-Encoding: 8bit\r\n\r\n{text}\r\n").encode()


@dataclass
class Stage:
    """What the tests play with."""

    installation: Installation
    mails: Dovecot
    office: subprocess.Popen[str]

    def ask(self, deed: str, **told: Any) -> Any:
        assert self.office.stdin is not None
        assert self.office.stdout is not None
        self.office.stdin.write(json.dumps({"do": deed, **told}) + "\n")
        self.office.stdin.flush()
        return json.loads(self.office.stdout.readline())

    @contextmanager
    def watching(self, **told: str) -> Iterator[int]:
        """A worker while the block runs, ended by kill -9 like by a power cut."""
        pid = self.ask("watch", **told)
        try:
            yield pid
        finally:
            kill(pid)

    def until(self, seconds: float = 30, **wanted: int) -> dict[str, int]:
        """Wait until the house holds that much and the spool is empty."""
        end = time.monotonic() + seconds
        while True:
            state: dict[str, int] = self.ask("state")
            if all(state[name] == count for name, count in wanted.items()) and not state["spooled"]:
                return state
            assert time.monotonic() < end, f"{state} instead of {wanted}"
            time.sleep(0.1)

    def deliver(self, *mails: bytes) -> None:
        """As another mail server would, by LMTP."""
        with smtplib.LMTP("127.0.0.1", self.mails.lmtp) as line:
            for each in mails:
                line.sendmail("someone@sender.example", [ADDRESS], each)


def kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


@contextmanager
def staged(home: Path) -> Iterator[Stage]:
    installation = Installation(home)
    module(installation, "tests.kill.peopled")
    paths = {
        "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path]),
        "DJANGO_SETTINGS_MODULE": "dengwen.config.settings",
    }
    with dovecot() as mails, (home / "office.log").open("w") as said:
        office = subprocess.Popen(
            [sys.executable, "-m", "tests.mailbox.office"],
            env=installation.environment | paths,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
        )
        stage = Stage(installation, mails, office)
        stage.ask("add", address=ADDRESS, port=mails.imap, password=PASSWORD)
        try:
            yield stage
        finally:
            office.stdin.close()  # type: ignore[union-attr]
            office.wait(10)
            office.stdout.close()  # type: ignore[union-attr]
