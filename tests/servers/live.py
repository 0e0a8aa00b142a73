"""A real Dengwen on a home, a database and a port of its own, for browsers and for kill -9."""

import os
import secrets
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

COMMAND = [sys.executable, "-m", "dengwen.config.command"]


class ServerDidNotStart(RuntimeError):
    """`dengwen serve` or `dengwen demo` ended before it was ready."""


@dataclass
class Live:
    """A running server; `line_with` reads what it prints."""

    port: int
    process: "subprocess.Popen[str]"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def line_with(self, word: str) -> str:
        """Reads until a line holds the word, and returns that line."""
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
            if self.process.stdout:
                self.process.stdout.close()


@dataclass
class Installation:
    """A home folder with a database of its own: SQLite inside it, or a new one on the PostgreSQL under test."""

    home: Path
    variables: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        shared = os.environ.get("DENGWEN_DATABASE_URL")
        if shared:
            self.variables.setdefault("DENGWEN_DATABASE_URL", new_database(shared))

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {"DENGWEN_HOME": str(self.home)} | self.variables

    def run(self, *arguments: str) -> str:
        """One finished `dengwen` command; its output. Raises when it fails."""
        done = subprocess.run(
            [*COMMAND, *arguments], env=self.environment, check=True, stdout=subprocess.PIPE, text=True, timeout=300
        )
        return done.stdout

    @contextmanager
    def running(self, *arguments: str) -> Iterator[Live]:
        """`dengwen serve|demo …` on a free port while the block runs; wait for its line with `line_with`."""
        port = free_port()
        process = subprocess.Popen(
            [*COMMAND, *arguments, "--port", str(port)], env=self.environment, stdout=subprocess.PIPE, text=True
        )
        live = Live(port, process)
        try:
            yield live
        finally:
            live.stop()

    @contextmanager
    def serving(self) -> Iterator[Live]:
        """Begun if it was not, served, and ready to answer."""
        self.run("init")
        with self.running("serve") as live:
            live.line_with("ready")
            yield live


def new_database(shared: str) -> str:
    """The URL of a new empty database in the cluster that this URL names."""
    name = f"live_{secrets.token_hex(6)}"
    with psycopg.connect(shared, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    path, _, query = shared.partition("?")
    return f"{path.rpartition('/')[0]}/{name}?{query}"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
