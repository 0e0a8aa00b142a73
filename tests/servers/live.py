"""A real `dengwen serve` on a home and a port of its own, for browsers and for kill -9."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.servers.postgres import free_port


class ServerDidNotStart(RuntimeError):
    """`dengwen serve` or `dengwen demo` ended before it was ready."""


@dataclass
class Live:
    home: Path
    port: int
    process: "subprocess.Popen[str]"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def line_with(self, word: str) -> str:
        """Reads what the server prints until a line holds the word."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if word in line:
                return line
        raise ServerDidNotStart(f"ended with {self.process.wait()} before it printed {word!r}")

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(timeout=60)
        finally:
            self.process.kill()


def dengwen(*arguments: str, home: Path, **variables: str) -> "subprocess.CompletedProcess[str]":
    """One finished `dengwen` command on that home; raises when it fails."""
    environment = os.environ | {"DENGWEN_HOME": str(home)} | variables
    command = [sys.executable, "-m", "dengwen.config.command", *arguments]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True, timeout=300)


@contextmanager
def running(*arguments: str, home: Path, port: int | None = None, **variables: str) -> Iterator[Live]:
    """`dengwen ARGUMENTS --port …` while the block runs; the caller waits for the line it needs."""
    chosen = port or free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "dengwen.config.command", *arguments, "--port", str(chosen)],
        env=os.environ | {"DENGWEN_HOME": str(home)} | variables,
        stdout=subprocess.PIPE,
        text=True,
    )
    live = Live(home, chosen, process)
    try:
        yield live
    finally:
        live.stop()


@contextmanager
def serving(home: Path, **variables: str) -> Iterator[Live]:
    """`dengwen init` if needed, then `dengwen serve`, ready to answer."""
    dengwen("init", home=home, **variables)
    with running("serve", home=home, **variables) as live:
        live.line_with("ready")
        yield live
