"""Which addresses on the network this house asks for something that others told it to fetch: public ones, by a public name, over TLS.

A name is looked up once; every address it stands for must be public; the connection then goes to the address that was looked at, never to
what the name means a moment later.
"""

from __future__ import annotations

import re
import socket
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

NAME = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]", re.IGNORECASE)
"""A host name with at least one dot whose last part begins with a letter: no number in any notation is one."""
HTTPS = 443
UNICAST = IPv6Network("2000::/3")
"""The only range of the newer addresses in which anything public lives."""
LOOKS_PUBLIC = (IPv4Network("168.63.129.16/32"), IPv4Network("192.0.0.0/24"), IPv4Network("192.88.99.0/24"))
"""Services of clouds for their own machines, and protocol addresses, which the standard library takes for public."""


class Unfetchable(Exception):
    """This is not fetched, or did not arrive within the limits."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a connection goes: a fixed address, the name that the certificate must bear, and what to ask for there."""

    scheme: str
    host: str
    port: int
    address: str
    target: str


def place_of(url: str) -> Place:
    """The place behind an address, looked up once; `Unfetchable` unless it is public or named in SOCIAL_PEERS."""
    parts, port = _parted(url)
    host = (parts.hostname or "").lower()
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    if f"{host}:{port}" in settings.SOCIAL_PEERS:
        return Place(parts.scheme, host, port, looked_up(host, port)[0], target)
    if parts.scheme != "https" or port != HTTPS or not NAME.fullmatch(host):
        raise Unfetchable("Only public names over https are asked.")
    found = looked_up(host, port)
    if not found or any(is_kept_from(each) for each in found):
        raise Unfetchable("This name stands for an address that is not public.")
    return Place(parts.scheme, host, port, found[0], target)


def _parted(url: str) -> tuple[SplitResult, int]:
    try:
        parts = urlsplit(url)
        port = parts.port or (HTTPS if parts.scheme == "https" else 80)
    except ValueError:
        raise Unfetchable("This is no address.") from None
    odd = any(ord(mark) <= 0x20 or ord(mark) >= 0x7F or mark == "\\" for mark in url)
    if odd or parts.username is not None or parts.password is not None or parts.scheme not in ("https", "http"):
        raise Unfetchable("This is no plain address.")
    return parts, port


def looked_up(host: str, port: int) -> list[str]:
    """The addresses that the name stands for at this moment."""
    try:
        return [str(each[4][0]) for each in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError):
        raise Unfetchable("Nobody knows this name.") from None


def is_kept_from(text: str) -> bool:
    """Whether nothing is fetched from there: private, loopback, link-local, multicast, reserved, or one of these in other clothes."""
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return True
    if not address.is_global or address.is_multicast or address.is_reserved:
        return True
    if isinstance(address, IPv6Address):
        return address not in UNICAST or _wraps(address)
    return any(address in net for net in LOOKS_PUBLIC)


def _wraps(address: IPv6Address) -> bool:
    """Whether an older address hides in it. No public service needs to be reached in such a way."""
    return address.sixtofour is not None or address.teredo is not None
