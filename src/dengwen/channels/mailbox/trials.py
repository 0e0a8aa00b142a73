"""Test mails: one goes out through our own mail server to a mailbox now and then, and must come back through it in time (1.1a).

Each bears a token of its own that only this house can make, and is known once. What comes back as it went is dropped again: no submission,
no matter, no answer. Whatever somebody wrote around a token is kept like any mail.
"""

from __future__ import annotations

import base64
import re
import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings

from dengwen.channels.mailbox.models import Mailbox, Trial
from dengwen.channels.mailbox.parsing import ParsedMail
from dengwen.docket import moment
from dengwen.outbox import sending, wording
from dengwen.outbox.models import MailKind
from dengwen.outbox.queue import configured
from dengwen.oversight.probing import Probe
from dengwen.regulation.vocabulary import Channel
from dengwen.vault.blind import blind

KIND = "test-mail"
ARRIVES_WITHIN = timedelta(minutes=10)
NO_SERVER, SWITCHED_OFF = "not tried: no mail server", "not tried: switched off"
UNDER_WAY, LATE = "under way", "not arrived"
HALF = 10
TOKEN = re.compile(r"\b[a-z2-7]{32}\b")


def tries(mailbox: Mailbox, now: datetime) -> Iterator[Probe]:
    """What the test mails of this mailbox came to since this was asked last; sends the next one when its time has come.

    Each is counted once. In between its answer is told again, or that there is none yet.
    """
    if not configured() or not settings.TEST_MAIL_MINUTES:
        yield _said(mailbox, ok=None, remark=NO_SERVER if not configured() else SWITCHED_OFF)
        return
    told = list(_newly_settled(mailbox, now))
    last = Trial.objects.filter(mailbox=mailbox).order_by("-sent_at").first()
    if last is None or now - last.sent_at >= timedelta(minutes=settings.TEST_MAIL_MINUTES):
        last = send(mailbox, now)
        told += _newly_settled(mailbox, now)
    yield from told or [_again(mailbox, last, now)]


def send(mailbox: Mailbox, now: datetime) -> Trial:
    """One test mail to this mailbox, at once and past the queue."""
    token = _new_token(mailbox.uid)
    trial = Trial.objects.create(mailbox=mailbox, mark=_mark(token), sent_at=now)
    trial.fault = sending.send_token(mailbox.address, token)
    trial.save(update_fields=["fault"])
    return trial


def found(mail: ParsedMail) -> Trial | None:
    """The trial whose token stands in this mail and has not come back yet."""
    for token in TOKEN.findall(mail.text):
        trial = Trial.objects.filter(mark=_mark(token), found_at=None).select_related("mailbox").first()
        if trial is not None and _is_signed(token, trial.mailbox.uid):
            return trial
    return None


def came_back(trial: Trial, mail: ParsedMail, evidence: str) -> bool:
    """Note that it is there; whether it is just what we sent, and can be dropped."""
    same = _as_sent(mail)
    trial.found_at = moment.now()
    trial.evidence = evidence if same else ""
    trial.save(update_fields=["found_at", "evidence"])
    return same


def _as_sent(mail: ParsedMail) -> bool:
    tokens = TOKEN.findall(mail.text)
    bare = len(tokens) == 1 and not mail.attachments and not mail.folded.strip()
    return bare and mail.text.split() == wording.text(MailKind.TEST, settings.LANGUAGE_CODE, tokens[0]).split()


def _newly_settled(mailbox: Mailbox, now: datetime) -> Iterator[Probe]:
    for trial in Trial.objects.filter(mailbox=mailbox, counted=False).order_by("sent_at"):
        answer = _answer(mailbox, trial, now)
        if answer.ok is not None:
            Trial.objects.filter(pk=trial.pk).update(counted=True)
            yield answer


def _again(mailbox: Mailbox, last: Trial, now: datetime) -> Probe:
    answer = _answer(mailbox, last, now)
    return _said(mailbox, ok=answer.ok, remark=answer.remark, again=True)


def _answer(mailbox: Mailbox, trial: Trial, now: datetime) -> Probe:
    """There in time, or not; nothing yet while there is time."""
    if trial.fault:
        return _said(mailbox, ok=False, remark=trial.fault)
    if trial.found_at is not None:
        return _said(mailbox, ok=trial.found_at - trial.sent_at <= ARRIVES_WITHIN, remark=_after(trial))
    over = now - trial.sent_at > ARRIVES_WITHIN
    return _said(mailbox, ok=False if over else None, remark=LATE if over else UNDER_WAY)


def _after(trial: Trial) -> str:
    """How long it took, in whole seconds."""
    return f"{max(0, int((trial.found_at - trial.sent_at).total_seconds()))} s" if trial.found_at else ""


def _said(mailbox: Mailbox, *, ok: bool | None, remark: str, again: bool = False) -> Probe:
    return Probe(Channel.MAILBOX, mailbox.address, KIND, ok, remark, again)


def _new_token(mailbox_uid: UUID) -> str:
    nonce = secrets.token_bytes(HALF)
    return base64.b32encode(nonce + _signature(mailbox_uid, nonce)).decode().lower()


def _is_signed(token: str, mailbox_uid: UUID) -> bool:
    plain = base64.b32decode(token.upper())
    return secrets.compare_digest(plain[HALF:], _signature(mailbox_uid, plain[:HALF]))


def _signature(mailbox_uid: UUID, nonce: bytes) -> bytes:
    return blind("test mail", mailbox_uid.bytes, nonce)[:HALF]


def _mark(token: str) -> str:
    return blind("test mail mark", token).hex()
