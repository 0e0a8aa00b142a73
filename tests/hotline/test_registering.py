"""The line registers itself: with a real registrar that then routes calls to it, and by script through everything that can go wrong."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings

from dengwen.channels.hotline import provers
from dengwen.channels.hotline.models import Call, Callback, CallState
from dengwen.channels.hotline.sip.digest import Login
from dengwen.channels.hotline.sip.line import registering
from dengwen.channels.hotline.sip.registering import Account, Patience, Registration
from dengwen.channels.hotline.sip.server import Limits, Line
from tests.hotline import caller
from tests.hotline.registrar import PASSWORD, REALM, USER, kamailio, reply, scripted
from tests.hotline.test_line import deaf, down, greeting, heard, house, up
from tests.house import House

__all__ = ["greeting", "house"]

pytestmark = [pytest.mark.timeout(120)]
QUICK = Patience(again=0.1, given_up=0.4, pause=0.2, longest=0.8, farewell=2.0)
LOGIN = Login(USER, PASSWORD)


def account(port: int, login: Login = LOGIN) -> Account:
    return Account(("127.0.0.1", port), REALM, login)


async def eventually(registration: Registration, standing: str) -> None:
    for _ in range(200):
        if registration.standing == standing:
            return
        await asyncio.sleep(0.05)
    assert registration.standing == standing


@asynccontextmanager
async def kept(line: Line, about: Account) -> AsyncIterator[Registration]:
    """The line registered while the block runs."""
    stop, registration = asyncio.Event(), registering(line, about, QUICK)
    task = asyncio.create_task(registration.kept(stop))
    try:
        yield registration
    finally:
        stop.set()
        await asyncio.wait_for(task, 10)


@asynccontextmanager
async def a_line() -> AsyncIterator[Line]:
    line = Line(deaf, "127.0.0.1", Limits(), [])
    transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(lambda: line, local_addr=("127.0.0.1", 0))
    yield line
    transport.close()


@pytest.mark.clause("2.2b")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("algorithm", ["MD5", "SHA-256"])
def test_a_real_registrar_routes_calls_to_the_line_until_it_withdraws(
    house: House, tmp_path: Path, greeting: Path, algorithm: str
) -> None:
    async def talk() -> tuple[int, int, int]:
        line, _ = await up(greeting)
        async with kamailio(tmp_path, algorithm) as port:
            before = await caller.calls(tmp_path, port, number="100", speaks=200)
            async with kept(line, account(port)) as registration:
                await eventually(registration, "yes")
                during = await caller.calls(tmp_path, port, number="13900004321")
            after = await caller.calls(tmp_path, port, number="100", speaks=200)
            await down(line)
        return before, during, after

    before, during, after = asyncio.run(talk())
    assert (before != 0, during, after != 0) == (True, 0, True)
    assert Call.objects.get().state == CallState.MESSAGE
    assert caller.loudness(heard(house, Callback.objects.get()), 700) > 0.95


def test_a_real_registrars_short_terms_and_old_nonces_are_kept_up_with(tmp_path: Path) -> None:
    async def live() -> set[str]:
        seen = set()
        async with (
            a_line() as line,
            kamailio(tmp_path, nonce_seconds=1, most_seconds=2) as port,
            kept(line, account(port)) as registration,
        ):
            await eventually(registration, "yes")
            for _ in range(60):
                await asyncio.sleep(0.1)
                seen.add(registration.standing)
        return seen

    assert asyncio.run(live()) == {"yes"}


def test_a_wrong_password_is_told_by_the_probe_and_asked_again_ever_more_seldom(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "SIP_REGISTRAR", ("127.0.0.1", 5060))

    async def live() -> list[tuple[str, bool, str]]:
        async with (
            a_line() as line,
            kamailio(tmp_path) as port,
            kept(line, account(port, Login(USER, "wrong"))) as registration,
        ):
            await eventually(registration, "password")
            tried = await asyncio.to_thread(lambda: list(provers._tried(line.own())))
        return [(each.kind, each.ok, each.remark) for each in tried]

    assert asyncio.run(live()) == [("OPTIONS", True, ""), ("REGISTER", False, "password")]
    assert [(each.ok, each.remark) for each in provers._tried(("127.0.0.1", 9))][1] == (False, "unreachable")


def told(request: str, name: str) -> str:
    found = re.search(rf"^{name}: (.*?)\r$", request, re.MULTILINE)
    return found[1] if found else ""


def test_every_turn_of_the_registrar_is_answered_as_it_asks() -> None:
    """No credentials, a stale nonce, a term too short; then the nonce serves again with the next count; at the end it withdraws."""

    def says(request: str) -> str:
        said, expires = told(request, "Authorization"), int(told(request, "Expires"))
        if 'nonce="two"' not in said:
            fresh = 'nonce="one"' if not said else 'nonce="two", stale=TRUE'
            known = (
                f'WWW-Authenticate: Digest realm="{REALM}", {fresh}, qop="auth-int,auth", algorithm=SHA-256, opaque="o"'
            )
            weak = f'WWW-Authenticate: Digest realm="{REALM}", nonce="weak", algorithm=MD5'
            return reply(request, "401 Unauthorized", weak, known)
        if 0 < expires < 700:
            return reply(request, "423 Interval Too Brief", "Min-Expires: 700")
        contact = told(request, "Contact")
        return reply(
            request, "200 OK", f"Contact: <sip:else@192.0.2.1>;expires=99, {contact};expires={1 if expires else 0}"
        )

    async def live() -> list[str]:
        async with a_line() as line, scripted(says) as (wire, port), kept(line, account(port)) as registration:
            await eventually(registration, "yes")
            while len(wire.got) < 5:
                await asyncio.sleep(0.05)
            assert registration.standing == "yes"
        return wire.got

    got = asyncio.run(live())
    assert [told(each, "CSeq") for each in got] == [f"{at} REGISTER" for at in range(1, len(got) + 1)]
    assert len({told(each, "Call-ID") for each in got}) == 1
    said = [told(each, "Authorization") for each in got]
    assert said[0] == ""
    assert ['nonce="one"' in said[1], *(f"nc={at:08x}" in said[at + 1] for at in (1, 2, 3))] == [True] * 4
    assert all('opaque="o"' in each and "qop=auth," in each for each in said[1:])
    assert [told(each, "Expires") for each in got][:4] == ["600", "600", "600", "700"]
    assert told(got[-1], "Expires") == "0"
    assert PASSWORD not in "".join(got)


def test_a_registrar_that_is_away_is_asked_again_after_longer_and_longer_pauses() -> None:
    async def live() -> tuple[list[float], str, int]:
        loop, at = asyncio.get_running_loop(), list[float]()
        answering = False

        def says(request: str) -> str | None:
            at.append(loop.time())
            return reply(request, "200 OK", "Expires: 60") if answering else None

        async with a_line() as line, scripted(says) as (wire, port), kept(line, account(port)) as registration:
            await asyncio.sleep(2.6)
            away, count = registration.standing, len(wire.got)
            answering = True
            await eventually(registration, "yes")
        return at[:count], away, count

    at, away, count = asyncio.run(live())
    pauses = [after - before for before, after in pairwise(at)]
    attempts = [pause for pause in pauses if pause > 0.35]
    assert away == "unreachable"
    assert 6 <= count <= 16
    assert attempts[-1] > attempts[0]


@pytest.mark.parametrize("status", ["403 Forbidden", "503 Service Unavailable"])
def test_what_a_registrar_says_instead_stands_on_the_probe(status: str) -> None:
    async def live() -> None:
        async with (
            a_line() as line,
            scripted(lambda request: reply(request, status)) as (_, port),
            kept(line, account(port)) as registration,
        ):
            await eventually(registration, status[:3])

    asyncio.run(live())
