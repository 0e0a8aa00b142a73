"""Looks for planted strings in everything that a house leaves on disk, in the encodings in which a leak could hide."""

from __future__ import annotations

import base64
import binascii
import gzip
import html
import io
import json
import quopri
import re
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, quote_plus

CHUNK = 8 * 1024 * 1024
DEEP = 3


@dataclass(frozen=True, slots=True)
class Found:
    """Where a planted string stands, and in what form."""

    where: str
    planted: str
    form: str


def forms(planted: str) -> Iterator[tuple[str, bytes]]:
    """(name of the form, bytes to look for)."""
    plain = planted.encode()
    yield "utf-8", plain
    for codec in ("utf-16-le", "utf-16-be", "utf-32-le", "gb18030", "big5", "utf-7"):
        yield from _encoded(planted, codec)
    yield "reversed", planted[::-1].encode()
    yield "upper", planted.upper().encode()
    yield "lower", planted.lower().encode()
    yield "hex", binascii.hexlify(plain)
    yield "HEX", binascii.hexlify(plain).upper()
    yield "json", json.dumps(planted)[1:-1].encode()
    yield "JSON", re.sub(r"\\u(....)", lambda m: "\\u" + m[1].upper(), json.dumps(planted)[1:-1]).encode()
    yield "url", quote(planted).encode()
    yield "url lower", quote(planted).lower().encode()
    yield "url plus", quote_plus(planted).encode()
    yield "html", planted.encode("ascii", "xmlcharrefreplace")
    yield "html named", html.escape(planted).encode()
    yield "quoted-printable", quopri.encodestring(plain).strip()
    yield "python", ascii(planted)[1:-1].encode()
    yield from _base64(plain)


def _encoded(planted: str, codec: str) -> Iterator[tuple[str, bytes]]:
    try:
        yield codec, planted.encode(codec)
    except UnicodeEncodeError:
        return


def _base64(plain: bytes) -> Iterator[tuple[str, bytes]]:
    """The middle of the base64 form at each of the three alignments, in both alphabets."""
    for shift in range(3):
        whole = base64.b64encode(b"\0" * shift + plain + b"\0" * (3 - (shift + len(plain)) % 3))
        middle = whole[4 if shift else 0 : -8]
        if len(middle) >= 8:
            yield f"base64+{shift}", middle
            yield f"base64url+{shift}", middle.translate(bytes.maketrans(b"+/", b"-_"))


class Finder:
    """One search expression for all planted strings in all forms."""

    def __init__(self, planted: Iterable[str]) -> None:
        self._needles: dict[bytes, tuple[str, str]] = {}
        for each in planted:
            for form, needle in forms(each):
                self._needles.setdefault(needle, (each, form))
        self._expression = re.compile(b"|".join(re.escape(n) for n in sorted(self._needles, key=len, reverse=True)))
        self._longest = max(map(len, self._needles))

    def in_bytes(self, data: bytes, where: str, depth: int = 0) -> Iterator[Found]:
        """Every planted string in the data, and in what the data unpacks to."""
        for match in set(self._expression.findall(data)):
            planted, form = self._needles[match]
            yield Found(where, planted, form)
        if depth < DEEP:
            for name, inner in _unpacked(data):
                yield from self.in_bytes(inner, f"{where}!{name}", depth + 1)

    def in_file(self, path: Path) -> Iterator[Found]:
        """The same for a file of any size; chunks overlap so that nothing hides across a border."""
        if path.stat().st_size <= CHUNK:
            yield from self.in_bytes(path.read_bytes(), str(path))
            return
        tail = b""
        with path.open("rb") as stream:
            while chunk := stream.read(CHUNK):
                yield from self.in_bytes(tail + chunk, str(path), DEEP)
                tail = chunk[-self._longest :]

    def in_folder(self, folder: Path) -> Iterator[Found]:
        """Every file below the folder; names count as content too. Sockets and pipes are passed over."""
        for path in sorted(folder.rglob("*")):
            yield from self.in_bytes(str(path.relative_to(folder)).encode(), f"name of {path}", DEEP)
            if path.is_file():
                yield from self.in_file(path)


def _unpacked(data: bytes) -> Iterator[tuple[str, bytes]]:
    if data[:2] == b"\x1f\x8b":
        yield from _tried("gzip", gzip.decompress, data)
    if data[:1] == b"\x78":
        yield from _tried("zlib", zlib.decompress, data)
    if data[:4] == b"PK\x03\x04":
        yield from _zipped(data)


def _tried(name: str, unpack: Callable[[bytes], bytes], data: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        yield name, unpack(data)
    except (OSError, zlib.error, EOFError):
        return


def _zipped(data: bytes) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from ((name, archive.read(name)) for name in archive.namelist())
    except (zipfile.BadZipFile, RuntimeError):
        return
