"""Header fields as they should be, as they are, and as nobody should write them (traps 4, 5, 9)."""

import base64
from collections.abc import Iterator
from datetime import UTC, datetime

from .kit import SENDER, SENDER_NAME, SUBJECT, TO, WORDS, Mail, codes, head, mail, plain, word

_GBK, _UTF8 = SUBJECT.encode("gbk"), SUBJECT.encode()


def _b(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _subjects() -> Iterator[tuple[str, str | bytes]]:
    yield "gb2312 word", word(SUBJECT, "gb2312")
    yield "lower case b and charset", word(SUBJECT, "gb2312", "b")
    yield "quoted word", word(SUBJECT, "utf-8", "Q")
    yield "lower case q", word(SUBJECT, "utf-8", "q").lower()
    yield "raw gbk", _GBK
    yield "raw utf-8", _UTF8
    yield "gbk in a word called utf-8", f"=?utf-8?B?{_b(_GBK)}?="
    yield "utf-8 in a word called gb2312", f"=?gb2312?B?{_b(_UTF8)}?="
    yield "gbk in a word called iso-8859-1", f"=?iso-8859-1?B?{_b(_GBK)}?="
    yield "gbk in a word of unknown charset", f"=?x-unknown?B?{_b(_GBK)}?="
    yield "sign split over words", f"=?UTF-8?B?{_b(_UTF8[:10])}?=\r\n =?UTF-8?B?{_b(_UTF8[10:])}?="
    yield "gbk sign split over words", f"=?gb2312?B?{_b(_GBK[:9])}?=\r\n\t=?gb2312?B?{_b(_GBK[9:])}?="
    yield (
        "sign split over words of both kinds",
        f"=?utf-8?Q?{''.join(f'={byte:02X}' for byte in _UTF8[:4])}?= =?UTF-8?B?{_b(_UTF8[4:])}?=",
    )
    yield "base64 cut in the middle of four", f"=?utf-8?B?{_b(_UTF8)[:14]}?=\r\n =?utf-8?B?{_b(_UTF8)[14:]}?="
    yield "no padding", f"=?utf-8?B?{_b(_UTF8).rstrip('=')}?="
    yield "words without a blank between", f"=?utf-8?B?{_b(_UTF8[:9])}?==?utf-8?B?{_b(_UTF8[9:])}?="
    yield "blank lines of a fold inside a word", f"=?utf-8?B?{_b(_UTF8)[:20]}\r\n {_b(_UTF8)[20:]}?="
    yield "the end of the word forgotten", f"=?utf-8?B?{_b(_UTF8)}"
    yield "language in the charset", f"=?utf-8*zh-CN?B?{_b(_UTF8)}?="
    yield "one word in quotation marks", word(SUBJECT)
    yield "raw utf-8 folded", _UTF8[:12] + b"\r\n " + _UTF8[12:] if SUBJECT[4] == " " else _UTF8
    yield "raw utf-8 folded inside a sign", _UTF8[:10] + b"\r\n " + _UTF8[10:]
    yield "tabs and controls", SUBJECT.encode() + b"\t\x07\x00"
    yield "direction signs", f"\u202e{SUBJECT}\u202c"


def recipes() -> Iterator[Mail]:
    for name, subject in _subjects():
        yield mail(f"subject: {name}", plain(), subject=subject, traps=(4, 5))
    yield from _senders()
    yield from _others()
    yield from _broken()


def _senders() -> Iterator[Mail]:
    quoted = f'"{SENDER_NAME}" <{SENDER}>'
    for name, sender in (
        ("raw utf-8 name", quoted),
        ("raw gbk name", quoted.encode("gbk")),
        ("word in quotation marks", f'"{word(SENDER_NAME, "gb2312")}" <{SENDER}>'),
        ("no blank before the address", f"{word(SENDER_NAME)}<{SENDER}>"),
        ("the whole field in one word", word(quoted, "gb2312")),
        ("name in a comment", f"{SENDER} ({word(SENDER_NAME)})"),
        ("domain in capitals", f"{word(SENDER_NAME)} <{SENDER.split('@')[0]}@MAIL.Example>"),
    ):
        yield mail(f"from: {name}", plain(), sender=sender, traps=(5,))
    yield mail("from: a comma in the name", plain(), sender=f'"Lin, An" <{SENDER}>', sender_name="Lin, An")
    yield mail("from: bare address", plain(), sender=SENDER, sender_name="")
    yield mail("from: two fields", plain(), "From: other@mail.example", warnings=codes("duplicate_header"))
    nobody = head().replace(f"From: {word(SENDER_NAME)} <{SENDER}>\r\n".encode(), b"")
    yield Mail("from: missing", nobody + plain(), sender="", sender_name="", warnings=codes("no_sender"))
    yield Mail("from: only a sender", nobody + f"Sender: {SENDER}\r\n".encode() + plain(), sender_name="")
    yield mail(
        "from: a box that reads nothing",
        plain(),
        sender="No-Reply@mail.example",
        expect_sender="No-Reply@mail.example",
        sender_name="",
        warnings=codes("no_reply_sender"),
    )


_OTHERS_MOMENT = datetime(2026, 11, 23, 1, 30, 15, tzinfo=UTC)


def _others() -> Iterator[Mail]:
    yield mail(
        "to: several with a comma in a name",
        plain(),
        f'Cc: "Wang, Wu" <ww@corp.example>, {word("赵六")} <zl@corp.example>;',
        also=(("cc", ("ww@corp.example", "zl@corp.example")), ("to", (TO,))),
    )
    yield mail(
        "delivered to",
        plain(),
        f"Delivered-To: {TO}",
        "X-Original-To: jiancha@corp.example",
        also=(("delivered_to", (TO, "jiancha@corp.example")),),
    )
    yield mail(
        "references folded",
        plain(),
        "In-Reply-To: <a1@corp.example>",
        "References: <a0@corp.example>\r\n <a1@corp.example>",
        also=(("in_reply_to", "a1@corp.example"), ("references", ("a0@corp.example", "a1@corp.example"))),
    )
    yield mail(
        "reply-to of another",
        plain(),
        f"Reply-To: {word('他人')} <other@mail.example>",
        also=(("reply_to", ("other@mail.example",)),),
    )
    yield from _others_2()


def _others_2() -> Iterator[Mail]:
    for name, text in (
        ("zone name in a comment", "Mon, 23 Nov 2026 09:30:15 +0800 (CST)"),
        ("no day name", "23 Nov 2026 9:30:15 +0800"),
        ("iso", "2026-11-23 01:30:15"),
    ):
        raw = head().replace(b"Mon, 23 Nov 2026 09:30:15 +0800", text.encode()) + plain()
        yield Mail(f"date: {name}", raw, also=(("date", _OTHERS_MOMENT),))
    for name, text in (
        ("nonsense", "yesterday"),
        ("impossible", "Mon, 99 Nov 2026 99:30:15 +0800"),
        ("year 99999", "1 Jan 99999 00:00:00 +0000"),
    ):
        raw = head().replace(b"Mon, 23 Nov 2026 09:30:15 +0800", text.encode()) + plain()
        yield Mail(f"date: {name}", raw, also=(("date", None),), warnings=codes("no_date"))


_BROKEN_USUAL = head()


def _broken() -> Iterator[Mail]:
    yield Mail("lines ended by LF", (_BROKEN_USUAL + plain(encoding="8bit")).replace(b"\r\n", b"\n"))
    yield Mail("lines ended by CR", (_BROKEN_USUAL + plain(encoding="8bit")).replace(b"\r\n", b"\r"))
    yield Mail("lines ended by CR CR LF", (_BROKEN_USUAL + plain()).replace(b"\r\n", b"\r\r\n"))
    yield Mail(
        "a line of a mail file in front",
        b"From lin.an@mail.example Mon Nov 23 09:30:15 2026\n"
        + _BROKEN_USUAL
        + plain(encoding="8bit")
        + b">From me\r\n",
        text=f"{WORDS}\nFrom me",
    )
    yield Mail("a blank line in front", b"\r\n" + _BROKEN_USUAL + plain())
    yield Mail(
        "a line that is no field",
        _BROKEN_USUAL.replace(b"MIME-Version", b"this is no field\r\nMIME-Version") + plain(),
        warnings=codes("broken_header"),
    )
    yield Mail("a bare CR in the subject", _BROKEN_USUAL.replace(b"Subject: ", b"Subject: \r") + plain())
    yield Mail(
        "NUL in the head",
        _BROKEN_USUAL.replace(b"Subject: ", b"Sub\x00ject: ").replace(b"Sub\x00ject", b"Subject\x00") + plain(),
        subject="",
        warnings=codes("broken_header"),
    )
    yield Mail("two subjects", _BROKEN_USUAL + b"Subject: another\r\n" + plain(), warnings=codes("duplicate_header"))
    yield Mail(
        "an empty subject before the real one",
        b"Subject:\r\n" + _BROKEN_USUAL + plain(),
        warnings=codes("duplicate_header"),
    )
    yield from _broken_2()


def _broken_2() -> Iterator[Mail]:
    yield Mail(
        "no head at all",
        b"\r\n" + WORDS.encode(),
        subject="",
        sender="",
        sender_name="",
        warnings=codes("no_sender no_message_id no_date"),
    )
    yield Mail("only a head", _BROKEN_USUAL.rstrip(b"\r\n"), text="", warnings=codes("empty"))
    yield Mail(
        "nothing",
        b"",
        text="",
        subject="",
        sender="",
        sender_name="",
        warnings=codes("empty no_sender no_message_id no_date"),
    )
    yield Mail(
        "3,000 fields",
        _BROKEN_USUAL.replace(b"MIME", b"X-A: b\r\n" * 3000 + b"MIME") + plain(encoding="8bit"),
        warnings=codes("headers_cut"),
    )
