"""Typed readers for the hotline's own SIP line."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from dengwen.config.reading import SettingNotUnderstood, read, text

PORT = 5060


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
