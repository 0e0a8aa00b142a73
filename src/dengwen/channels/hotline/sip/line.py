"""The line in the house: a call is entered as it comes, what is said is sealed as it is heard, and a message is owed a call."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import structlog
from django.conf import settings
from django.db import close_old_connections
from django.utils import timezone

from dengwen.channels.hotline import calls, lines, messages, recordings
from dengwen.channels.hotline.models import Call
from dengwen.channels.hotline.models import Line as LineRow
from dengwen.channels.hotline.sip.audio import greeting
from dengwen.channels.hotline.sip.digest import Login
from dengwen.channels.hotline.sip.registering import STANDING, USUAL, Account, Patience, Registration
from dengwen.channels.hotline.sip.server import Begins, Limits, Line, Recorder
from dengwen.vault import chest, files
from dengwen.vault.models import SealedFile

T = TypeVar("T")
log = structlog.get_logger("hotline")
ENDS_WITHIN = 8.0
NOWHERE = ("127.0.0.1", 5060)
"""Where the line listens when it is started by hand and nothing else was said."""


async def in_thread(work: Callable[[], T]) -> T:
    """Work on the database beside the loop."""

    def fresh() -> T:
        close_old_connections()
        try:
            return work()
        finally:
            close_old_connections()

    return await asyncio.to_thread(fresh)


class SealedRecorder:
    """What one call says, sealed chunk by chunk; no plain byte is ever on disk."""

    def __init__(self, call: Call, row: SealedFile) -> None:
        self.call, self.row = call, row
        self._writer: chest.Writer | None = chest.Writer(row.uid, row.path)

    def write(self, data: bytes, /) -> None:
        if self._writer is not None:
            self._writer.write(data)

    async def finish(self, seconds: float) -> None:
        await in_thread(lambda: self._kept(int(seconds)))

    async def abandon(self) -> None:
        await in_thread(self._missed)

    def _kept(self, seconds: int) -> None:
        writer, self._writer = self._writer, None
        if writer is None:
            return
        stored = writer.finish()
        SealedFile.objects.filter(pk=self.row.pk).update(size=stored.stored_size)
        messages.left(
            self.call, files.staged_file(self.row.uid, stored, "recording.wav", recordings.MEDIA_TYPE), seconds
        )

    def _missed(self) -> None:
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.abandon()
            SealedFile.objects.filter(pk=self.row.pk, staged=True).delete()
            calls.missed(self.call)


def beginner(row: LineRow) -> Begins:
    """How calls of this line begin: entered first, so that none is lost if this process ends."""

    def begun(name: str, number: str) -> SealedRecorder:
        call = calls.comes(row.uid, name, number)
        file = SealedFile.objects.create(path=chest.new_path(), sealed_on=timezone.localdate())
        return SealedRecorder(call, file)

    async def begins(name: str, number: str) -> Recorder:
        return await in_thread(lambda: begun(name, number))

    return begins


async def listening(row: LineRow, host: str, port: int, limits: Limits, path: Path | None) -> Line:
    """A line that answers at this address."""
    line = Line(beginner(row), host, limits, greeting(path))
    line.failed = lambda fault: log.error("hotline.fault", kind=type(fault).__name__)
    await asyncio.get_running_loop().create_datagram_endpoint(lambda: line, local_addr=(host, port))
    return line


def registering(line: Line, account: Account, patience: Patience = USUAL) -> Registration:
    """What keeps this line known to a telephone system; what changes is logged as one word."""
    registration = Registration(account, line.send, line.own, patience)
    registration.changed = lambda standing: log.warning("hotline.registered", standing=standing)
    line.answered = registration.answered
    line.standing = lambda: {STANDING: registration.standing}
    return registration


def account_of_settings() -> Account | None:
    """Where to register, if anywhere; the password is read anew at each start."""
    if settings.SIP_REGISTRAR is None or settings.SIP_PASSWORD_FILE is None:
        return None
    user, _, domain = settings.SIP_USER.partition("@")
    password = settings.SIP_PASSWORD_FILE.read_text(encoding="utf-8").strip()
    return Account(settings.SIP_REGISTRAR, domain or settings.SIP_REGISTRAR[0], Login(user, password))


async def _serve() -> None:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    row = await in_thread(lambda: lines.ensured(settings.SIP_LINE))
    host, port = settings.SIP_LISTEN or NOWHERE
    limits = Limits(settings.SIP_MOST_CALLS, float(settings.SIP_LONGEST_SECONDS))
    line = await listening(row, host, port, limits, settings.SIP_GREETING)
    account = account_of_settings()
    await (registering(line, account).kept(stop) if account else stop.wait())
    await line.drained(ENDS_WITHIN)


def main() -> None:
    """Answer until told to stop."""
    asyncio.run(_serve())
