"""The line's signalling: answers calls up to its limits, plays and records each in a task of its own, and ends the longest ones."""

from __future__ import annotations

import asyncio
import secrets
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, cast

from dengwen.channels.hotline.sip import message, sdp
from dengwen.channels.hotline.sip.audio import beep
from dengwen.channels.hotline.sip.message import Answer, Request
from dengwen.channels.hotline.sip.sdp import Offer
from dengwen.channels.hotline.sip.talk import Paper, Talk

Address = tuple[str, int]
REMEMBERED = 512
AGAIN_AFTER, LONGEST_PAUSE, GIVEN_UP_AFTER = 0.5, 4.0, 32.0


@dataclass(frozen=True, slots=True)
class Limits:
    """How many calls at once, how long a message may be, and from when on it counts as one."""

    calls: int = 4
    seconds: float = 180.0
    shortest: float = 1.0


class Recorder(Paper, Protocol):
    """What a call writes to; one of the two ends it."""

    def write(self, data: bytes, /) -> None: ...

    async def finish(self, seconds: float) -> None: ...

    async def abandon(self) -> None: ...


Begins = Callable[[str, str], Awaitable[Recorder]]


@dataclass(slots=True)
class Dialog:
    """One call from its INVITE to its end."""

    invite: Request
    address: Address
    tag: str = field(default_factory=lambda: secrets.token_hex(8))
    talk: Talk | None = None
    ok: bytes = b""
    acknowledged: asyncio.Event = field(default_factory=asyncio.Event)
    hung_up: asyncio.Event = field(default_factory=asyncio.Event)


def _nobody(_: object) -> None:
    """Whoever started the line may say what is told of faults, and who hears answers."""


class Line(asyncio.DatagramProtocol):
    """The after-hours line. ``begins(call name, number)`` gives what a call writes to."""

    def __init__(self, begins: Begins, host: str, limits: Limits, greeting: Sequence[int]) -> None:
        self.begins, self.host, self.limits = begins, host, limits
        self.said = [*greeting, *beep()]
        self.dialogs: dict[str, Dialog] = {}
        self.tasks: set[asyncio.Task[None]] = set()
        self.answers: OrderedDict[tuple[str, str, str], bytes] = OrderedDict()
        self.transport: asyncio.DatagramTransport | None = None
        self.failed: Callable[[BaseException], None] = _nobody
        self.answered: Callable[[Answer], None] = _nobody
        self.standing: Callable[[], dict[str, str]] = dict

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.DatagramTransport, transport)

    def error_received(self, error: Exception) -> None:
        """Somebody who was answered is not there any more."""

    def datagram_received(self, data: bytes, address: Address) -> None:
        request = message.read(data)
        if request is None:
            answer = message.read_answer(data)
            if answer is not None:
                self.answered(answer)
            return
        if request.method == "ACK":
            self._acknowledged(request)
            return
        key = (request.call_id, request.branch, request.cseq)
        known = self.answers.get(key)
        if known is not None:
            self.send(known, address)
            return
        self._remember(key, self._answer(request, address), address)

    def _remember(self, key: tuple[str, str, str], answer: bytes, address: Address) -> None:
        if answer:
            self.answers[key] = answer
            while len(self.answers) > REMEMBERED:
                self.answers.popitem(last=False)
            self.send(answer, address)

    def _answer(self, request: Request, address: Address) -> bytes:
        """The answer to a request that was not seen before."""
        dialog = self.dialogs.get(request.call_id)
        if request.method == "OPTIONS":
            return message.answer(request, 200, secrets.token_hex(4), {"Accept": "application/sdp"} | self.standing())
        if request.method == "INVITE":
            return self._again(request, dialog) if dialog else self._invited(request, address)
        if request.method == "BYE" and dialog and request.from_tag == dialog.invite.from_tag:
            self._hung_up(dialog)
            return message.answer(request, 200)
        if request.method == "CANCEL" and dialog and request.branch == dialog.invite.branch:
            self._hung_up(dialog)
            return message.answer(request, 200, dialog.tag)
        return message.answer(request, 481 if request.method in message.SERVED else 405, secrets.token_hex(4))

    def _again(self, request: Request, dialog: Dialog) -> bytes:
        """An INVITE within a call changes nothing: it is told what was agreed on."""
        if request.to_tag != dialog.tag or not dialog.ok:
            return message.answer(request, 100) if not request.to_tag else message.answer(request, 481)
        return message.answer(request, 200, "", *self._agreed(dialog))

    def _invited(self, request: Request, address: Address) -> bytes:
        if len(self.dialogs) >= self.limits.calls:
            return message.answer(request, 486, secrets.token_hex(4))
        offer = sdp.offered(request.body, address[0])
        if offer is None:
            return message.answer(request, 488, secrets.token_hex(4))
        dialog = self.dialogs[request.call_id] = Dialog(request, address)
        task = asyncio.get_running_loop().create_task(self._held(dialog, offer))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)
        return message.answer(request, 100)

    async def _held(self, dialog: Dialog, offer: Offer) -> None:
        """A call from the first answer to the last; whatever goes wrong ends this call alone."""
        try:
            recorder = await self.begins(f"{dialog.invite.call_id} {dialog.invite.from_tag}", dialog.invite.number)
        except Exception as fault:
            self._finally(dialog, 500)
            self.failed(fault)
            return
        try:
            seconds = await self._talked(dialog, offer, recorder)
            await (recorder.finish(seconds) if seconds >= self.limits.shortest else recorder.abandon())
        except Exception as fault:
            await recorder.abandon()
            self.failed(fault)
        finally:
            self.dialogs.pop(dialog.invite.call_id, None)

    async def _talked(self, dialog: Dialog, offer: Offer, recorder: Recorder) -> float:
        """Greet, beep, listen; how long the message was."""
        if dialog.hung_up.is_set():
            self._finally(dialog, 487)
            return 0.0
        talk = dialog.talk = Talk(offer, recorder, self.limits.seconds)
        transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(
            lambda: talk, local_addr=(self.host, 0)
        )
        try:
            await self._picked_up(dialog)
            await talk.say(self.said)
            if not talk.over.is_set():
                await talk.listen()
        finally:
            transport.close()
        if not dialog.hung_up.is_set():
            self._hang_up(dialog)
        return talk.seconds

    async def _picked_up(self, dialog: Dialog) -> None:
        """Say that the call is answered until the caller has heard it."""
        extra, body = self._agreed(dialog)
        dialog.ok = message.answer(dialog.invite, 200, dialog.tag, extra, body)
        self.answers[dialog.invite.call_id, dialog.invite.branch, dialog.invite.cseq] = dialog.ok
        pause, left = AGAIN_AFTER, GIVEN_UP_AFTER
        while not dialog.acknowledged.is_set() and not dialog.hung_up.is_set() and left > 0:
            self.send(dialog.ok, dialog.address)
            try:
                await asyncio.wait_for(dialog.acknowledged.wait(), pause)
            except TimeoutError:
                pause, left = min(2 * pause, LONGEST_PAUSE), left - pause
        if left <= 0 and dialog.talk:
            dialog.talk.over.set()

    def _agreed(self, dialog: Dialog) -> tuple[dict[str, str], str]:
        host, port = self.own()
        sound = dialog.talk.transport.get_extra_info("sockname")[1] if dialog.talk and dialog.talk.transport else 0
        kind = dialog.talk.offer.kind if dialog.talk else 0
        extra = {"Contact": f"<sip:dengwen@{host}:{port}>", "Content-Type": "application/sdp"}
        return extra, sdp.answered(host, sound, kind)

    def own(self) -> Address:
        name = self.transport.get_extra_info("sockname") if self.transport else (self.host, 0)
        return str(name[0]), int(name[1])

    def _acknowledged(self, request: Request) -> None:
        dialog = self.dialogs.get(request.call_id)
        if dialog is not None:
            dialog.acknowledged.set()

    def _hung_up(self, dialog: Dialog) -> None:
        dialog.hung_up.set()
        dialog.acknowledged.set()
        if dialog.talk is not None:
            dialog.talk.over.set()

    def _hang_up(self, dialog: Dialog) -> None:
        """End a call from this side."""
        invite, (host, port) = dialog.invite, self.own()
        contact = invite.first("contact")
        target = contact[contact.find("<") + 1 : contact.find(">")] if "<" in contact else contact.split(";")[0]
        headers = [
            ("Via", f"SIP/2.0/UDP {host}:{port};branch=z9hG4bK{secrets.token_hex(8)}"),
            ("From", f"{invite.first('to')};tag={dialog.tag}"),
            ("To", invite.first("from")),
            ("Call-ID", invite.call_id),
            ("CSeq", "1 BYE"),
            *(("Route", route) for route in invite.headers.get("record-route", ())),
        ]
        self.send(message.written("BYE", target or invite.target, headers), dialog.address)

    def _finally(self, dialog: Dialog, status: int) -> None:
        answer = message.answer(dialog.invite, status, dialog.tag)
        self.answers[dialog.invite.call_id, dialog.invite.branch, dialog.invite.cseq] = answer
        self.dialogs.pop(dialog.invite.call_id, None)
        self.send(answer, dialog.address)

    def send(self, data: bytes, address: Address) -> None:
        if self.transport is not None:
            self.transport.sendto(data, address)

    async def drained(self, within: float) -> None:
        """End every call and wait until what was recorded is sealed."""
        for dialog in list(self.dialogs.values()):
            if dialog.talk is not None:
                dialog.talk.over.set()
        if self.tasks:
            await asyncio.wait(set(self.tasks), timeout=within)
