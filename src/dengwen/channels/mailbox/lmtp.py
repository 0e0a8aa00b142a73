"""The way in for a mail server of one's own: LMTP. A mail is answered for only when it lies sealed in the spool.

One fault of this machine is a temporary refusal (451), after which the mail server keeps the mail and tries again.
"""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path
from uuid import UUID

import structlog
from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session
from asgiref.sync import sync_to_async
from django.db import close_old_connections

from dengwen.channels.mailbox.models import Mailbox
from dengwen.channels.mailbox.spool import Parcel, take
from dengwen.channels.mailbox.working import NotWorkedOff, work_off
from dengwen.docket import moment

LARGEST = 256 << 20
RESTS_SECONDS = 15.0
log = structlog.get_logger("dengwen.mailbox")


class Door:
    """What happens to a mail that comes by LMTP. The spool is worked off afterwards, so that the mail server never waits for that."""

    def __init__(self) -> None:
        self.work = asyncio.Event()

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        raw = envelope.content if isinstance(envelope.content, bytes) else b""
        try:
            await sync_to_async(handed_over)(raw, tuple(envelope.rcpt_tos))
        except Exception as fault:
            log.error("mailbox.lmtp", kind=type(fault).__name__)
            return _for_each(envelope, "451 4.3.0 Not now; please try again later")
        self.work.set()
        return _for_each(envelope, "250 2.0.0 Kept")

    async def work_on(self) -> None:
        """Work off the spool whenever something came, and now and then by itself."""
        while True:
            try:
                async with asyncio.timeout(RESTS_SECONDS):
                    await self.work.wait()
            except TimeoutError:
                pass
            self.work.clear()
            await sync_to_async(work_off_all)()


def _for_each(envelope: Envelope, answer: str) -> str:
    """LMTP answers for every recipient."""
    return "\r\n".join([answer] * max(1, len(envelope.rcpt_tos)))


def handed_over(raw: bytes, recipients: tuple[str, ...]) -> None:
    """Seal and commit a mail that a mail server hands over, received today."""
    close_old_connections()
    take([Parcel(raw, moment.today(), mailbox_for(recipients), recipients=recipients)])


def mailbox_for(recipients: tuple[str, ...]) -> UUID | None:
    """The configured address that one of the recipients means, if there is one."""
    plain = {address.lower() for address in recipients} | {_without_mark(address) for address in recipients}
    return Mailbox.objects.filter(address__in=plain).values_list("uid", flat=True).first()


def _without_mark(address: str) -> str:
    local, _, domain = address.lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"


def work_off_all() -> None:
    close_old_connections()
    try:
        while work_off():
            pass
    except NotWorkedOff:
        log.warning("mailbox.spool_waits")


async def serve(host: str, port: int, socket: Path | None) -> None:
    """Listen until SIGTERM or SIGINT."""
    door, loop, stop = Door(), asyncio.get_running_loop(), asyncio.Event()

    def protocol() -> LMTP:
        return LMTP(door, data_size_limit=LARGEST, enable_SMTPUTF8=True, ident="Dengwen")

    if socket is not None:
        socket.unlink(missing_ok=True)
        listening = await loop.create_unix_server(protocol, path=str(socket))
    else:
        listening = await loop.create_server(protocol, host=host, port=port)
    for each in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(each, stop.set)
    working = loop.create_task(door.work_on())
    async with listening:
        await stop.wait()
    working.cancel()


def main(host: str, port: int, socket: Path | None) -> None:
    asyncio.run(serve(host, port, socket))
