"""`dengwen mailbox ingest` and `pipe`: mails from files, one mail from a mail server. What is told is only for whoever gave them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.db import close_old_connections

from dengwen.channels.mailbox.lmtp import mailbox_for
from dengwen.channels.mailbox.parsing import ParsedMail
from dengwen.channels.mailbox.pieces import NoMailFile, Piece, pieces_of, received_on
from dengwen.channels.mailbox.settling import Settled
from dengwen.channels.mailbox.spool import Parcel
from dengwen.channels.mailbox.working import receive
from dengwen.docket import moment

Told = dict[str, Any]


def ingest(paths: Sequence[Path], *, answer: bool) -> Iterator[Told]:
    """What became of every mail of these files, one by one; a file that cannot be read is told of and stops none of the others."""
    for path in paths:
        try:
            for piece in pieces_of(path):
                yield {"file": str(path), **_told(_received(piece, answer=answer))}
        except NoMailFile as problem:
            yield {"file": str(path), **_told(None), "warnings": [str(problem)]}


def _received(piece: Piece, *, answer: bool) -> Settled:
    return receive(Parcel(piece.raw, received_on(piece), answer=answer))


def _told(settled: Settled | None) -> Told:
    mail = settled.mail if settled else None
    return {
        "outcome": settled.outcome.value if settled else "unreadable",
        "submission": str(settled.submission) if settled and settled.submission else None,
        "case": settled.case if settled else None,
        **_of_mail(mail),
    }


def _of_mail(mail: ParsedMail | None) -> Told:
    if mail is None:
        return {"subject": "", "from": "", "text": "", "attachments": [], "warnings": ["unreadable"]}
    return {
        "subject": mail.subject,
        "from": mail.from_address,
        "from_name": mail.from_name,
        "text": mail.text,
        "folded": mail.folded,
        "attachments": [
            {"name": each.name, "media_type": each.media_type, "size": len(each.data), "sha256": each.sha256}
            for each in mail.attachments
        ],
        "warnings": list(mail.warnings),
    }


def in_words(told: Told) -> str:
    """One line for a person: the file, what became of the mail, the code of its matter, and what is odd about it."""
    odd = ", ".join(told["warnings"])
    return f"{told['file']}: {told['outcome']} {told['case'] or ''}".rstrip() + (f" ({odd})" if odd else "")


def pipe(raw: bytes, recipients: Sequence[str]) -> None:
    """One mail from a mail server's pipe, received today. Raises when it could not be kept: then the server keeps it."""
    close_old_connections()
    receive(Parcel(raw, moment.today(), mailbox_for(tuple(recipients)), recipients=tuple(recipients)))
