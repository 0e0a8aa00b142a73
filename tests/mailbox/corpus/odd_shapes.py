"""Names, boundaries, wrappings and whole files as careless programs leave them."""

import base64
import struct
from binascii import b2a_uu, crc32
from collections.abc import Iterator

from .kit import PDF, PNG, WORDS, Mail, attached, codes, crlf, head, html, mail, multi, plain, word

_NAME = "验收.pdf"
_UTF8, _GBK = ("".join(f"%{byte:02X}" for byte in _NAME.encode(charset)) for charset in ("utf-8", "gbk"))
_FILE = attached('; filename="a.pdf"')
_READ = (("a.pdf", "application/pdf", PDF),)


def recipes() -> Iterator[Mail]:
    yield from _names()
    yield from _boundaries()
    yield from _written_in()
    yield from _saved()
    yield from _packed()


def _names() -> Iterator[Mail]:
    first, second = (base64.b64encode(piece.encode()).decode() for piece in ("验收单与实物", "不符.pdf"))
    for name, fields, read in (
        ("spaces without quotes", "; filename=my report 1.pdf", "my report 1.pdf"),
        ("a semicolon", '; filename="a;b.pdf"', "a;b.pdf"),
        ("a word without quotes", f"; filename={word(_NAME)}", _NAME),
        ("two words", f'; filename="=?utf-8?B?{first}?=\r\n =?utf-8?B?{second}?="', "验收单与实物不符.pdf"),
        ("percents of GBK", f"; filename*=gb2312''{_GBK}", _NAME),
        ("percents without a charset", f"; filename*={_UTF8}", _NAME),
        ("percents where none belong", f'; filename="{_UTF8}"', _NAME),
        ("two of them", f"; filename=\"____.pdf\"; filename*=UTF-8''{_UTF8}", _NAME),
        ("pieces out of order", f"; filename*1*={_UTF8[9:]}; filename*0*=utf-8''{_UTF8[:9]}", _NAME),
        ("pieces of two kinds", "; filename*0*=utf-8''%E9%AA%8C; filename*1=\"-a.pdf\"", "验-a.pdf"),
        ("a line end", '; filename="a\r\n b.pdf"', "a b.pdf"),
        ("another disposition before", '\r\nContent-Disposition: attachment; filename="a.pdf"', "a.pdf"),
    ):
        part = attached(fields, disposition="inline" if fields.startswith("\r\n") else "attachment")
        read_file = (read, "application/pdf", PDF)
        yield mail(f"odd name: {name}", multi("mixed", plain(), part), files=(read_file,))
    quoted = attached('; filename="a \\"b\\".pdf"')
    files = (("a _b_.pdf", "application/pdf", PDF),)
    yield mail("odd name: quotes in it", multi("mixed", plain(), quoted), files=files, warnings=codes("name_changed"))


def _boundaries() -> Iterator[Mail]:
    inner = multi("alternative", plain(), boundary="aab")
    yield mail("odd boundary: one begins like the other", multi("mixed", inner, _FILE, boundary="aa"), files=_READ)
    inner = multi("alternative", plain(), boundary="aa")
    wrong = codes("boundary_wrong")
    yield mail(
        "odd boundary: the same within", multi("mixed", inner, _FILE, boundary="aa"), files=_READ, warnings=wrong
    )
    spaced = multi("mixed", plain(), boundary="b b").replace(b"--b b\r\n", b"--b b \t\r\n")
    yield mail("odd boundary: spaces in it and behind", spaced)
    unsaid = multi("mixed", plain(), boundary="zz").replace(b';\r\n\tboundary="zz"', b"")
    yield mail("odd boundary: not named", unsaid, warnings=codes("boundary_wrong"))
    cut = multi("mixed", plain(), _FILE)
    yield mail(
        "odd boundary: never closed",
        cut[: cut.rfind(b"--" + b"----=_Part_1")],
        files=_READ,
        warnings=codes("truncated"),
    )
    hint = multi("alternative", plain(" \r\n"), html("<p>各位领导：</p>"))
    yield mail("odd alternatives: an empty text", hint, text="各位领导：")
    around = multi("mixed", plain("前半"), _FILE, plain("后半"))
    yield mail("odd parts: words around a file", around, text="前半\n\n后半", files=_READ)


def _yenc(data: bytes, name: str) -> bytes:
    shifted = b"".join(
        bytes([61, (byte + 106) % 256]) if (byte + 42) % 256 in (0, 10, 13, 61) else bytes([(byte + 42) % 256])
        for byte in data
    )
    return b"=ybegin line=9999 size=%d name=%s\r\n%s\r\n=yend size=%d crc32=%08x\r\n" % (
        len(data),
        name.encode(),
        shifted,
        len(data),
        crc32(data),
    )


def _written_in() -> Iterator[Mail]:
    """Files within a text."""
    lines = b"".join(b2a_uu(PNG[at : at + 45]).replace(b"\n", b"\r\n") for at in range(0, len(PNG), 45))
    old = b"begin 644 a 1.png\r\n" + lines + b"`\r\nend\r\n"
    files = (("a 1.png", "application/octet-stream", PNG),)
    fields = b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    words = fields + crlf(f"{WORDS}\n\n").encode()
    yield mail("written in: uuencode", words + old, files=files, warnings=codes("uuencoded"))
    yield mail("written in: yEnc", words + _yenc(PNG, "a 1.png"), files=files)
    broken = _yenc(PNG, "a 1.png").replace(b"crc32=", b"crc32=0000000f", 1)[:-10] + b"\r\n"
    yield mail("written in: yEnc with a wrong sum", words + broken, files=files, warnings=codes("encoding_broken"))


def _saved() -> Iterator[Mail]:
    """Mails in files as other programs saved them."""
    whole = head() + plain()
    plist = b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "x" "y">\n<plist version="1.0"><dict/></plist>\n'
    yield Mail("saved: behind a byte-order mark", b"\xef\xbb\xbf" + whole)
    for codec in ("utf-16-le", "utf-16-be"):
        mark = "\ufeff".encode(codec)
        yield Mail(f"saved: in {codec}", mark + whole.decode("ascii").encode(codec))
    yield Mail("saved: by Apple Mail", str(len(whole)).encode() + b"\n" + whole + plist)
    yield Mail("saved: by Apple Mail, its line ends changed", b"99999      \r\n" + whole + plist)
    yield Mail("saved: with Mac line ends", whole.replace(b"\r\n", b"\r"))
    yield Mail("saved: with a line end too many", whole.replace(b"\r\n", b"\r\r\n"))
    yield Mail("saved: blank lines in front", b"\r\n\r\n" + whole)


def _element(tag: int, content: bytes) -> bytes:
    return bytes([tag, 0x84]) + len(content).to_bytes(4, "big") + content


def _attribute(level: int, kind: int, data: bytes) -> bytes:
    return struct.pack("<BII", level, kind, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)


def _packed() -> Iterator[Mail]:
    """Signed by Outlook around everything, and packed by Outlook for itself."""
    inner = multi("mixed", plain(), _FILE)
    packed = _element(0x30, _element(6, bytes.fromhex("2a864886f70d010701")) + _element(0xA0, _element(4, inner)))
    data = _element(0x30, _element(2, b"\1") + _element(0x31, b"") + packed)
    signed = _element(0x30, _element(6, bytes.fromhex("2a864886f70d010702")) + _element(0xA0, data))
    part = attached('; filename="smime.p7m"', signed, 'application/x-pkcs7-mime; name="smime.p7m"')
    yield mail("packed: an opaque signature", part, files=_READ, warnings=codes("signed_unchecked"))
    tnef = struct.pack("<IH", 0x223E9F78, 1) + _attribute(1, 0x00089006, struct.pack("<I", 0x00010000))
    tnef += _attribute(1, 0x00069007, struct.pack("<II", 936, 0)) + _attribute(2, 0x00069002, bytes(14))
    tnef += _attribute(2, 0x00018010, _NAME.encode("gbk") + b"\0") + _attribute(2, 0x0006800F, PDF)
    dat = attached('; filename="winmail.dat"', tnef, "application/ms-tnef")
    files = ((_NAME, "application/octet-stream", PDF),)
    yield mail("packed: winmail.dat in GBK", multi("mixed", plain(), dat), files=files, warnings=codes("tnef"))
