"""Typed readers for the environment; every refusal names the variable, what was read and what is allowed."""

import os
import secrets
import zoneinfo
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T")

YES_NO = {"1": True, "0": False, "true": True, "false": False, "yes": True, "no": False, "on": True, "off": False}
DATABASE_URLS = "sqlite:///FILE, postgres://USER:PASSWORD@HOST:PORT/NAME, postgres://USER@/NAME?host=SOCKET_FOLDER"

SQLITE_ON_CONNECT = ";".join(
    (
        "PRAGMA journal_mode=WAL",
        "PRAGMA synchronous=FULL",
        "PRAGMA foreign_keys=ON",
        "PRAGMA recursive_triggers=ON",
        "PRAGMA journal_size_limit=67108864",
        "PRAGMA cache_size=-16000",
        "PRAGMA temp_store=MEMORY",
    )
)


class SettingNotUnderstood(ImproperlyConfigured):
    """An environment variable holds something that its reader does not accept."""

    def __init__(self, name: str, read: str, allowed: str) -> None:
        super().__init__(f"{name}={read!r} 无法识别，可用：{allowed}。/ {name} is {read!r}; allowed: {allowed}.")


def text(name: str) -> str:
    return os.environ.get(name, "").strip()


def read(name: str, understand: Callable[[str], T], default: T, allowed: str) -> T:
    """The variable as its reader understands it; empty counts as absent."""
    raw = text(name)
    if not raw:
        return default
    try:
        return understand(raw)
    except (KeyError, ValueError) as error:
        raise SettingNotUnderstood(name, raw, allowed) from error


def yes_no(name: str, *, default: bool) -> bool:
    return read(name, lambda raw: YES_NO[raw.lower()], default, ", ".join(YES_NO))


def words(name: str, default: list[str]) -> list[str]:
    """A comma-separated list without blanks."""
    listed = [part.strip() for part in text(name).split(",")]
    return [part for part in listed if part] or default


def hosts(name: str, default: list[str]) -> list[str]:
    named = words(name, default)
    for host in named:
        if "/" in host or any(mark.isspace() for mark in host):
            raise SettingNotUnderstood(name, host, "report.example.cn,10.0.0.8")
    return named


def folder(name: str, default: str) -> Path:
    path = Path(text(name) or default).expanduser().absolute()
    if path.exists() and not path.is_dir():
        raise SettingNotUnderstood(name, str(path), "a folder / 文件夹")
    return path


def database(name: str, home: Path) -> dict[str, Any]:
    """Django's DATABASES row for a database URL; without one, SQLite in the home folder."""
    url = text(name) or f"sqlite:///{home / 'dengwen.sqlite3'}"
    parts = urlsplit(url)
    if parts.scheme == "sqlite" and len(parts.path) > 1 and not parts.netloc:
        return sqlite(Path(unquote(parts.path)))
    if parts.scheme in {"postgres", "postgresql"} and len(parts.path) > 1:
        return postgres(url)
    raise SettingNotUnderstood(name, parts.scheme + "://…", DATABASE_URLS)


def sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "dengwen.config.sqlite",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": SQLITE_ON_CONNECT},
        "TEST": {"NAME": str(path.with_name("test.sqlite3"))},
    }


def postgres(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    asked = dict(parse_qsl(parts.query))
    host = asked.pop("host", None) or parts.hostname or ""
    port = asked.pop("port", None) or parts.port or ""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(port),
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8, "timeout": 20}, **asked},
    }


def secret_key(path: Path) -> str:
    """Django's signing key from the keyring; a throw-away one before `dengwen init` has made it."""
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return secrets.token_urlsafe(48)


def time_zone(name: str, default: str) -> str:
    zone = text(name) or default
    if zone not in zoneinfo.available_timezones():
        raise SettingNotUnderstood(name, zone, "Asia/Shanghai, Europe/Berlin, UTC")
    return zone
