"""A real SMTP server in a process of its own: TLS, a password, and refusals for recipients whose names ask for them."""

from __future__ import annotations

import argparse
import asyncio
import json
import ssl
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult

from tests.servers.certificates import Papers
from tests.servers.live import free_port

USER, PASSWORD = "house", "a mail password"
ANSWERS = {"refused": "550 5.1.1 no such person", "later": "451 4.7.1 greylisted", "full": "552 5.2.2 mailbox full"}


@dataclass(frozen=True)
class Arrived:
    """One mail as the server got it."""

    sender: str
    recipients: list[str]
    raw: bytes

    @property
    def message(self) -> Message:
        return message_from_bytes(self.raw)

    @property
    def text(self) -> str:
        return self.message.get_payload(decode=True).decode()  # type: ignore[union-attr]


@dataclass
class Server:
    port: int
    folder: Path
    process: subprocess.Popen[bytes]

    def arrived(self) -> list[Arrived]:
        """In the order of arriving."""
        found = [json.loads(each.read_text()) for each in sorted(self.folder.glob("*.json"))]
        return [Arrived(each["sender"], each["recipients"], bytes.fromhex(each["raw"])) for each in found]

    def forget(self) -> None:
        for each in self.folder.glob("*.json"):
            each.unlink()


@contextmanager
def serving(folder: Path, papers: Papers, way: str = "starttls", port: int = 0) -> Iterator[Server]:
    """Running while the block runs; ``way`` is starttls, tls or none."""
    folder.mkdir(parents=True, exist_ok=True)
    port = port or free_port()
    arguments = ["--port", str(port), "--folder", str(folder), "--chain", str(papers.chain), "--way", way]
    command = [sys.executable, "-W", "ignore", "-m", "tests.servers.smtp", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == b"listening\n"
        yield Server(port, folder, process)
    finally:
        process.kill()
        process.wait(10)
        if process.stdout:
            process.stdout.close()


class Keeper:
    """Keeps each mail as one file and answers as the recipient's name asks."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        wished = address.partition("@")[0]
        if wished in ("refused", "later"):
            return ANSWERS[wished]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if envelope.rcpt_tos[0].startswith("full@"):
            return ANSWERS["full"]
        kept = {"sender": envelope.mail_from, "recipients": envelope.rcpt_tos, "raw": envelope.content.hex()}
        path = self.folder / f"{time.time_ns()}-{uuid.uuid4().hex}"
        path.with_suffix(".part").write_text(json.dumps(kept))
        path.with_suffix(".part").rename(path.with_suffix(".json"))
        if envelope.rcpt_tos[0].startswith("hangup@"):
            server.transport.abort()
        return "250 OK"


def _known(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    return AuthResult(success=(data.login, data.password) == (USER.encode(), PASSWORD.encode()), handled=False)


async def _serve(port: int, folder: Path, chain: Path, way: str) -> None:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(chain)
    starttls = way == "starttls"

    def protocol() -> SMTP:
        return SMTP(
            Keeper(folder),
            hostname="mail.test.example",
            tls_context=context if starttls else None,
            require_starttls=starttls,
            auth_required=way != "none",
            auth_require_tls=starttls,
            authenticator=_known,
            loop=asyncio.get_running_loop(),
        )

    listening = await asyncio.get_running_loop().create_server(
        protocol, "127.0.0.1", port, ssl=context if way == "tls" else None
    )
    sys.stdout.write("listening\n")
    sys.stdout.flush()
    await listening.serve_forever()


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--port", type=int)
    options.add_argument("--folder", type=Path)
    options.add_argument("--chain", type=Path)
    options.add_argument("--way")
    asked = options.parse_args()
    asyncio.run(_serve(asked.port, asked.folder, asked.chain, asked.way))


if __name__ == "__main__":
    main()
