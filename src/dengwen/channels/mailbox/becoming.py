"""What becomes of a mail that has been read: a new matter, a message in one, something that waits, or something automatic.

Everything here runs in the transaction that takes the mail from the spool.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from dengwen.channels.mailbox import bouncing, matching
from dengwen.channels.mailbox.answering import acknowledge
from dengwen.channels.mailbox.evidence import proof_of
from dengwen.channels.mailbox.parsing import MailKind, ParsedMail, Warned
from dengwen.channels.mailbox.spool import Held
from dengwen.docket import moment
from dengwen.docket.barring import unbarred
from dengwen.docket.models import Case
from dengwen.intake import attachments, further, submissions, waiting
from dengwen.intake.attachments import Attachment, Kept
from dengwen.intake.further import Further
from dengwen.intake.given import Given
from dengwen.intake.models import Waiting
from dengwen.intake.waiting import Arrival
from dengwen.people.organisation import organisation
from dengwen.regulation.vocabulary import Category, Channel, IdentityMode, MatterType, SetAside, Stage
from dengwen.vault import receipts

SUBJECT_HINTS = {
    "投诉": MatterType.COMPLAINT,
    "建议": MatterType.SUGGESTION,
    "咨询": MatterType.INQUIRY,
}
STALE = timedelta(days=7)
"""Mail that a server had longer than this ago is from an archive; its sender waits for no automatic answer any more."""


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    """A mail out of the spool, read, its files staged."""

    held: Held
    proof: str
    mail: ParsedMail
    files: tuple[Attachment, ...]

    @property
    def kept(self) -> list[Kept]:
        return [Kept("raw_mail", self.held.file, adopted=True)]

    @property
    def words(self) -> str:
        """The author's own words with the subject above them; what is only quoted where there are no own words."""
        own = self.mail.text.strip() or self.mail.folded.strip()
        return "\n\n".join(each for each in (self.mail.subject.strip(), own, *self.remarks) if each)

    @property
    def remarks(self) -> list[str]:
        """What an officer must know of how the mail was sealed by its sender."""
        said = []
        if Warned.ENCRYPTED in self.mail.warnings:
            said.append(
                gettext("(Encrypted: cannot be read here, and kept whole as a file. Please ask for it another way.)")
            )
        if Warned.SIGNED_UNCHECKED in self.mail.warnings:
            said.append(gettext("(Signed: the signature was not checked.)"))
        return said

    @property
    def aside_words(self) -> str:
        """The quoted history and signature, unless they are all that there is."""
        return self.mail.folded.strip() if self.mail.text.strip() else ""


def become(opened: Opened) -> tuple[str, Case | Waiting]:
    """The name of the outcome, and the matter or the waiting row."""
    mail = opened.mail
    sent = bouncing.ours(mail)
    if sent is not None:
        bouncing.heed(mail, sent)
        return "automatic", _wait_returned(opened)
    if mail.kind is not MailKind.ORDINARY or matching.is_own(mail.from_address):
        return "automatic", _wait(opened, aside=SetAside.AUTOMATIC)
    if Warned.UNREADABLE in mail.warnings:
        return "unreadable", _wait(opened)
    case = matching.matter_of(mail, opened.held.recipients)
    if case is not None and case.stage == Stage.ARCHIVED:
        return "waiting", _wait(opened, barred=_barred_from(case))
    if case is not None:
        return "message", _into(case, opened)
    if not opened.words and not opened.files:
        return "waiting", _wait(opened)
    return "matter", _new(opened)


def _new(opened: Opened) -> Case:
    mail, on, code = opened.mail, opened.held.row.received_on, receipts.new_code()
    case = submissions.receive(_given(opened), code, opened.files, received_on=on, kept=opened.kept)
    matching.remember(case.uid, mail.from_address)
    if opened.held.answer and on >= moment.today() - STALE:
        acknowledge(mail, case, code)
    return case


def _given(opened: Opened) -> Given:
    mail = opened.mail
    hints = {kind for word, kind in SUBJECT_HINTS.items() if word in mail.subject and "举报" not in mail.subject}
    known = bool(mail.from_name or mail.from_address)
    return Given(
        hints.pop() if len(hints) == 1 else MatterType.REPORT,
        Category.OTHER,
        opened.words or gettext("(A mail without text; see its files.)"),
        channel=Channel.MAILBOX,
        identity_mode=IdentityMode.CONFIDENTIAL if known else IdentityMode.ANONYMOUS,
        name=mail.from_name,
        contact=mail.from_address,
        language=mail.language,
        evidence=opened.proof,
        folded=opened.aside_words,
        hinted=mail.hinted,
    )


def _into(case: Case, opened: Opened) -> Case:
    """A message of the reporter in the matter. An address not seen there before is said to be one, in the sealed text itself."""
    words, mail = opened.words, opened.mail
    if opened.aside_words:
        words = f"{words}\n\n{opened.aside_words}"
    if not matching.wrote_before(case.uid, mail.from_address):
        strange = gettext("(Written from an address that was not used in this matter before.)")
        words = f"{strange}\n\n{words}"
    told = Further(Channel.MAILBOX, opened.proof, words, opened.held.row.received_on, opened.files, opened.kept)
    further.add(case, told)
    return case


def _barred_from(case: Case) -> frozenset[Any]:
    people = organisation(moment.today()).people
    return frozenset(people) - frozenset(unbarred(case.uid, case.barred, people))


def _wait(opened: Opened, aside: SetAside | None = None, barred: frozenset[Any] = frozenset()) -> Waiting:
    return waiting.keep(_arrival(opened, _content(opened), aside, barred))


def _arrival(
    opened: Opened, content: Mapping[str, Any], aside: SetAside | None, barred: frozenset[Any] = frozenset()
) -> Arrival:
    mail, row = opened.mail, opened.held.row
    return Arrival(
        Channel.MAILBOX,
        opened.proof,
        content,
        received_on=row.received_on,
        identity=_identity(mail),
        files=opened.files,
        kept=opened.kept,
        place_uid=row.mailbox_uid,
        source=matching.source_of(mail.from_address),
        aside=aside,
        barred=barred,
        hinted=mail.hinted,
    )


def _wait_returned(opened: Opened) -> Waiting:
    """A mail of ours that came back names its receiver: of it, only the custodians hold anything but that it came."""
    told = gettext("A mail of the house came back. It is kept as it came, with the identity custodians.")
    content: dict[str, Any] = {
        "text": told,
        "kind": opened.mail.kind.value,
        "reason": opened.mail.reason,
        "warnings": [],
    }
    for each in opened.files:
        transaction.on_commit(partial(attachments.discard, each))
    return waiting.keep(_arrival(replace(opened, files=()), content, aside=SetAside.AUTOMATIC))


def _content(opened: Opened) -> Mapping[str, Any]:
    mail = opened.mail
    told = {"text": opened.words, "folded": opened.aside_words, "warnings": list(mail.warnings)}
    return {**told, "kind": mail.kind.value, "reason": mail.reason}


def _identity(mail: ParsedMail) -> Mapping[str, str] | None:
    if not (mail.from_name or mail.from_address):
        return None
    return {"name": mail.from_name, "contact": mail.from_address, "wish": ""}


def wait_unread(held: Held, reason: str) -> Waiting:
    """Keep a mail that nobody could look into; ``reason`` is a code of ours."""
    told = gettext("A mail that could not be read. It is kept as it came, with the identity custodians.")
    raw, row = held.raw(), held.row
    arrival = Arrival(
        Channel.MAILBOX,
        proof_of(raw),
        {"text": told, "warnings": ["unreadable"], "reason": reason},
        received_on=row.received_on,
        kept=[Kept("raw_mail", held.file, adopted=True)],
        place_uid=row.mailbox_uid,
    )
    return waiting.keep(arrival)
