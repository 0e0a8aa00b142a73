"""From a call to an answer: verified, recorded first, then turned into something that waits for an officer (2.4b, 3.1a, F6)."""

from __future__ import annotations

import structlog
from django.db import IntegrityError, transaction

from dengwen.channels.social import accounts, answers, arriving, schemes, windows
from dengwen.channels.social.calls import Call, Message, Refused, Reply
from dengwen.channels.social.models import Account, Heard
from dengwen.channels.social.platforms import Platform
from dengwen.docket import moment
from dengwen.intake.submissions import evidence_of
from dengwen.regulation.vocabulary import Channel
from dengwen.vault.blind import blind
from dengwen.vault.transit import seal_transit

_log = structlog.get_logger("dengwen.channels.social")


def receive(address: str, call: Call, base: str) -> Reply:
    """Answer a platform's call. `Refused` for whatever is not genuine, too old, used before, or beyond the pace of one account."""
    account = accounts.called(address)
    if account is None or windows.count("account", account.uid.bytes) > windows.CALLS_A_MINUTE:
        raise Refused
    heeded = schemes.opened(Platform(account.platform), call, accounts.secrets_of(account))
    windows.recent(heeded.at)
    windows.once(account, heeded)
    if heeded.message is None:
        return heeded.reply(answers.words(base) if heeded.greeted else None)
    heard = record(account, heeded.message, base)
    accounts.noted(account, heard.on)
    _at_once(heard, heeded.message)
    return heeded.reply(answers.words(base) if is_first_today(heard) else None)


def record(account: Account, message: Message, base: str = "") -> Heard:
    """Write down that the platform delivered it, sealed, before anything is made of it. The same message again is the same row."""
    evidence = evidence_of(Channel.SOCIAL, arriving.proof_of(account, message))
    row = Heard(account=account, evidence=evidence, source=source_of(account, message), on=moment.today())
    row.sealed = seal_transit(arriving.PURPOSE, row.uid, {"message": message.record(), "base": base})
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return Heard.objects.get(evidence=evidence)
    return row


def source_of(account: Account, message: Message) -> str:
    """The sender as a keyed digest; a message without one is its own source."""
    return blind("social source", account.uid.bytes, message.sender or f"\0{message.id}").hex()


def is_first_today(heard: Heard) -> bool:
    """Whoever writes ten times a day is answered once; the platform that asks again for the first message is answered again."""
    return not Heard.objects.filter(source=heard.source, on=heard.on, pk__lt=heard.pk).exists()


def _at_once(heard: Heard, message: Message) -> None:
    """Plain words wait for an officer before the platform has its answer; what must be fetched first is left to the clerk.

    Whatever goes wrong here leaves the sealed record, which the clerk takes up again: the platform need not know.
    """
    if not heard.open or message.pieces or message.answered_by_interface:
        return
    if windows.count("source", heard.source) > windows.AT_ONCE_A_MINUTE:
        return
    try:
        arriving.make_wait(heard)
    except Exception:
        _log.exception("A message was recorded and waits for the clerk")
