"""What a file is, told by its bytes and never by its name alone."""

import codecs
from enum import StrEnum
from pathlib import PurePosixPath
from typing import NamedTuple

import puremagic

HEAD = 4096


class Family(StrEnum):
    """Which tool can make a clean copy; OTHER means that none can."""

    IMAGE = "image"
    PDF = "pdf"
    OFFICE = "office"
    TEXT = "text"
    OTHER = "other"


class Kind(NamedTuple):
    family: Family
    media_type: str


UNKNOWN = Kind(Family.OTHER, "application/octet-stream")
_IMAGES = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"BM", "image/bmp"),
)
_BRANDS = {
    b"avif": "image/avif",
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"mif1": "image/heic",
}
_ENCODINGS = ("utf-8", "gb18030")
_TELLING = ("audio/", "video/", "application/")
_SURE = 0.6


def sniff(head: bytes, name: str = "") -> Kind:
    """The kind of a file that starts with these bytes (up to 4 KiB of them)."""
    return _image(head) or _document(head) or _text(head, name) or _other(head)


def _image(head: bytes) -> Kind | None:
    for start, media_type in _IMAGES:
        if head.startswith(start):
            return Kind(Family.IMAGE, media_type)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Kind(Family.IMAGE, "image/webp")
    if head[4:8] == b"ftyp" and head[8:12] in _BRANDS:
        return Kind(Family.IMAGE, _BRANDS[head[8:12]])
    return None


def _document(head: bytes) -> Kind | None:
    if b"%PDF-" in head[:1024]:
        return Kind(Family.PDF, "application/pdf")
    if head.startswith(b"PK\x03\x04"):
        return Kind(Family.OFFICE, "application/zip")
    return None


def _text(head: bytes, name: str) -> Kind | None:
    if not is_text(head) or head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"<", b"") or head[:5] in (b"{\\rtf", b"%!PS-"):
        return None
    table = PurePosixPath(name).suffix.lower() in (".csv", ".tsv")
    return Kind(Family.TEXT, "text/csv" if table else "text/plain")


def is_text(part: bytes) -> bool:
    """Whether the bytes begin a text in UTF-8, UTF-16 or GB18030 (the last character may be cut)."""
    if part.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _reads(part, "utf-16")
    if any(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in part):
        return False
    return any(_reads(part, encoding) for encoding in _ENCODINGS)


def _reads(part: bytes, encoding: str) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(part)
    except UnicodeDecodeError:
        return False
    return True


def _other(head: bytes) -> Kind:
    try:
        match = max(puremagic.magic_string(head), key=lambda found: float(found.confidence))
    except (puremagic.PureError, ValueError):
        return UNKNOWN
    sure = match.confidence >= _SURE and str(match.mime_type).startswith(_TELLING)
    return Kind(Family.OTHER, str(match.mime_type)) if sure else UNKNOWN
