"""Mails of ours that come back (RFC 3464 and what servers write instead): which one it was, and whether its address is gone for good.

Only a Message-ID that this house made tells which mail it was; nobody can know it who did not get the mail or carry it. What the returned
mail says of its receiver is for the identity custodians alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dengwen.channels.mailbox.parsing import MailKind, ParsedMail
from dengwen.docket import moment
from dengwen.outbox import returned
from dengwen.outbox.models import Mail

OUR_ID = re.compile(r"\b[0-9a-f]{32}@[A-Za-z0-9.-]{1,253}")
CODE = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")
ACTION = re.compile(r"^action:[ \t]*(\w+)", re.IGNORECASE | re.MULTILINE)
STATUS = "message/delivery-status"
LOOKED_AT, MOST_IDS = 1 << 18, 20
PASSES = frozenset({("5", "2", "2"), ("5", "4", "7")})
"""A full mailbox, and one that could not be reached for days: for good only in name."""
POLICY = "7"
"""Refused for what we are and not for who is written to: our fault, not the address's."""


def ours(mail: ParsedMail) -> Mail | None:
    """Our own mail that this one brings back; None when it brings back none."""
    if mail.kind is not MailKind.BOUNCE:
        return None
    return returned.mail_of(list(dict.fromkeys(_ids(mail)))[:MOST_IDS])


def heed(mail: ParsedMail, sent: Mail) -> int:
    """Count the failure, if it says that it is one; how many addresses were forgotten."""
    codes = _codes(mail)
    if any(code[0] == "5" for code in codes):
        gone = all(code not in PASSES and code[1] != POLICY for code in codes if code[0] == "5")
        return returned.came_back(sent, moment.today(), for_good=gone)
    if any(code[0] == "4" for code in codes):
        return returned.came_back(sent, moment.today(), for_good=False)
    return 0


def _ids(mail: ParsedMail) -> Iterator[str]:
    yield from filter(None, (mail.in_reply_to, *mail.references))
    for text in (mail.text, mail.folded, *_papers(mail)):
        yield from (found[0] for found in OUR_ID.finditer(text))


def _papers(mail: ParsedMail) -> Iterator[str]:
    """What the server enclosed: its report, our mail or its head."""
    for each in mail.attachments:
        if each.media_type.startswith(("message/", "text/")):
            yield each.data[:LOOKED_AT].decode("ascii", "replace")


def _codes(mail: ParsedMail) -> list[tuple[str, ...]]:
    """The status codes of the report; of the words where there is none. A report of a mere delay says nothing yet."""
    reports = [
        each.data[:LOOKED_AT].decode("ascii", "replace") for each in mail.attachments if each.media_type == STATUS
    ]
    if not reports:
        return CODE.findall(mail.text[:LOOKED_AT])
    if not any(action.lower() == "failed" for report in reports for action in ACTION.findall(report)):
        return []
    return [code for report in reports for line in _status_lines(report) for code in CODE.findall(line)]


def _status_lines(report: str) -> list[str]:
    return [line for line in report.splitlines() if line.lower().startswith("status:")]
