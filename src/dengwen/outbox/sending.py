"""Sending what is due: at least once, and never again once it is known to have gone.

A mail is first *claimed*: one statement, committed by itself, moves its next try into the future, and only the process whose statement
found it unmoved goes on. Then it is handed to the mail server, then marked as sent. Killed before the claim: nothing happened. Killed
between claim and mark: the mail is tried again after the wait, under the same Message-ID, since nobody can know whether it went. Killed
after the mark: it is done, and its address is gone. So nothing is lost, nothing is sent twice that was marked, and a crash costs at most
one mail a second delivery, which carries the same Message-ID.
"""

from __future__ import annotations

import smtplib
import time
from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F, QuerySet
from django.utils import timezone

from dengwen.outbox import line, returned
from dengwen.outbox.addresses import sendable
from dengwen.outbox.letter import composed, letter_of
from dengwen.outbox.models import Mail, MailKind, MailState
from dengwen.outbox.queue import configured, new_message_id
from dengwen.vault.transit import TransitUnreadable

WAITS = tuple(timedelta(minutes=each) for each in (2, 5, 15, 60, 180, 360, 720))
REFUSALS = 4
"""After so many tries a mail that the server refuses for good is given up; less patience would lose mails to a slip in the settings."""
KEPT_FOR = timedelta(days=6)
"""A link to fetch a code is good for seven days: what could not be sent by then helps nobody."""
BATCH = 200
LONGEST_ROUND = 20.0

log = structlog.get_logger("dengwen.outbox")


def send_due(now: datetime) -> int:
    """Send what is due and has not been sent; how many went. A round of the clerk: short, and silent while the line must rest."""
    _give_up_old(now)
    waiting = list(_due(now)[:BATCH])
    if not waiting or not configured() or not line.may_try(now):
        return 0
    try:
        with line.opened() as backend:
            return _send_all(backend, waiting, now)
    except line.BROKEN as fault:
        line.failed(now, fault)
        return 0


def test(address: str) -> str:
    """Send one test mail at once, past the queue; what kind of fault there was, empty when it went."""
    return send_token(address, "")


def send_token(address: str, token: str) -> str:
    """A test mail that will be known again by its token; the kind of the fault, empty when it went."""
    if not configured():
        return "NotConfigured"
    if not sendable(address):
        return "AddressNotUsable"
    content = {"address": address, "language": settings.LANGUAGE_CODE, "link": token, "message_id": new_message_id()}
    try:
        with line.opened() as backend:
            backend.send_messages([composed(MailKind.TEST, content)])
    except line.BROKEN as fault:
        return line.kind_of(fault)
    return ""


def _due(now: datetime) -> QuerySet[Mail]:
    return Mail.objects.filter(state=MailState.WAITING, next_try_at__lte=now).order_by("next_try_at")


def _send_all(backend: BaseEmailBackend, waiting: list[Mail], now: datetime) -> int:
    end, sent = time.monotonic() + LONGEST_ROUND, 0
    for mail in waiting:
        if time.monotonic() > end:
            break
        if not _claimed(mail, now):
            continue
        try:
            sent += _sent(backend, mail)
        except line.BROKEN as fault:
            line.failed(now, fault)
            break
    if sent:
        line.worked(now)
    return sent


def _claimed(mail: Mail, now: datetime) -> bool:
    """Whether this process alone may try the mail now."""
    wait = WAITS[min(mail.tries, len(WAITS) - 1)]
    untouched = Mail.objects.filter(pk=mail.pk, state=MailState.WAITING, next_try_at=mail.next_try_at)
    return untouched.update(tries=F("tries") + 1, next_try_at=now + wait) == 1


def _sent(backend: BaseEmailBackend, mail: Mail) -> int:
    """1 when the server took it, 0 when it refused this one mail; anything else is a fault of the line and goes up."""
    try:
        backend.send_messages([letter_of(mail)])
    except (TransitUnreadable, ValueError) as fault:
        _done(mail, MailState.GIVEN_UP)
        log.error("outbox.unreadable", kind=type(fault).__name__)
        return 0
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError) as refusal:
        _refused(mail, refusal)
        return 0
    _done(mail, MailState.SENT)
    return 1


def _refused(mail: Mail, refusal: smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError) -> None:
    codes = _codes(refusal)
    log.warning("outbox.refused", kind=type(refusal).__name__, codes=codes)
    if mail.tries + 1 >= REFUSALS and all(code >= 500 for code in codes):
        _done(mail, MailState.GIVEN_UP)
        returned.came_back(mail, timezone.localdate(), for_good=False)


def _codes(refusal: smtplib.SMTPRecipientsRefused | smtplib.SMTPDataError) -> list[int]:
    if isinstance(refusal, smtplib.SMTPDataError):
        return [refusal.smtp_code]
    return [code for code, _ in refusal.recipients.values()]


def _done(mail: Mail, state: MailState) -> None:
    """Nothing more to do: address, link and instants are emptied."""
    emptied = {"state": state, "done_on": timezone.localdate(), "sealed": b"", "next_try_at": None}
    Mail.objects.filter(pk=mail.pk).update(**emptied)


def _give_up_old(now: datetime) -> None:
    too_old = Mail.objects.filter(state=MailState.WAITING, made_on__lt=timezone.localdate(now) - KEPT_FOR)
    given_up = {"state": MailState.GIVEN_UP, "done_on": timezone.localdate(now), "sealed": b"", "next_try_at": None}
    if count := too_old.update(**given_up):
        log.error("outbox.given_up", count=count)
