"""S/MIME wrappings (RFC 8551), opened as far as they can be without a key.

A reader of BER (X.690) that looks for nothing but the octet string inside: definite and indefinite lengths, whole or in pieces. Signatures
are not checked; whoever calls this says so.
"""

import re
import zlib
from collections.abc import Iterator
from enum import Enum, auto
from itertools import islice

from .base64s import base64_bytes

_OCTETS, _OID, _CONSTRUCTED, _SEQUENCE = 0x04, 0x06, 0x20, 0x30
_ARMOUR = re.compile(rb"-----(?:BEGIN|END)[^\r\n-]{0,60}-----")
_MOST_INFLATED = 1 << 27


class Wrapping(Enum):
    """What kind of message it is; NONE is no S/MIME that we know."""

    NONE = auto()
    SIGNED = auto()
    COMPRESSED = auto()
    ENCRYPTED = auto()


_KINDS = {
    bytes.fromhex("2a864886f70d010702"): Wrapping.SIGNED,
    bytes.fromhex("2a864886f70d010703"): Wrapping.ENCRYPTED,
    bytes.fromhex("2a864886f70d0109100109"): Wrapping.COMPRESSED,
    bytes.fromhex("2a864886f70d0109100117"): Wrapping.ENCRYPTED,
}


class _Broken(ValueError):
    """This is no BER."""


def unwrapped(data: bytes) -> tuple[Wrapping, bytes | None]:
    """The kind, and what was wrapped: None where there is nothing to be read (encrypted, certificates alone, damaged)."""
    if data[:1] != bytes([_SEQUENCE]):
        data = base64_bytes(_ARMOUR.sub(b"", data))[0]
    kind = Wrapping.NONE
    try:
        (oid, (_, at, end)) = _first(data, *_inside(data, 0, len(data), _SEQUENCE), 2)
        kind = _KINDS.get(data[oid[1] : oid[2]] if oid[0] == _OID else b"", Wrapping.NONE)
        if kind in (Wrapping.NONE, Wrapping.ENCRYPTED):
            return kind, None
        (_, _, (_, at, end)) = _first(data, *_inside(data, at, end, _SEQUENCE), 3)
        (_, (_, at, end)) = _first(data, at, end, 2)
        content = b"".join(_octets(data, at, end))
        return kind, content if kind is Wrapping.SIGNED else zlib.decompressobj().decompress(content, _MOST_INFLATED)
    except (_Broken, zlib.error):
        return kind, None


def _head(data: bytes, at: int, end: int) -> tuple[int, int, int | None]:
    """Tag, where the content begins, and its length (None: until the end mark). What is cut off ends where the bytes end."""
    if at + 2 > end or data[at] & 0x1F == 0x1F:
        raise _Broken
    tag, size, at = data[at], data[at + 1], at + 2
    if size == 0x80:
        return tag, at, None
    if size > 0x80:
        count = size & 0x7F
        size, at = int.from_bytes(data[at : at + count], "big"), at + count
    return tag, at, min(size, max(0, end - at))


def _elements(data: bytes, at: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Tag, begin and end of the content of each element that stands here."""
    while at + 2 <= end and data[at : at + 2] != b"\0\0":
        tag, begin, size = _head(data, at, end)
        at = begin + size if size is not None else _behind_mark(data, begin, end)
        yield tag, begin, at if size is not None else at - 2


def _behind_mark(data: bytes, at: int, end: int) -> int:
    """Behind the end mark that belongs to a content of indefinite length; where it was cut off, behind the bytes."""
    open_ = 1
    while open_:
        if at + 2 > end:
            return end + 2
        tag, at, size = _head(data, at, end)
        open_ += 1 if size is None else -1 if (tag, size) == (0, 0) else 0
        at += size or 0
    return at


def _inside(data: bytes, at: int, end: int, wanted: int) -> tuple[int, int]:
    """The content of the element here, which must be of this kind."""
    for tag, begin, stop in _elements(data, at, end):
        if tag == wanted:
            return begin, stop
        break
    raise _Broken


def _first(data: bytes, at: int, end: int, count: int) -> list[tuple[int, int, int]]:
    found = list(islice(_elements(data, at, end), count))
    if len(found) < count:
        raise _Broken
    return found


def _octets(data: bytes, at: int, end: int) -> Iterator[bytes]:
    """The pieces of an octet string, however they are nested."""
    while at + 2 <= end:
        tag, at, size = _head(data, at, end)
        if not tag & _CONSTRUCTED:
            if tag == _OCTETS:
                yield data[at : at + (size or 0)]
            at += size or 0
