"""One answered call: the greeting and the beep go out, then what the caller says is written down as it comes."""

from __future__ import annotations

import asyncio
import secrets
import struct
from collections.abc import Sequence
from typing import Protocol, cast

from dengwen.channels.hotline.sip.audio import PER_PACKET, RATE, header, to_law, to_linear
from dengwen.channels.hotline.sip.sdp import Offer

PACKET_SECONDS = PER_PACKET / RATE
SILENT_AFTER = 20.0
_HEADER = struct.Struct("!BBHII")


class Paper(Protocol):
    """Where the recording is written: sealed as it comes."""

    def write(self, data: bytes, /) -> None: ...


class Talk(asyncio.DatagramProtocol):
    """The sound of one call. Nothing that the network sends can break it: what is no sound of this call is dropped."""

    def __init__(self, offer: Offer, paper: Paper, most_seconds: float) -> None:
        self.offer, self.paper = offer, paper
        self.most = int(most_seconds * RATE)
        self.samples = 0
        self.last: tuple[int, int] | None = None
        self.listening = False
        self.heard_at = 0.0
        self.over = asyncio.Event()
        self.transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.DatagramTransport, transport)

    def error_received(self, error: Exception) -> None:
        """The other end is gone for now; the signalling says when the call is over."""

    def datagram_received(self, data: bytes, address: tuple[str, int]) -> None:
        sound = self._sound(data, address)
        if sound is None or not self.listening or self.over.is_set():
            return
        self.heard_at = asyncio.get_running_loop().time()
        self.paper.write(to_linear(sound[: self.most - self.samples], self.offer.kind))
        self.samples += len(sound)
        if self.samples >= self.most:
            self.over.set()

    def _sound(self, data: bytes, address: tuple[str, int]) -> bytes | None:
        """The sound of a packet of this call; None for anything else, and for packets that come twice or late."""
        if len(data) <= _HEADER.size or address[0] != self.offer.host:
            return None
        first, second, number, _, source = _HEADER.unpack_from(data)
        start = _HEADER.size + 4 * (first & 0x0F)
        if first >> 6 != 2 or second & 0x7F != self.offer.kind or first & 0x30 or len(data) <= start:
            return None
        if self.last is not None and (self.last[1] != source or not 0 < (number - self.last[0]) & 0xFFFF < 0x8000):
            return None
        self.last = (number, source)
        return data[start:]

    async def say(self, samples: Sequence[int]) -> None:
        """Send sound at the pace at which it is heard; stops when the call is over."""
        loop = asyncio.get_running_loop()
        data, start = to_law(samples, self.offer.kind), loop.time()
        source, first = secrets.randbits(32), secrets.randbits(16)
        for no, at in enumerate(range(0, len(data), PER_PACKET)):
            if self.over.is_set() or self.transport is None:
                return
            head = _HEADER.pack(0x80, self.offer.kind, (first + no) & 0xFFFF, at & 0xFFFFFFFF, source)
            self.transport.sendto(head + data[at : at + PER_PACKET], (self.offer.host, self.offer.port))
            await asyncio.sleep(max(0.0, start + (no + 1) * PACKET_SECONDS - loop.time()))

    async def listen(self) -> None:
        """Write down what is heard until the call is over, too long, or silent for too long."""
        self.paper.write(header())
        self.listening, self.heard_at = True, asyncio.get_running_loop().time()
        while not self.over.is_set():
            left = self.heard_at + SILENT_AFTER - asyncio.get_running_loop().time()
            if left <= 0:
                return
            try:
                await asyncio.wait_for(self.over.wait(), min(left, 1.0))
            except TimeoutError:
                continue

    @property
    def seconds(self) -> float:
        return min(self.samples, self.most) / RATE
