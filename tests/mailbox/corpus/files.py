"""Files: names in every spelling, encodings good and broken, bytes that must stay what they were (traps 8, 9, 10)."""

import base64
import binascii
import hashlib
from collections.abc import Iterator
from urllib.parse import quote_from_bytes

from .kit import PDF, PNG, WORDS, Mail, attached, codes, lines64, mail, multi, plain, word

_NAME = "采购部 举报材料.pdf"
_GBK, _UTF8 = _NAME.encode("gbk"), _NAME.encode()


def recipes() -> Iterator[Mail]:
    for name, fields in _spellings():
        content = multi("mixed", plain(), attached(b"; " + fields))
        yield mail(f"name: {name}", content, files=((_NAME, "application/pdf", PDF),), traps=(9,))
    yield from _in_content_type()
    yield from _dangerous()
    yield from _encodings()


def _spellings() -> Iterator[tuple[str, bytes]]:
    yield "gb2312 word", f'filename="{word(_NAME, "gb2312")}"'.encode()
    yield "quoted word", f'filename="{word(_NAME, "utf-8", "Q")}"'.encode()
    yield "word without quotation marks", f"filename={word(_NAME)}".encode()
    yield "words over two lines", f'filename="=?utf-8?B?{_b(_UTF8[:11])}?=\r\n =?utf-8?B?{_b(_UTF8[11:])}?="'.encode()
    yield "raw utf-8", b'filename="' + _UTF8 + b'"'
    yield "raw gbk", b'filename="' + _GBK + b'"'
    yield "raw gbk without quotation marks", b"filename=" + _GBK
    yield "extended", b"filename*=utf-8''" + _percent(_UTF8)
    yield "extended, gb2312", b"filename*=gb2312'zh-cn'" + _percent(_GBK)
    yield "extended, gbk called utf-8", b"filename*=utf-8''" + _percent(_GBK)
    yield "extended, in quotation marks", b"filename*=\"utf-8''" + _percent(_UTF8) + b'"'
    yield (
        "extended, in pieces",
        b"filename*0*=utf-8''"
        + _percent(_UTF8[:9])
        + b";\r\n\tfilename*1*="
        + _percent(_UTF8[9:-4])
        + b';\r\n\tfilename*2=".pdf"',
    )
    yield (
        "extended, pieces out of order",
        b"filename*1*=" + _percent(_UTF8[9:]) + b"; filename*0*=utf-8''" + _percent(_UTF8[:9]),
    )
    yield "extended and plain", b"filename=\"=?x?=\"; filename*=utf-8''" + _percent(_UTF8)
    yield "extended around a word", b"filename*=utf-8''" + word(_NAME).encode()
    yield "pieces that are words", f'filename*0="{word(_NAME)[:30]}"; filename*1="{word(_NAME)[30:]}"'.encode()
    yield "percent signs in a plain name", b'filename="' + _percent(_UTF8) + b'"'
    yield "another parameter behind", f'filename="{word(_NAME)}"; size=63'.encode()


_IN_CONTENT_TYPE_PART = (
    b'Content-Type: application/pdf; name="' + _GBK + b'"\r\nContent-Transfer-Encoding: base64\r\n\r\n' + lines64(PDF)
)
_IN_CONTENT_TYPE_BROKEN = (
    b"Content-Type: application/pdf name="
    + _UTF8.replace(b" ", b"")
    + b"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment\r\n\r\n"
    + lines64(PDF)
)
_IN_CONTENT_TYPE_NONE = attached("")
_IN_CONTENT_TYPE_TEXT = (
    b'Content-Type: text/plain; charset=gbk; name="a.txt"\r\nContent-Disposition: attachment; filename="a.txt"\r\n\r\n'
    + WORDS.encode("gbk")
)


def _in_content_type() -> Iterator[Mail]:
    yield mail(
        "name: only in the content type",
        multi("mixed", plain(), _IN_CONTENT_TYPE_PART),
        files=((_NAME, "application/pdf", PDF),),
        traps=(9,),
    )
    yield mail(
        "name: no semicolon before it",
        multi("mixed", plain(), _IN_CONTENT_TYPE_BROKEN),
        files=((_NAME.replace(" ", ""), "application/pdf", PDF),),
        traps=(9,),
    )
    yield mail(
        "name: none",
        multi("mixed", plain(), _IN_CONTENT_TYPE_NONE),
        files=(("attachment-1.pdf", "application/pdf", PDF),),
    )
    yield mail(
        "a _IN_CONTENT_TYPE_TEXT as a file",
        multi("mixed", plain(), _IN_CONTENT_TYPE_TEXT),
        files=(("a.txt", "text/plain", WORDS.encode("gbk")),),
        traps=(8,),
    )


def _dangerous() -> Iterator[Mail]:
    for title, claimed, safe, warned in (
        ("path", "../../etc/passwd", "passwd", "name_changed"),
        ("path of windows", "C:\\\\temp\\\\清单.xlsx", "清单.xlsx", "name_changed"),
        ("reserved", "CON.txt", "_CON.txt", "name_changed"),
        ("direction", "照片\u202egpj.exe", "照片gpj.exe", "name_changed name_bidi dangerous_type"),
        ("two extensions", "发票.pdf.exe", "发票.pdf.exe", "double_extension dangerous_type"),
        ("harmless twice", "清单.docx.pdf", "清单.docx.pdf", ""),
        ("archive", "账目.tar.gz", "账目.tar.gz", ""),
        ("invisible", "清\u200b单\x07.pdf", "清单.pdf", "name_changed"),
        ("signs", "a:b*c?.doc", "a_b_c_.doc", "name_changed"),
        ("only dots", "...", "attachment-1.svg", ""),
        ("script in a picture", "图.svg", "图.svg", "dangerous_type"),
        ("far too long", "长" * 300 + ".pdf", "长" * 116 + ".pdf", "name_changed"),
    ):
        data = b"<svg onload=alert(1)>"
        content = multi("mixed", plain(), attached(f'; filename="{claimed}"'.encode(), data, "image/svg+xml"))
        warnings = codes(warned) | (codes("double_extension") if title == "harmless twice" else frozenset())
        yield mail(
            f"unsafe name: {title}", content, files=((safe, "image/svg+xml", data),), warnings=warnings, traps=(10,)
        )


_ENCODINGS_EVERY = bytes(range(256)) * 40 + b"\r\n\r\r\n\n--x\r\n" + hashlib.sha256(b"x").digest()
_ENCODINGS_ODD = _ENCODINGS_EVERY[: len(_ENCODINGS_EVERY) // 3 * 3 - 1]
_ENCODINGS_UU = b"".join(binascii.b2a_uu(PDF[at : at + 45]) for at in range(0, len(PDF), 45))
_ENCODINGS_TEXT = (
    b"Content-Type: text/plain; charset=gb2312\r\n\r\n"
    + WORDS.replace("\n", "\r\n").encode("gbk")
    + b"\r\n\r\nbegin 644 "
    + _GBK
    + b"\r\n"
)
_ENCODINGS_PART = (
    (
        b"Content-Type: application/pdf\r\nContent-Transfer-Encoding: x-uuencode\r\nContent-Disposition: "
        b'attachment; filename="u.pdf"\r\n\r\nbegin 644 u.pdf\n'
    )
    + _ENCODINGS_UU
    + b"`\nend\n"
)


def _encodings() -> Iterator[Mail]:
    for title, body, encoding, warned in (
        ("lines of 76", lines64(_ENCODINGS_EVERY), "base64", ""),
        ("one line", base64.b64encode(_ENCODINGS_EVERY) + b"\r\n", "BASE64", ""),
        ("lines of 61", lines64(_ENCODINGS_EVERY, 61), "base64", ""),
        (
            "no padding",
            lines64(_ENCODINGS_EVERY).rstrip(b"=\r\n") + b"\r\n",
            "base64",
            "" if len(_ENCODINGS_EVERY) % 3 == 0 else "encoding_broken",
        ),
        ("junk between", lines64(_ENCODINGS_EVERY).replace(b"\r\n", b"!\r\n"), "base64", "encoding_broken"),
        (
            "a footer behind",
            lines64(_ENCODINGS_ODD) + b"_____\r\nA footer of the list.\r\n",
            "base64",
            "encoding_broken",
        ),
        ("two padded pieces", lines64(_ENCODINGS_EVERY[:100]) + lines64(_ENCODINGS_EVERY[100:]), "base64", ""),
        ("quoted-printable", binascii.b2a_qp(_ENCODINGS_EVERY, istext=False), "quoted-printable", ""),
        ("binary", _ENCODINGS_EVERY, "binary", ""),
        ("8bit", _ENCODINGS_EVERY, "8bit", ""),
        ("no field at all", _ENCODINGS_EVERY, "", ""),
    ):
        kept = _ENCODINGS_ODD if title == "a footer behind" else _ENCODINGS_EVERY
        field = f"Content-Transfer-Encoding: {encoding}\r\n".encode() if encoding else b""
        part = (
            b"Content-Type: application/octet-stream\r\n"
            + field
            + b'Content-Disposition: attachment; filename="d.bin"\r\n\r\n'
            + body
        )
        yield mail(
            f"bytes: {title}",
            multi("mixed", plain(), part, boundary="=_b_76"),
            files=(("d.bin", "application/octet-stream", kept),),
            warnings=codes(warned),
            traps=(8,),
        )
    yield from _encodings_2()


def _encodings_2() -> Iterator[Mail]:
    yield mail(
        "bytes: a picture without disposition",
        multi("mixed", plain(), attached("", PNG, 'image/png; name="p.png"', disposition="inline")),
        files=(("p.png", "image/png", PNG),),
    )
    yield mail(
        "uuencode in the words",
        _ENCODINGS_TEXT + _ENCODINGS_UU.replace(b"\n", b"\r\n") + b"`\r\nend\r\n",
        files=((_NAME, "application/octet-stream", PDF),),
        warnings=codes("uuencoded"),
    )
    yield mail(
        "uuencode as an encoding", multi("mixed", plain(), _ENCODINGS_PART), files=(("u.pdf", "application/pdf", PDF),)
    )


def _b(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _percent(data: bytes) -> bytes:
    return quote_from_bytes(data, safe="").encode()
