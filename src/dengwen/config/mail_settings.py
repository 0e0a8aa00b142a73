"""Typed readers for the mail server and the site's own address."""

from __future__ import annotations

from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlsplit

from dengwen.config.reading import SettingNotUnderstood, read, text

WAYS = ("starttls", "tls", "none")
PORTS = {"starttls": 587, "tls": 465, "none": 25}
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def tls(name: str) -> str:
    """How the line is secured: ``starttls`` (the usual one), ``tls`` from the first byte, or ``none``."""
    return read(name, _way, "starttls", "starttls, tls, none (127.0.0.1)")


def _way(raw: str) -> str:
    return WAYS[WAYS.index(raw.lower())]


def host(name: str, way: str) -> str:
    """The mail server; without TLS only one on this machine."""
    named = text(name)
    if "/" in named or any(each.isspace() for each in named):
        raise SettingNotUnderstood(name, named, "smtp.example.cn")
    if named and way == "none" and named not in LOOPBACK:
        raise SettingNotUnderstood(name, named, "127.0.0.1, ::1, localhost (DENGWEN_SMTP_TLS=none)")
    return named


def port(name: str, way: str) -> int:
    return read(name, _port, PORTS[way], "1–65535")


def _port(raw: str) -> int:
    number = int(raw)
    if not 0 < number < 65536:
        raise ValueError
    return number


def rhythm(name: str, default: int) -> int:
    """Minutes between two test mails; 0 for none."""
    return read(name, _rhythm, default, "0, 15–10080")


def _rhythm(raw: str) -> int:
    minutes = int(raw)
    if minutes and not 15 <= minutes <= 10080:
        raise ValueError
    return minutes


def file(name: str) -> str:
    """A file that is there; empty when not set."""
    named = text(name)
    if named and not Path(named).is_file():
        raise SettingNotUnderstood(name, named, "a file / 文件")
    return named


def address(name: str) -> str:
    """One mail address, with or without a name in front."""
    named = text(name)
    local, _, domain = parseaddr(named)[1].rpartition("@")
    if named and not (local and domain and named.isprintable()):
        raise SettingNotUnderstood(name, named, "reports@example.cn")
    return named


def site(name: str) -> str:
    """Scheme and host under which everybody reaches the portal, without a path."""
    named = text(name).rstrip("/")
    parts = urlsplit(named)
    if named and not (parts.scheme in {"http", "https"} and parts.netloc and not (parts.path or parts.query)):
        raise SettingNotUnderstood(name, named, "https://report.example.cn")
    return named
