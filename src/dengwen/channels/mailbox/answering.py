"""The one automatic answer: that the mail was received, with a link that shows the receipt code once. Written with the matter, or not."""

from __future__ import annotations

from dengwen.channels.mailbox import matching
from dengwen.channels.mailbox.parsing import ParsedMail, Warned
from dengwen.docket import moment
from dengwen.docket.models import Case
from dengwen.outbox import links
from dengwen.outbox.queue import MailKind, may_answer, post
from dengwen.vault import welcomes


def acknowledge(mail: ParsedMail, case: Case, code: str) -> bool:
    """Post the acknowledgement to whoever wrote, if that address may be answered today; whether it will go out.

    A mail that one of our own addresses sent never comes here; another address for answers may still be one of ours.
    """
    address, on = _address(mail), moment.today()
    if (
        not address
        or Warned.NO_REPLY_SENDER in mail.warnings
        or (address != mail.from_address and matching.is_own(address))
        or not may_answer(address, on)
    ):
        return False
    link = links.welcome(mail.language, welcomes.make(code, on)) if links.page(mail.language) else ""
    return post(MailKind.RECEIVED, address, mail.language, case_uid=case.uid, link=link)


def _address(mail: ParsedMail) -> str:
    """Where the sender wants answers; the sender's own address unless exactly one other is named."""
    return mail.reply_to[0] if len(mail.reply_to) == 1 else mail.from_address
