"""winmail.dat: the attachments, the names and the text that Outlook packed into one file of its own kind."""

import struct
from dataclasses import dataclass, field

from .charsets import decode
from .html import html_text
from .rtf import rtf_text, unpacked

_SIGNATURE = b"\x78\x9f\x3e\x22"
_FIXED = {2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 0xA: 4, 0xB: 4, 0x14: 8, 0x40: 8, 0x48: 16}
_COUNTED = frozenset({0x0D, 0x1E, 0x1F, 0x102})
_DEEPEST = 4
_OEM, _BODY, _SUBJECT, _PROPERTIES = 0x69007, 0x2800C, 0x18004, 0x69003
_RENDER, _TITLE, _DATA, _ATTACHMENT = 0x69002, 0x18010, 0x6800F, 0x69005
_LONG_NAME, _SHORT_NAME, _OBJECT, _MIME = 0x3707, 0x3704, 0x3701, 0x370E
_PLAIN, _RICH, _HTML = 0x1000, 0x1009, 0x1013

Properties = dict[int, tuple[int, bytes]]


@dataclass(slots=True)
class TnefFile:
    name: str = ""
    media_type: str = ""
    data: bytes = b""


@dataclass(slots=True)
class Tnef:
    """`whole` is false where the file ends too early or breaks its own rules: what came before is still here."""

    text: str = ""
    files: list[TnefFile] = field(default_factory=list)
    whole: bool = False


def read_tnef(data: bytes, depth: int = 0) -> Tnef:
    found, at, label = Tnef(), 6, "gb18030"
    body, rich = "", Properties()
    if not data.startswith(_SIGNATURE):
        return found
    while at + 11 <= len(data):
        _, kind, size = struct.unpack_from("<BII", data, at)
        value = data[at + 9 : at + 9 + size]
        if len(value) < size:
            break
        if kind == _OEM and size >= 4:
            label = f"cp{int.from_bytes(value[:4], 'little')}"
        elif kind == _BODY:
            body = _text(value, label)
        elif kind == _PROPERTIES:
            rich = _properties(value)
        else:
            _into_files(found, kind, value, label, depth)
        at += 11 + size
    found.whole = at >= len(data) - 2
    found.text = _message_text(rich, label) or body or found.text
    found.files = [file for file in found.files if file.name or file.data]
    return found


def _into_files(found: Tnef, kind: int, value: bytes, label: str, depth: int) -> None:
    if kind == _RENDER or (kind in (_TITLE, _DATA, _ATTACHMENT) and not found.files):
        found.files.append(TnefFile())
    if kind == _TITLE and not found.files[-1].name:
        found.files[-1].name = _text(value, label)
    elif kind == _DATA:
        found.files[-1].data = value
    elif kind == _ATTACHMENT:
        _describe(found, _properties(value), label, depth)


def _describe(found: Tnef, properties: Properties, label: str, depth: int) -> None:
    file = found.files[-1]
    file.name = _property(properties, _LONG_NAME, label) or file.name or _property(properties, _SHORT_NAME, label)
    file.media_type = _property(properties, _MIME, label)
    inner = properties.get(_OBJECT, (0, b""))[1]
    if inner[16:20] == _SIGNATURE and depth < _DEEPEST:
        nested = read_tnef(inner[16:], depth + 1)
        found.files += nested.files
        found.text = f"{found.text}\n\n{nested.text}".strip()
    if inner and not file.data:
        file.data = inner[16:] if inner[16:20] == _SIGNATURE else inner


def _message_text(properties: Properties, label: str) -> str:
    if html := properties.get(_HTML, (0, b""))[1]:
        return html_text(decode(html)[0]).text
    if text := _property(properties, _PLAIN, label):
        return text.replace("\r\n", "\n")
    if packed := properties.get(_RICH, (0, b""))[1]:
        text, is_html = rtf_text(unpacked(packed))
        return html_text(text).text if is_html else text.strip()
    return ""


def _property(properties: Properties, name: int, label: str) -> str:
    kind, value = properties.get(name, (0, b""))
    if kind == 0x1F:
        return value.decode("utf-16-le", "replace").rstrip("\x00")
    return _text(value, label)


def _text(value: bytes, label: str) -> str:
    return decode(value.rstrip(b"\x00"), label)[0].replace("\r\n", "\n")


def _properties(data: bytes) -> Properties:
    """The first value of each property, as far as they can be read."""
    found: Properties = {}
    at, count = 4, int.from_bytes(data[:4], "little")
    for _ in range(min(count, 10_000)):
        if at + 4 > len(data):
            break
        kind, name = struct.unpack_from("<HH", data, at)
        at = _after_name(data, at + 4) if name >= 0x8000 else at + 4
        values, at = _values(data, at, kind)
        if at < 0:
            break
        found.setdefault(name, (kind & 0xFFF, values))
    return found


def _after_name(data: bytes, at: int) -> int:
    """Behind the name of a named property: a number, or a text padded to four bytes."""
    if int.from_bytes(data[at + 16 : at + 20], "little") == 0:
        return at + 24
    size = int.from_bytes(data[at + 20 : at + 24], "little")
    return at + 24 + size + (-size % 4)


def _values(data: bytes, at: int, kind: int) -> tuple[bytes, int]:
    """The first value and the place behind all of them; -1 where the kind is unknown or the data ends."""
    base, many = kind & 0xFFF, kind & 0x1000 or (kind & 0xFFF) in _COUNTED
    count = 1
    if many:
        count, at = int.from_bytes(data[at : at + 4], "little"), at + 4
    first = b""
    for index in range(min(count, 10_000)):
        size, padded = _FIXED.get(base, 0), _FIXED.get(base, 0)
        if base in _COUNTED:
            size, at = int.from_bytes(data[at : at + 4], "little"), at + 4
            padded = size + (-size % 4)
        if (not size and base not in _COUNTED) or at + size > len(data):
            return first, -1
        first = data[at : at + size] if index == 0 else first
        at += padded
    return first, at
