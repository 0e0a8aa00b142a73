"""To which matter a mail belongs: by the token in the address it went to, or by a Message-ID that we made. A subject alone proves nothing.

A code in the subject counts only together with a sender who wrote in that matter before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from uuid import UUID

from dengwen.channels.mailbox.models import Correspondent, Mailbox
from dengwen.channels.mailbox.parsing import ParsedMail
from dengwen.docket.models import Case
from dengwen.ledger.inserting import insert_missing
from dengwen.outbox import addresses, sent, threads
from dengwen.vault.blind import blind

CODE = re.compile(r"(?<![0-9A-Z])[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{2}(?![0-9A-Z])")
NEWEST_REFERENCES = 12
TAGS = 3


def matter_of(mail: ParsedMail, recipients: Iterable[str]) -> Case | None:
    """The matter that this mail answers to; None for one that begins something new."""
    for uid in _pointed_to(mail, recipients):
        case = Case.objects.filter(uid=uid).first()
        if case is not None:
            return case
    return _by_tag(mail)


def _pointed_to(mail: ParsedMail, recipients: Iterable[str]) -> Iterator[UUID]:
    for address in dict.fromkeys((*recipients, *mail.delivered_to, *mail.to, *mail.cc)):
        for mark in address.rpartition("@")[0].split("+")[1:]:
            uid = threads.matter_of(mark)
            if uid is not None:
                yield uid
    answered = dict.fromkeys((mail.in_reply_to, *reversed(mail.references[-NEWEST_REFERENCES:])))
    for message_id in filter(None, answered):
        uid = sent.matter_of(message_id)
        if uid is not None:
            yield uid


def _by_tag(mail: ParsedMail) -> Case | None:
    for code in CODE.findall(mail.subject.upper())[:TAGS]:
        case = Case.objects.filter(code=code).first()
        if case is not None and wrote_before(case.uid, mail.from_address):
            return case
    return None


def source_of(address: str) -> str:
    """The keyed digest of a sender; empty for none."""
    return blind("mail source", addresses.folded(address)).hex() if address else ""


def wrote_before(case_uid: UUID, address: str) -> bool:
    """Whether this address wrote in the matter before."""
    return bool(address) and Correspondent.objects.filter(case_uid=case_uid, source=source_of(address)).exists()


def remember(case_uid: UUID, address: str) -> None:
    """From now on this address belongs to those who write in the matter."""
    if address:
        insert_missing(Correspondent, [{"case_uid": case_uid, "source": source_of(address)}])


def is_own(address: str) -> bool:
    """Whether one of our own addresses is the sender: what we send to ourselves is never answered and opens nothing."""
    if not address:
        return False
    plain = addresses.folded(address)
    return addresses.is_ours(address) or Mailbox.objects.filter(address__iexact=plain).exists()
