"""Tools for recipes: each recipe writes the bytes of one mail as a program really sends them, with what must be read from it."""

import base64
import quopri
from dataclasses import dataclass
from typing import Any

SUBJECT = "关于采购部经理收受回扣的投诉举报"
WORDS = "您好：\n\n我是一名普通员工，现举报采购部经理收受供应商回扣，金额约 12 万元。\n请领导核实，谢谢。"
ENGLISH = "Dear colleagues,\n\nthe purchasing manager took money from a supplier.\nPlease look into it."
SENDER, SENDER_NAME = "lin.an@mail.example", "林安"
TO = "jubao@corp.example"
OLD = "我们已经收到您的来信，请补充材料。"
DIVS = "".join(f"<div>{line or '<br>'}</div>" for line in WORDS.split("\n"))
PDF = b"%PDF-1.4\n\x00\x01\r\n\xff\xfe binary \r bare \n end\r\n%%EOF\r\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 3

File = tuple[str, str, bytes]


@dataclass(frozen=True)
class Mail:
    """A recipe's result. `folded` are pieces that must have been folded away; `warnings` is the exact set of codes."""

    name: str
    raw: bytes
    text: str = WORDS
    subject: str = SUBJECT
    sender: str = SENDER
    sender_name: str = SENDER_NAME
    files: tuple[File, ...] = ()
    folded: tuple[str, ...] = ()
    warnings: frozenset[str] = frozenset()
    kind: str = "ordinary"
    reason: str = ""
    traps: tuple[int, ...] = ()
    also: tuple[tuple[str, Any], ...] = ()


def codes(text: str) -> frozenset[str]:
    return frozenset(text.split())


def word(text: str, charset: str = "utf-8", encoding: str = "B") -> str:
    """One RFC 2047 word, as long as it comes."""
    data = text.encode(_codec(charset))
    content = base64.b64encode(data).decode() if encoding in "bB" else "".join(f"={byte:02X}" for byte in data)
    return f"=?{charset}?{encoding}?{content}?="


def _codec(charset: str) -> str:
    return {"gb2312": "gbk", "ks_c_5601-1987": "cp949", "hz-gb-2312": "hz"}.get(charset.lower(), charset)


def head(
    *lines: str | bytes, subject: str | bytes | None = None, sender: str | bytes | None = None, eol: bytes = b"\r\n"
) -> bytes:
    """The usual fields and those of the program, in the order of most programs; no blank line."""
    first: list[str | bytes] = [
        b"From: " + _bytes(sender if sender is not None else f"{word(SENDER_NAME)} <{SENDER}>"),
        f"To: <{TO}>",
        b"Subject: " + _bytes(subject if subject is not None else word(SUBJECT)),
        "Date: Mon, 23 Nov 2026 09:30:15 +0800",
        "Message-ID: <2026112309301500000@mail.example>",
        "MIME-Version: 1.0",
    ]
    return b"".join(_bytes(line) + eol for line in (*first, *lines))


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode()


def crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


def lines64(data: bytes, width: int = 76) -> bytes:
    text = base64.b64encode(data)
    return b"".join(text[at : at + width] + b"\r\n" for at in range(0, len(text), width))


def b64(text: str, charset: str = "utf-8") -> bytes:
    return lines64(crlf(text).encode(_codec(charset)))


def qp(text: str, charset: str = "utf-8") -> bytes:
    return quopri.encodestring(text.encode(_codec(charset))).replace(b"\n", b"\r\n") + b"\r\n"


def plain(
    text: str = WORDS, charset: str = "utf-8", encoding: str = "base64", label: str | None = None, extra: str = ""
) -> bytes:
    """Content fields, blank line and body of a text part."""
    body = {"base64": b64, "quoted-printable": qp}.get(
        encoding, lambda words, codec: crlf(words).encode(_codec(codec)) + b"\r\n"
    )(text, charset)
    fields = f'Content-Type: text/plain;\r\n\tcharset="{label or charset}"{extra}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n'
    return fields.encode() + body


def html(page: str, charset: str = "utf-8", encoding: str = "base64") -> bytes:
    return plain(page, charset, encoding).replace(b"text/plain", b"text/html", 1)


def attached(
    name_fields: str | bytes, data: bytes = PDF, media_type: str = "application/pdf", *, disposition: str = "attachment"
) -> bytes:
    """A base64 file part; `name_fields` is what stands behind `Content-Disposition: attachment`."""
    return (
        f"Content-Type: {media_type}\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: {disposition}".encode()
        + _bytes(name_fields)
        + b"\r\n\r\n"
        + lines64(data)
    )


def multi(kind: str, *parts: bytes, boundary: str = "----=_Part_1", preamble: bytes = b"", fields: str = "") -> bytes:
    """Content-Type with boundary, blank line, parts and closing boundary."""
    mark = boundary.encode()
    start = f'Content-Type: multipart/{kind};{fields}\r\n\tboundary="{boundary}"\r\n\r\n'.encode() + preamble
    return start + b"".join(b"--" + mark + b"\r\n" + part + b"\r\n" for part in parts) + b"--" + mark + b"--\r\n"


def mail(
    name: str,
    content: bytes,
    *fields: str | bytes,
    subject: str | bytes | None = None,
    sender: str | bytes | None = None,
    **known: Any,
) -> Mail:
    """A mail of the usual head, the program's own fields and a content made by `plain`, `html` or `multi`."""
    written = dict(known)
    if "expect_subject" in written:
        written["subject"] = written.pop("expect_subject")
    if "expect_sender" in written:
        written["sender"] = written.pop("expect_sender")
    return Mail(name, head(*fields, subject=subject, sender=sender) + content, **written)
