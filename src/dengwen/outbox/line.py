"""The line to the mail server: always with a checked certificate, except to a server on this machine; and how it has been doing."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path

import structlog
from django.conf import settings
from django.core.mail.backends.smtp import EmailBackend

from dengwen.outbox.models import Line

NAME = "smtp"
ANSWERS_WITHIN = 15
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=30)
BROKEN = (OSError, smtplib.SMTPException)
"""Whatever can go wrong between here and the mail server; their texts hold addresses and are never written down."""

log = structlog.get_logger("dengwen.outbox")


class PasswordTooOpen(OSError):
    """Every account of this machine may read the password file."""


class _Checked(EmailBackend):
    """Django's, trusting an authority of one's own where one is named; certificates and names are always checked."""

    @cached_property
    def ssl_context(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=settings.SMTP_CA_FILE or None)


@contextmanager
def opened() -> Iterator[EmailBackend]:
    """A connection as the settings ask for it, closed quietly. One of BROKEN when it cannot be had."""
    backend = _backend()
    try:
        backend.open()
        yield backend
    finally:
        with suppress(*BROKEN):
            backend.close()


def _backend() -> EmailBackend:
    return _Checked(
        host=settings.SMTP_HOST,
        port=settings.SMTP_PORT,
        username=settings.SMTP_USER,
        password=_password(),
        use_tls=settings.SMTP_TLS == "starttls",
        use_ssl=settings.SMTP_TLS == "tls",
        timeout=ANSWERS_WITHIN,
    )


def _password() -> str:
    """Read anew for each connection, so that a new password needs no restart."""
    if not settings.SMTP_PASSWORD_FILE:
        return ""
    file = Path(settings.SMTP_PASSWORD_FILE)
    if file.stat().st_mode & 0o007:
        raise PasswordTooOpen("Only the service account may read the file with the mail password (chmod 600).")
    return file.read_text(encoding="utf-8").strip()


def state() -> Line:
    return Line.objects.filter(name=NAME).first() or Line(name=NAME)


def may_try(now: datetime) -> bool:
    """Whether the wait after the last fault is over."""
    retry_at = state().retry_at
    return retry_at is None or retry_at <= now


def worked(now: datetime) -> None:
    told = {"last_success_at": now.replace(second=0, microsecond=0), "faults": 0, "last_fault": "", "retry_at": None}
    Line.objects.update_or_create(name=NAME, defaults=told)


def failed(now: datetime, fault: BaseException) -> None:
    """Remember the kind of the fault and wait, longer after each; the waiting mails lose nothing by it."""
    faults = min(state().faults + 1, 1000)
    wait = min(FIRST_WAIT * 2 ** min(faults - 1, 10), LONGEST_WAIT)
    told = {"faults": faults, "last_fault": kind_of(fault), "retry_at": now + wait}
    Line.objects.update_or_create(name=NAME, defaults=told)
    log.warning("outbox.line_failed", kind=kind_of(fault), faults=faults)


def forgive() -> None:
    """Try again at once."""
    Line.objects.filter(name=NAME).update(retry_at=None)


def kind_of(fault: BaseException) -> str:
    """The fault's class and the server's number for it, never its text."""
    code = getattr(fault, "smtp_code", "")
    return f"{type(fault).__name__} {code}".strip()[:60]
