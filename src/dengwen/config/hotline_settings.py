"""Typed readers for the hotline's own SIP line."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from dengwen.config.reading import SettingNotUnderstood, read, text

PORT = 5060
_USER = re.compile(r"[0-9A-Za-z._+-]{1,64}(@[0-9A-Za-z.:-]{1,200})?")


def listen(name: str) -> tuple[str, int] | None:
    """Where the line listens (UDP): ``192.0.2.7:5060``; no line at all when it is not set."""
    return read(name, _address, None, "127.0.0.1:5060, [::1]:5060")


def _address(raw: str) -> tuple[str, int] | None:
    parts = urlsplit(f"//{raw}")
    if not parts.hostname or parts.path or parts.hostname in ("0.0.0.0", "::"):  # noqa: S104
        raise ValueError(raw)
    return parts.hostname, parts.port or PORT


def count(name: str, default: int, most: int) -> int:
    """A whole number from one to ``most``."""

    def counted(raw: str) -> int:
        if not 1 <= int(raw) <= most:
            raise ValueError(raw)
        return int(raw)

    return read(name, counted, default, f"1–{most}")


def file(name: str) -> Path | None:
    """A file that exists, or none."""
    named = text(name)
    path = Path(named).expanduser().absolute()
    if named and not path.is_file():
        raise SettingNotUnderstood(name, named, "WAV, 8000 Hz, 16 bit, mono")
    return path if named else None


def registrar(name: str, listens: tuple[str, int] | None) -> tuple[str, int] | None:
    """The telephone system with which the line registers itself: ``pbx.example`` or ``192.0.2.5:5070``; none when it is not set."""
    asked = read(name, _address, None, "pbx.example, 192.0.2.5:5070")
    if asked is not None and listens is None:
        raise SettingNotUnderstood(name, text(name), "pbx.example + DENGWEN_SIP_LISTEN")
    return asked


def user(name: str, registrar: tuple[str, int] | None) -> str:
    """The extension, with its domain where that is not the registrar's name. Needed as soon as there is a registrar."""
    named = text(name)
    if not _USER.fullmatch(named) and (named or registrar):
        raise SettingNotUnderstood(name, named, "6110, 6110@pbx.example")
    return named


def password_file(name: str, registrar: tuple[str, int] | None) -> Path | None:
    """A file that holds the password and nothing else, closed to other accounts. Needed as soon as there is a registrar."""
    named = text(name)
    path = Path(named).expanduser().absolute()
    if not named and registrar is None:
        return None
    if not (named and path.is_file()) or path.stat().st_mode & 0o077:
        raise SettingNotUnderstood(name, named, "a file, chmod 600 / 仅服务账号可读的文件")
    return path
