"""The line makes itself known to a telephone system (RFC 3261, 10): registers, refreshes in time, withdraws when it ends.

While the registrar is away or refuses, it is asked again after pauses that double; calls by address are answered all the same.
"""

from __future__ import annotations

import asyncio
import random
import re
import secrets
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from dengwen.channels.hotline.sip import digest, message
from dengwen.channels.hotline.sip.digest import Challenge, Login
from dengwen.channels.hotline.sip.message import Answer

Address = tuple[str, int]
STANDING = "X-Dengwen-Registered"
"""What the line's answer to OPTIONS says of its registration: ``yes``, or what is the matter."""
WANTED_SECONDS, LONGEST_SECONDS = 600, 86_400
REFRESHED_AT = 0.8
MOST_ROUNDS = 5
"""Request, challenge, a stale nonce, a longer term: more than this is a quarrel."""
_EXPIRES = re.compile(r";\s*expires\s*=\s*(\d{1,9})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Patience:
    """In seconds: when a request is repeated and when given up, the first and the longest pause between attempts, the farewell."""

    again: float = 0.5
    given_up: float = 16.0
    pause: float = 2.0
    longest: float = 300.0
    farewell: float = 2.0


USUAL = Patience()


@dataclass(frozen=True, slots=True, repr=False)
class Account:
    """Where and as whom to register; ``domain`` is what stands behind the @."""

    registrar: Address
    domain: str
    login: Login


class NotRegistered(Exception):
    """Why, as one word: unreachable, password, challenge, quarrel, or the status that came back."""


class Registration:
    """Keeps one line registered. ``send`` and ``own`` are the line's: its socket speaks, its address is the contact."""

    def __init__(
        self,
        account: Account,
        send: Callable[[bytes, Address], None],
        own: Callable[[], Address],
        patience: Patience = USUAL,
    ) -> None:
        self.account, self._send, self._own, self.patience = account, send, own, patience
        self.until, self.problem = 0.0, "unreachable"
        self.changed: Callable[[str], None] = lambda _state: None
        self._call_id, self._tag, self._cseq = secrets.token_hex(12), secrets.token_hex(6), 0
        self._challenge: Challenge | None = None
        self._count = 0
        self._waiting: dict[str, asyncio.Future[Answer]] = {}

    @property
    def standing(self) -> str:
        """``yes`` while registered, else what is the matter."""
        return "yes" if time.monotonic() < self.until else self.problem

    def answered(self, answer: Answer) -> None:
        """A final answer to a request of ours."""
        waiting = self._waiting.get(answer.branch)
        if waiting is not None and not waiting.done() and answer.status >= 200:
            waiting.set_result(answer)

    async def kept(self, stop: asyncio.Event) -> None:
        """Stay registered until told to stop, then withdraw."""
        pause = self.patience.pause
        while not stop.is_set():
            before = self.standing
            try:
                granted = await self._registered(WANTED_SECONDS)
                self.until, pause = time.monotonic() + granted, self.patience.pause
                rest = granted * REFRESHED_AT
            except NotRegistered as refused:
                self.problem, rest = str(refused), pause * random.uniform(0.8, 1.2)  # noqa: S311 (spreads, hides nothing)
                pause = min(2 * pause, self.patience.longest)
            if self.standing != before:
                self.changed(self.standing)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), rest)
        await self._withdrawn()

    async def _withdrawn(self) -> None:
        if time.monotonic() < self.until:
            with suppress(NotRegistered, TimeoutError):
                await asyncio.wait_for(self._registered(0), self.patience.farewell)
        self.until = 0.0

    async def _registered(self, seconds: int) -> int:
        """For how long it holds."""
        fresh = False
        for _ in range(MOST_ROUNDS):
            answer = await self._asked(seconds)
            if answer.status == 200:
                return self._granted(answer, seconds)
            if answer.status in (401, 407):
                asked = digest.strongest(answer.all("www-authenticate", "proxy-authenticate"))
                self._check(asked, fresh=fresh)
                self._challenge, self._count, fresh = asked, 0, True
            elif answer.status == 423:
                seconds = max(seconds, min(_number(answer.first("min-expires")), LONGEST_SECONDS))
            else:
                raise NotRegistered(str(answer.status))
        raise NotRegistered("quarrel")

    def _check(self, asked: Challenge | None, *, fresh: bool) -> None:
        """A second challenge in a row is a wrong password, unless the nonce grew old on the way."""
        if asked is None:
            raise NotRegistered("challenge")
        if fresh and not asked.stale:
            self._challenge = None
            raise NotRegistered("password")

    def _granted(self, answer: Answer, seconds: int) -> int:
        """What the registrar says of this contact, else of all, else what was asked for."""
        own = self._contact()
        for contacts in answer.headers.get("contact", ()):
            for contact in contacts.split(","):
                found = _EXPIRES.search(contact)
                if own in contact and found:
                    return int(found[1])
        said = answer.first("expires")
        return _number(said) if said else seconds

    async def _asked(self, seconds: int) -> Answer:
        """One request, repeated until it is answered or given up."""
        where, branch = await self._where(), f"z9hG4bK{secrets.token_hex(8)}"
        request = self._request(seconds, branch)
        waiting = self._waiting[branch] = asyncio.get_running_loop().create_future()
        again, until = self.patience.again, time.monotonic() + self.patience.given_up
        try:
            while time.monotonic() < until:
                self._send(request, where)
                with suppress(TimeoutError):
                    return await asyncio.wait_for(asyncio.shield(waiting), again)
                again = min(2 * again, 4.0)
        finally:
            del self._waiting[branch]
        raise NotRegistered("unreachable")

    async def _where(self) -> Address:
        """The registrar's address now, of the family in which the line speaks."""
        family = socket.AF_INET6 if ":" in self._own()[0] else socket.AF_INET
        loop, (host, port) = asyncio.get_running_loop(), self.account.registrar
        try:
            found = await loop.getaddrinfo(host, port, family=family, type=socket.SOCK_DGRAM)
        except OSError:
            raise NotRegistered("unreachable") from None
        return str(found[0][4][0]), int(found[0][4][1])

    def _request(self, seconds: int, branch: str) -> bytes:
        self._cseq += 1
        account, (host, port), uri = self.account, _written(self._own()), f"sip:{self.account.domain}"
        name = f"<sip:{account.login.user}@{account.domain}>"
        headers = [
            ("Via", f"SIP/2.0/UDP {host}:{port};rport;branch={branch}"),
            ("From", f"{name};tag={self._tag}"),
            ("To", name),
            ("Call-ID", self._call_id),
            ("CSeq", f"{self._cseq} REGISTER"),
            ("Contact", f"<{self._contact()}>"),
            ("Expires", str(seconds)),
        ]
        if self._challenge is not None:
            self._count += 1
            cnonce = secrets.token_hex(8)
            said = digest.answer(self._challenge, account.login, "REGISTER", uri, self._count, cnonce)
            headers.append(("Authorization", said))
        return message.written("REGISTER", uri, headers)

    def _contact(self) -> str:
        host, port = _written(self._own())
        return f"sip:{self.account.login.user}@{host}:{port}"


def _written(address: Address) -> Address:
    host, port = address
    return (f"[{host}]" if ":" in host else host), port


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
