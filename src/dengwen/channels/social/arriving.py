"""What was heard becomes something that waits for an officer; what it points to is fetched and sealed on the way."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import chain
from typing import Any

import structlog

from dengwen.channels.social import accounts, answers, interfaces
from dengwen.channels.social.addresses import Unfetchable
from dengwen.channels.social.calls import Message, Piece
from dengwen.channels.social.fetching import Fetched, fetched
from dengwen.channels.social.models import Account, Heard
from dengwen.channels.social.platforms import Platform, Secrets
from dengwen.intake.attachments import Attachment
from dengwen.intake.models import Waiting
from dengwen.intake.waiting import Arrival, keep
from dengwen.regulation.vocabulary import Channel
from dengwen.vault import files
from dengwen.vault.cleaning import clean_copy
from dengwen.vault.kinds import HEAD, sniff
from dengwen.vault.transit import open_transit

PURPOSE = "social message"
TRIES = 5
MOST_TRIES = 1_000
ROUND_SECONDS = 60.0
SAYING_NO = ("application/json", "text/plain")
"""An interface that answers so has not sent a picture or a file but a reason why not."""
_log = structlog.get_logger("dengwen.channels.social")


def proof_of(account: Account, message: Message) -> str:
    """The channel's own proof of one message: which account, and the platform's number of it."""
    return f"{account.uid} {message.id}"


def make_wait(heard: Heard) -> Waiting:
    """Keep what was heard for an officer and empty the record. Twice is once: the evidence is the same."""
    account, message, base = _opened(heard)
    attached, missing = _attached(heard, account, message)
    waiting = _kept(heard, account, message, attached, missing)
    if message.answered_by_interface:
        _answered(heard, account, message, base)
    Heard.objects.filter(pk=heard.pk).update(open=False, sealed=b"")
    heard.open, heard.sealed = False, b""
    return waiting


def _opened(heard: Heard) -> tuple[Account, Message, str]:
    told = open_transit(PURPOSE, heard.uid, heard.sealed)
    return heard.account, Message.of_record(told["message"]), told["base"]


def _kept(heard: Heard, account: Account, message: Message, attached: list[Attachment], missing: int) -> Waiting:
    person = {name: text for name, text in (("name", message.name), ("contact", message.sender)) if text}
    arrival = Arrival(
        Channel.SOCIAL,
        proof_of(account, message),
        _content(account, message, missing),
        heard.on,
        identity=person or None,
        files=attached,
        place_uid=account.uid,
        source=heard.source,
    )
    return keep(arrival)


def _content(account: Account, message: Message, missing: int) -> dict[str, Any]:
    """What the officer reads: the words, other words of the platform, and how much of what was attached could not be fetched."""
    content: dict[str, Any] = {"text": message.text, "platform": account.platform, "kind": message.kind}
    if message.facts:
        content |= {"facts": "\n".join(message.facts)}
    return content | {"not_fetched": missing} if missing else content


def _attached(heard: Heard, account: Account, message: Message) -> tuple[list[Attachment], int]:
    """What could be fetched and how much could not. `Unfetchable` while there are tries left: the clerk comes again."""
    if not message.pieces:
        return [], 0
    secrets, found, missing = accounts.secrets_of(account), [], 0
    for piece in message.pieces:
        try:
            found.append(_fetched(account, secrets, message, piece))
        except Unfetchable:
            if heard.tries + 1 < TRIES:
                _let_go(found)
                raise
            missing += 1
    return found, missing


def _fetched(account: Account, secrets: Secrets, message: Message, piece: Piece) -> Attachment:
    platform = Platform(account.platform)
    with fetched(interfaces.asked_for(account.uid, platform, secrets, message, piece)) as answer:
        if platform is not Platform.WEBHOOK and answer.headers.get("content-type", "").startswith(SAYING_NO):
            raise Unfetchable("The platform does not give it.")
        return _sealed(answer, piece.name or piece.kind or "file")


def _sealed(answer: Fetched, name: str) -> Attachment:
    """Sealed while it streams."""
    head, rest = _begun(answer.chunks)
    original = files.store(rest, name, sniff(head, name).media_type)
    return Attachment(original, clean_copy(original).file)


def _begun(chunks: Iterator[bytes]) -> tuple[bytes, Iterator[bytes]]:
    """Enough of the beginning to tell what it is, and all of it."""
    begun, size = [], 0
    for chunk in chunks:
        begun.append(chunk)
        size += len(chunk)
        if size >= HEAD:
            break
    return b"".join(begun)[:HEAD], chain(begun, chunks)


def _let_go(found: list[Attachment]) -> None:
    for each in found:
        for file in (each.original, each.copy):
            if file is not None:
                files.discard(file.uid)


def _answered(heard: Heard, account: Account, message: Message, base: str) -> None:
    """The fixed answer through the platform's interface, once a day for one sender; nothing waits for it."""
    if Heard.objects.filter(source=heard.source, on=heard.on, pk__lt=heard.pk).exists():
        return
    try:
        interfaces.answer(account.uid, accounts.secrets_of(account), message, answers.words(base))
    except Unfetchable:
        _log.warning("An answer could not be given through the interface")


def take_up_open(most: int) -> int:
    """Let what was heard and is still open wait for an officer, the least tried first; how many are done. For the clerk's rounds."""
    done, until = 0, time.monotonic() + ROUND_SECONDS
    for heard in Heard.objects.filter(open=True).select_related("account").order_by("tries", "pk")[:most]:
        if time.monotonic() > until:
            break
        Heard.objects.filter(pk=heard.pk).update(tries=min(heard.tries + 1, MOST_TRIES))
        try:
            make_wait(heard)
        except Exception:
            _log.exception("A message could not be taken up yet")
        else:
            done += 1
    return done
