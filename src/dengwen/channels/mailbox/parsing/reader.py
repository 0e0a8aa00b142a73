"""From bytes to `ParsedMail`."""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz

from .addresses import Address, address_list, mailboxes
from .bare import bare
from .charsets import decode
from .gathering import Gathering, Piece, part_of
from .heads import Head, split_message
from .kinds import is_no_reply, kind_of
from .languages import language_of
from .parsed import MailKind, ParsedMail, Warned
from .parts import read_part
from .words import tidy

_ID = re.compile(r"<\s*([^<>\s]{1,500})\s*>")
_MOST_REFERENCES = 200
_HINT = "投诉举报"
_ONCE = ("from", "subject", "message-id", "date", "content-type", "content-transfer-encoding", "in-reply-to")
_DELIVERED = (
    "delivered-to",
    "x-original-to",
    "envelope-to",
    "x-envelope-to",
    "x-delivered-to",
    "x-rcpt-to",
    "x-forwarded-to",
)
_ISO = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[ T]*(?:(\d{1,2}):(\d{2})(?::(\d{2}))?)?")


def parse(raw: bytes) -> ParsedMail:
    """Read a mail; a mail that cannot be read at all comes back with its bytes as text and `Warned.UNREADABLE`."""
    try:
        return read(raw)
    except Exception:
        return _unreadable(raw)


def read(raw: bytes) -> ParsedMail:
    """`parse` without its net: what is raised here is a mistake of ours."""
    raw = bare(raw)
    if b"\n" not in raw[:65536] and b"\r" in raw[:65536]:
        raw = raw.replace(b"\r", b"\n")
    head, body = split_message(raw)
    gathering = Gathering(mbox=head.mbox, warned=set(head.warned))
    part = part_of(head, body, 0)
    piece = read_part(part, gathering)
    return _assembled(head, part.content.word, part.content.text("report-type").lower(), piece, gathering)


def _assembled(head: Head, content_type: str, report_type: str, piece: Piece, gathering: Gathering) -> ParsedMail:
    sender = _sender(head)
    subject = head.text("subject")
    kind, reason = kind_of(head, sender.address or sender.name, subject, content_type, report_type)
    date = date_of(head.text("date"))
    text = piece.text.strip("\n")
    _judge(head, sender, date, text, gathering)
    return ParsedMail(
        message_id=_ids(head.text("message-id"))[0],
        in_reply_to=_ids(head.text("in-reply-to"))[0],
        references=tuple(name for name in _ids(head.text("references")) if name)[-_MOST_REFERENCES:],
        subject=subject,
        from_name=sender.name,
        from_address=sender.address,
        reply_to=mailboxes(head.all("reply-to")),
        to=mailboxes(head.all("to")),
        cc=mailboxes(head.all("cc")),
        delivered_to=mailboxes([value for name in _DELIVERED for value in head.all(name)]),
        date=date,
        text=text,
        folded=piece.folded.strip("\n"),
        attachments=tuple(gathering.files),
        warnings=tuple(warned.value for warned in Warned if warned in gathering.warned),
        kind=kind,
        reason=reason,
        language=language_of(text[:20_000] if text.strip() else subject),
        hinted=_HINT in subject.replace(" ", ""),
    )


def _judge(head: Head, sender: Address, date: datetime | None, text: str, gathering: Gathering) -> None:
    doubts = {
        Warned.EMPTY: not text.strip() and not gathering.files,
        Warned.NO_SENDER: not sender.address,
        Warned.NO_REPLY_SENDER: is_no_reply(sender.address),
        Warned.NO_MESSAGE_ID: not head.raw("message-id"),
        Warned.NO_DATE: date is None,
        Warned.DUPLICATE_HEADER: any(len(head.all(name)) > 1 for name in _ONCE),
    }
    gathering.warned |= {warned for warned, holds in doubts.items() if holds}


def _sender(head: Head) -> Address:
    """Who wrote, as the mail claims: From, or what programs put in its place."""
    named = Address("", "")
    for field in ("from", "sender", "reply-to", "return-path"):
        for found in address_list(head.all(field)):
            if found.address:
                return Address(named.name or found.name, found.address)
            named = named if named.name else found
    return named


def _ids(text: str) -> list[str]:
    """Message-IDs without their brackets, at least one, perhaps empty."""
    found = list(dict.fromkeys(_ID.findall(text)))
    if found:
        return found
    words = text.split()
    return [words[0].strip("<>")[:500]] if words else [""]


def date_of(text: str) -> datetime | None:
    try:
        return _rfc_date(text[:200]) or _iso_date(text[:200])
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


def _rfc_date(text: str) -> datetime | None:
    found = parsedate_tz(text)
    if not found or not 1970 <= found[0] <= 2200:
        return None
    offset = found[9] if found[9] is not None and abs(found[9]) < 86_400 else 0
    return datetime(*found[:5], min(found[5], 59), tzinfo=timezone(timedelta(seconds=offset)))


def _iso_date(text: str) -> datetime | None:
    found = _ISO.search(text)
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(number or 0) for number in found.groups())
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC)


def _unreadable(raw: bytes) -> ParsedMail:
    text = tidy(decode(raw[:1_000_000])[0])
    return ParsedMail(
        "",
        "",
        (),
        "",
        "",
        "",
        (),
        (),
        (),
        (),
        None,
        text,
        "",
        (),
        (Warned.UNREADABLE.value,),
        MailKind.ORDINARY,
        "",
        "zh-hans",
        hinted=False,
    )
