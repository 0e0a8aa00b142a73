"""From a row of the outbox to the mail itself, with the marks that keep machines from answering it."""

from __future__ import annotations

from email.charset import BASE64, Charset
from email.utils import parseaddr
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage

from dengwen.outbox import wording
from dengwen.outbox.models import Mail, MailKind
from dengwen.outbox.queue import PURPOSE
from dengwen.outbox.threads import token_for
from dengwen.vault.blind import blind
from dengwen.vault.transit import open_transit

LOOP_HEADER = "X-Dengwen-Loop"
"""Stands in every mail of this house. Whoever receives one that carries it must not answer."""

_READABLE = Charset("utf-8")
_READABLE.body_encoding = BASE64
"""Seven-bit on the line: a server in between that knows nothing else still delivers Chinese."""


def letter_of(mail: Mail) -> EmailMessage:
    """The mail of a waiting row. TransitUnreadable when it was sealed by another house."""
    return composed(MailKind(mail.kind), open_transit(PURPOSE, mail.uid, mail.sealed), mail.case_uid)


def composed(kind: MailKind, content: dict[str, Any], case_uid: UUID | None = None) -> EmailMessage:
    """The mail with its fixed wording; ``content`` holds address, language, link and message_id."""
    reply_to = reply_address(case_uid)
    message = EmailMessage(
        wording.subject(kind, content["language"]),
        wording.text(kind, content["language"], content["link"]),
        settings.MAIL_FROM,
        [content["address"]],
        reply_to=[reply_to] if reply_to else None,
        headers={
            "Message-ID": content["message_id"],
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
            LOOP_HEADER: loop_mark(),
        },
    )
    message.encoding = _READABLE
    return message


def reply_address(case_uid: UUID | None) -> str:
    """Where answers go: the mailbox with the matter's token behind a plus; empty when no mailbox was named."""
    local, _, domain = parseaddr(settings.MAIL_REPLY_TO)[1].rpartition("@")
    if not local:
        return ""
    return f"{local}+{token_for(case_uid)}@{domain}" if case_uid else f"{local}@{domain}"


def loop_mark() -> str:
    """Which house a mail with the loop header comes from; the same for all its mails."""
    return blind("mail loop", "house")[:8].hex()
