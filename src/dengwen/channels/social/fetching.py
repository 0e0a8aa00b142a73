"""Fetching what a message points to: to a pinned address, with limits of size and time, never on to another host.

On the standard library: the connection is opened here, so that no resolver, proxy or redirect of a client stands between what was judged
and what is asked.
"""

from __future__ import annotations

import http.client
import json
import socket
import ssl
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin, urlsplit

from dengwen.channels.social.addresses import Place, Unfetchable, place_of

CHUNK = 64 * 1024
HOPS = 3
LARGEST_ANSWER = 256 * 1024
REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Limits:
    """``wait`` for one answer of the network, ``whole`` for all of it, both in seconds."""

    size: int = 20 * 1024 * 1024
    wait: float = 5.0
    whole: float = 30.0


@dataclass(frozen=True, slots=True, repr=False)
class Request:
    """What is asked: a GET, or a POST when there is a body."""

    url: str
    headers: Mapping[str, str] | None = None
    body: bytes | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Fetched:
    """An answer whose body is still to be read; reading raises `Unfetchable` beyond the limits."""

    chunks: Iterator[bytes]
    headers: Mapping[str, str]


@lru_cache(maxsize=1)
def trusted() -> ssl.SSLContext:
    return ssl.create_default_context()


@contextmanager
def fetched(request: Request, limits: Limits = Limits()) -> Iterator[Fetched]:
    """The answer to the request while the block lasts; redirects are followed on the same host alone."""
    until = time.monotonic() + limits.whole
    place = place_of(request.url)
    for _ in range(HOPS + 1):
        connection = _connected(place, limits)
        try:
            answer = _asked(connection, place, request)
            if answer.status not in REDIRECTS:
                yield _opened(answer, limits, until)
                return
            place = _further(place, answer)
        except (OSError, http.client.HTTPException):
            raise Unfetchable("The other side did not answer as it should.") from None
        finally:
            connection.close()
    raise Unfetchable("This leads on and on.")


def fetched_json(request: Request, limits: Limits = Limits(LARGEST_ANSWER)) -> dict[str, Any]:
    """A small answer in JSON; `Unfetchable` when it is none."""
    with fetched(request, limits) as answer:
        text = b"".join(answer.chunks)
    try:
        found = json.loads(text)
    except ValueError:
        raise Unfetchable("The answer is not understood.") from None
    if not isinstance(found, dict):
        raise Unfetchable("The answer is not understood.")
    return found


def _connected(place: Place, limits: Limits) -> http.client.HTTPConnection:
    connection = http.client.HTTPConnection(place.host, place.port, timeout=limits.wait)
    try:
        plain = socket.create_connection((place.address, place.port), timeout=limits.wait)
        secret = place.scheme == "https"
        connection.sock = trusted().wrap_socket(plain, server_hostname=place.host) if secret else plain
    except OSError:
        raise Unfetchable("Nobody answers there.") from None
    return connection


def _asked(connection: http.client.HTTPConnection, place: Place, request: Request) -> http.client.HTTPResponse:
    headers = {"Accept-Encoding": "identity", "User-Agent": "Dengwen", **(request.headers or {})}
    connection.request("GET" if request.body is None else "POST", place.target, request.body, headers)
    return connection.getresponse()


def _further(place: Place, answer: http.client.HTTPResponse) -> Place:
    """The next place on the same host, scheme and port; the address stays the one that was looked at."""
    base = f"{place.scheme}://{place.host}:{place.port}{place.target}"
    parts = urlsplit(urljoin(base, answer.headers.get("Location", "")))
    port = parts.port or (443 if parts.scheme == "https" else 80)
    if (parts.scheme, parts.hostname, port) != (place.scheme, place.host, place.port):
        raise Unfetchable("This leads to another host.")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Place(place.scheme, place.host, place.port, place.address, target)


def _opened(answer: http.client.HTTPResponse, limits: Limits, until: float) -> Fetched:
    if answer.status != http.client.OK:
        raise Unfetchable("The other side does not give it.")
    if answer.length is not None and answer.length > limits.size:
        raise Unfetchable("This is larger than the limit.")
    return Fetched(_within(answer, limits, until), {name.lower(): text for name, text in answer.headers.items()})


def _within(answer: http.client.HTTPResponse, limits: Limits, until: float) -> Iterator[bytes]:
    size = 0
    while chunk := answer.read1(CHUNK):
        size += len(chunk)
        if size > limits.size or time.monotonic() > until:
            raise Unfetchable("This is larger or slower than the limit.")
        yield chunk
