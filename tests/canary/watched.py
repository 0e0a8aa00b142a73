"""A served house of which nothing that it leaves behind is out of sight: temporary files, standard output and errors, a full dump."""

from __future__ import annotations

import io
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psycopg
from psycopg import sql

from tests.servers.furnished import MAIL_OUT, furnish
from tests.servers.live import COMMAND, Installation, Live, free_port

EACH_ITS_OWN = httpx.Limits(max_keepalive_connections=0)
"""A server may close a connection on which it was sent nonsense while the next request is on its way; no request follows another."""


@dataclass(frozen=True)
class Watched:
    """A running house whose home folder holds everything that its processes write."""

    live: Live
    installation: Installation
    secrets: dict[str, str]

    @property
    def home(self) -> Path:
        return self.installation.home

    def dump(self) -> Iterator[tuple[str, bytes]]:
        """(table, all its rows) out of the database itself."""
        url = self.installation.environment.get("DENGWEN_DATABASE_URL", "")
        return dump_of_postgres(url) if url.startswith("postgres") else dump_of_sqlite(self.home)

    def spoil(self, statement: str) -> None:
        """One statement past the application, as an accident would do it."""
        url = self.installation.environment.get("DENGWEN_DATABASE_URL", "")
        if url.startswith("postgres"):
            with psycopg.connect(url, autocommit=True) as connection:
                connection.execute(statement.encode())
            return
        with closing(sqlite3.connect(self.database, timeout=30)) as connection:
            connection.execute(statement)
            connection.commit()

    @property
    def database(self) -> Path:
        return next(self.home.glob("*.sqlite3"))


@contextmanager
def watched(home: Path) -> Iterator[Watched]:
    """Served on a free port; when the block ends, ended with its processes."""
    spare = home / "temporary"
    spare.mkdir(parents=True)
    variables = {name: str(spare) for name in ("TMPDIR", "TEMP", "TMP")} | MAIL_OUT
    installation = Installation(home, variables)
    secrets, port = furnish(installation), free_port()
    with (home / "said.log").open("wb") as said:
        arguments = [*COMMAND, "serve", "--port", str(port)]
        process = subprocess.Popen(arguments, env=installation.environment, stdout=said, stderr=said, cwd=spare)
    live = Live(port, process)  # type: ignore[arg-type]
    try:
        wait_for(live, home / "said.log")
        yield Watched(live, installation, secrets)
    finally:
        live.stop()


def wait_for(live: Live, said: Path) -> None:
    until = time.monotonic() + 60
    while b"ready" not in said.read_bytes():
        assert time.monotonic() < until, said.read_text()
        assert live.process.poll() is None, said.read_text()
        time.sleep(0.1)


def dump_of_sqlite(home: Path) -> Iterator[tuple[str, bytes]]:
    """The whole database as statements; blobs stand in it as hexadecimal digits."""
    with closing(sqlite3.connect(next(home.glob("*.sqlite3")))) as connection:
        yield "all tables", "\n".join(connection.iterdump()).encode()


def dump_of_postgres(url: str) -> Iterator[tuple[str, bytes]]:
    """Every table twice: as text, and with its bytes as they are."""
    with psycopg.connect(url) as connection, connection.cursor() as cursor:
        yield from dump_of_cursor(cursor)


def dump_of_cursor(cursor: psycopg.Cursor) -> Iterator[tuple[str, bytes]]:
    tables = cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    for (table,) in tables:
        for form in ("text", "binary"):
            copied, command = io.BytesIO(), sql.SQL("COPY {} TO STDOUT (FORMAT {})")
            with cursor.copy(command.format(sql.Identifier(table), sql.SQL(form))) as rows:
                for row in rows:
                    copied.write(row)
            yield f"{table} ({form})", copied.getvalue()


def visitor(url: str, headers: dict[str, str] | None = None) -> httpx.Client:
    return httpx.Client(base_url=url, headers=headers, timeout=60, verify=False, limits=EACH_ITS_OWN)
