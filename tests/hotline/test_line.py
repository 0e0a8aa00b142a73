"""The line that answers by itself, called by real SIP software: what is said arrives sealed and is owed a call (2.2b)."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections

from dengwen.channels.hotline import callbacks, lines, provers
from dengwen.channels.hotline.models import Call, Callback, CallState
from dengwen.channels.hotline.sip import audio, message
from dengwen.channels.hotline.sip.line import listening
from dengwen.channels.hotline.sip.server import Limits, Line
from dengwen.intake.models import Waiting
from dengwen.vault import files, session
from dengwen.vault.models import SealedFile
from tests import house as houses
from tests.hotline import caller
from tests.house import House

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(120)]
NUMBER = "13900004321"
SHORT = [*audio.tone(425, 0.2)]
USUAL = Limits()


@pytest.fixture
def house(transactional_db: None, media: Path) -> Iterator[House]:
    with session.in_process():
        yield houses.build()


@pytest.fixture
def greeting(tmp_path: Path) -> Path:
    path = tmp_path / "greeting.wav"
    data = b"".join(sample.to_bytes(2, "little", signed=True) for sample in SHORT)
    path.write_bytes(audio.header(len(data)) + data)
    return path


async def up(greeting: Path, limits: Limits = USUAL) -> tuple[Line, int]:
    row = await asyncio.to_thread(lines.ensured, "SIP")
    line = await listening(row, "127.0.0.1", 0, limits, greeting)
    assert line.transport is not None
    return line, line.transport.get_extra_info("sockname")[1]


async def down(line: Line) -> None:
    await line.drained(10)
    assert line.transport is not None
    line.transport.close()
    await asyncio.to_thread(connections.close_all)


def heard(house: House, callback: Callback) -> list[int]:
    """What the officer hears who took the call-back."""
    actor = house.actor("an")
    callbacks.take(callback, actor)
    file = files.from_record(callbacks.opened(callback, actor)["recording"])
    return audio.samples_of(b"".join(audio.with_length(files.read(file.uid, file.key), file.size)))


@pytest.mark.clause("2.2b")
@pytest.mark.parametrize("kind", [audio.PCMU, audio.PCMA], ids=["PCMU", "PCMA"])
def test_a_scripted_caller_leaves_a_message_that_arrives_sealed_and_is_owed_a_call(
    house: House, tmp_path: Path, greeting: Path, kind: int
) -> None:
    async def talk() -> int:
        line, port = await up(greeting)
        status = await caller.calls(tmp_path, port, number=NUMBER, kind=kind)
        await down(line)
        return status

    assert asyncio.run(talk()) == 0
    call, callback, waiting = Call.objects.get(), Callback.objects.get(), Waiting.objects.get()
    assert (call.state, call.sealed, callback.waiting_uid) == (CallState.MESSAGE, b"", waiting.uid)
    samples = heard(house, callback)
    assert audio.RATE < len(samples) < 3 * audio.RATE
    assert caller.loudness(samples, 700) > 0.95
    assert caller.loudness(samples, 900) < 0.05
    sealed = Path(settings.MEDIA_ROOT) / SealedFile.objects.get().path
    spoken = audio.to_linear(audio.to_law(audio.tone(700, 0.01), kind), kind)
    assert spoken not in sealed.read_bytes()
    assert NUMBER.encode() not in sealed.read_bytes()


def test_a_caller_who_says_nothing_is_owed_a_call_and_the_longest_message_is_cut(
    house: House, tmp_path: Path, greeting: Path
) -> None:
    async def talk() -> None:
        line, port = await up(greeting, Limits(seconds=1.0))
        await caller.calls(tmp_path, port, number=NUMBER, speaks=200)
        cut = asyncio.create_task(caller.calls(tmp_path, port, number=NUMBER, kind=audio.PCMA, speaks=3000))
        await asyncio.sleep(2.6)
        assert not line.dialogs
        await cut
        assert await asyncio.to_thread(provers._answers, ("127.0.0.1", port)) is not None
        await down(line)

    asyncio.run(talk())
    silent, cut = Call.objects.order_by("pk")
    assert (silent.state, cut.state, cut.seconds) == (CallState.MISSED, CallState.MESSAGE, 1)
    assert Callback.objects.count() == 2
    assert SealedFile.objects.count() == 1


class Wire(asyncio.DatagramProtocol):
    """The other end of a line, for what no telephone would send."""

    def __init__(self) -> None:
        self.got: asyncio.Queue[bytes] = asyncio.Queue()

    def datagram_received(self, data: bytes, address: object) -> None:
        self.got.put_nowait(data)


def asked(method: str, call: str, body: str = "", **more: str) -> bytes:
    headers = {"Via": f"SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK{call}{method}", "From": f"<sip:{NUMBER}@x>;tag=1"}
    headers |= {
        "To": "<sip:hotline@x>",
        "Call-ID": call,
        "CSeq": f"1 {method}",
        "Contact": "<sip:a@127.0.0.1:9>",
    } | more
    head = "\r\n".join(f"{name}: {value}" for name, value in headers.items())
    return f"{method} sip:hotline@x SIP/2.0\r\n{head}\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()


OFFER = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 4000 RTP/AVP 0\r\n"


class Deaf:
    """A recorder that forgets."""

    def write(self, data: bytes, /) -> None:
        pass

    async def finish(self, seconds: float) -> None:
        pass

    async def abandon(self) -> None:
        pass


async def deaf(name: str, number: str) -> Deaf:
    return Deaf()


def mutated(rng: random.Random, good: bytes) -> bytes:
    data = bytearray(good)
    for _ in range(rng.randint(1, 8)):
        at = rng.randrange(len(data) + 1)
        change = rng.randrange(4)
        if change == 0 and data:
            del data[at : at + rng.randint(1, 40)]
        elif change == 1:
            data[at:at] = rng.randbytes(rng.randint(1, 20))
        elif change == 2:
            data[at:at] = rng.choice(
                (b"\r\n", b"\r\n\r\n", b":", b";tag=", b";branch=", b"SIP/2.0", b"\0", b"9" * 30, b"[::1")
            )
        else:
            data += data[at : at + 60]
    return bytes(data)


def test_ten_thousand_malformed_datagrams_leave_the_line_answering() -> None:
    async def torn() -> None:
        rng, loop = random.Random(7), asyncio.get_running_loop()
        line = Line(deaf, "127.0.0.1", Limits(2), SHORT)
        faults: list[object] = []
        loop.set_exception_handler(lambda _, context: faults.append(context))
        line.failed = faults.append
        transport, _ = await loop.create_datagram_endpoint(lambda: line, local_addr=("127.0.0.1", 0))
        good = [
            asked(method, "f", OFFER if method == "INVITE" else "") for method in (*message.SERVED, "REGISTER", "INFO")
        ]
        for number in range(10_000):
            data = rng.randbytes(rng.randint(0, 300)) if number % 5 == 0 else mutated(rng, rng.choice(good))
            line.datagram_received(data, ("127.0.0.1", 9))
            for dialog in list(line.dialogs.values()):
                if dialog.talk is not None:
                    dialog.talk.datagram_received(data, ("127.0.0.1", 9))
            if number % 500 == 0:
                await asyncio.sleep(0)
        assert len(line.dialogs) <= 2
        assert len(line.answers) <= 512
        wire = Wire()
        end, _ = await loop.create_datagram_endpoint(lambda: wire, remote_addr=transport.get_extra_info("sockname"))
        end.sendto(asked("OPTIONS", "still-there"))
        assert (await asyncio.wait_for(wire.got.get(), 5)).startswith(b"SIP/2.0 200 OK")
        await line.drained(5)
        end.close()
        transport.close()
        assert faults == []

    asyncio.run(torn())


def test_limits_and_manners_of_the_line() -> None:
    """Busy beyond the limit, repeated requests get the same answer, cancelled and unknown calls are told so, no offer no call."""

    async def talk() -> list[str]:
        loop = asyncio.get_running_loop()
        line = Line(deaf, "127.0.0.1", Limits(1), SHORT)
        transport, _ = await loop.create_datagram_endpoint(lambda: line, local_addr=("127.0.0.1", 0))
        wire = Wire()
        end, _ = await loop.create_datagram_endpoint(lambda: wire, remote_addr=transport.get_extra_info("sockname"))

        async def answer(sent: bytes) -> str:
            end.sendto(sent)
            while (got := await asyncio.wait_for(wire.got.get(), 5)).startswith(b"BYE"):
                pass
            return got.split(b"\r\n")[0].decode()[8:11]

        told = [
            await answer(asked("INVITE", "none")),
            await answer(asked("BYE", "unknown")),
            await answer(asked("INFO", "x")),
        ]
        told += [await answer(asked("INVITE", "one", OFFER)), (await wire.got.get())[8:11].decode()]
        told.append(await answer(asked("INVITE", "two", OFFER)))
        told.append(await answer(asked("INVITE", "one", OFFER)))
        bye = asked("BYE", "one")
        told += [await answer(bye), await answer(bye)]
        await line.drained(5)
        told += [await answer(asked("OPTIONS", "o"))]
        end.close()
        transport.close()
        return told

    assert asyncio.run(talk()) == ["488", "481", "405", "100", "200", "486", "200", "200", "200", "200"]
