"""Transfer encodings undone as far as the bytes allow; what was promised and is not there is left as it came."""

import re
from binascii import Error, a2b_qp, a2b_uu
from contextlib import suppress

from .base64s import base64_bytes, share_of_noise
from .parsed import Warned

_SOFT_BREAK = re.compile(rb"=[ \t]{1,200}(?=\r?\n)")
_BROKEN_QUOTED = re.compile(rb"=(?![0-9A-Fa-f]{2}|\r?\n|\Z)")
_BASE64 = re.compile(rb"[A-Za-z0-9+/]+={0,2}")
_BEGINS = re.compile(rb"\s{0,80}[A-Za-z0-9+/]{40}")
_SIGNS = "，。、！？：；“”（）\r\n "
_BEGIN = re.compile(rb"^begin(?:-base64)? [0-7]{3,4} ([^\r\n]{1,200})\r?\n", re.MULTILINE)
_END = re.compile(rb"^(?:end|====)[ \t]*\r?$\n?", re.MULTILINE)


_SPELT = {"quotedprintable": "quoted-printable", "base-64": "base64", "base_64": "base64", "qp": "quoted-printable"}
_UNSAID = ("", "7bit", "8bit", "binary", "7-bit", "8-bit", "none")


def undone(data: bytes, encoding: str) -> tuple[bytes, Warned | None]:
    encoding = "-".join(encoding.replace("_", "-").split())
    encoding = _SPELT.get(encoding, encoding)
    if encoding == "base64":
        return _base64(data)
    if encoding == "quoted-printable":
        return _quoted_printable(data)
    if encoding in ("uuencode", "x-uuencode", "uue", "x-uue"):
        files, _ = uuencoded(data)
        return (files[0][1], None) if files else (data, Warned.ENCODING_BROKEN)
    return data, None if encoding in _UNSAID else Warned.ENCODING_LIED


def untold(data: bytes) -> bytes | None:
    """The bytes of a text that is nothing but base64 of Chinese words and does not say so; None for every other text."""
    if not _BEGINS.match(data):
        return None
    lines = data.split()
    whole = len(lines) > 0 and all(len(line) == len(lines[0]) for line in lines[:-1])
    if not whole or len(b"".join(lines)) % 4 or not _BASE64.fullmatch(b"".join(lines)):
        return None
    found, clean = base64_bytes(data)
    return found if clean and _is_chinese(found) else None


def _is_chinese(data: bytes) -> bool:
    for codec in ("utf-8", "gb18030"):
        with suppress(UnicodeDecodeError):
            text = data.decode(codec)
            return sum("\u4e00" <= sign <= "\u9fff" or sign in _SIGNS for sign in text) * 2 > len(text)
    return False


def _base64(data: bytes) -> tuple[bytes, Warned | None]:
    sample = data[:4096]
    if share_of_noise(sample.split(b"=")[0] or sample) > 0.1:
        return data, Warned.ENCODING_LIED
    found, clean = base64_bytes(data)
    return found, None if clean else Warned.ENCODING_BROKEN


def _quoted_printable(data: bytes) -> tuple[bytes, Warned | None]:
    if b"=" not in data:
        return data, None
    data = _SOFT_BREAK.sub(b"=", data)
    broken = bool(_BROKEN_QUOTED.search(data))
    if broken:
        data = _BROKEN_QUOTED.sub(b"=3D", data)
    return a2b_qp(data), Warned.ENCODING_BROKEN if broken else None


def uuencoded(data: bytes) -> tuple[list[tuple[bytes, bytes]], bytes]:
    """The files (raw name, bytes) that stand uuencoded in a text, and the text without them."""
    files: list[tuple[bytes, bytes]] = []
    rest, at, end_missing = [], 0, False
    while not end_missing and (found := _BEGIN.search(data, at)):
        end = _END.search(data, found.end())
        end_missing = end is None
        block = data[found.end() : end.start() if end else len(data)]
        content = base64_bytes(block)[0] if found[0].startswith(b"begin-b") else _uu_lines(block)
        if content is None:
            rest.append(data[at : found.end()])
            at, end_missing = found.end(), False if end else end_missing
            continue
        files.append((found[1].strip(), content))
        rest.append(data[at : found.start()])
        at = end.end() if end else len(data)
    return files, b"".join((*rest, data[at:]))


def _uu_lines(block: bytes) -> bytes | None:
    """The bytes of the lines; None if this is no uuencode after all."""
    content = []
    for line in block.splitlines():
        if not line.strip() or line[:1] == b"`":
            continue
        try:
            content.append(a2b_uu(line))
        except Error:
            size = (((line[0] - 32) & 63) * 4 + 5) // 3
            try:
                content.append(a2b_uu(line[:size]))
            except Error:
                return None
    return b"".join(content)
