"""Parameters of Content-Type and Content-Disposition: RFC 2231 with pieces and charsets, encoded words, raw bytes, forgotten quotes."""

import re
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from .charsets import decode
from .words import plain, text_of, tidy

_NAME = re.compile(rb"[\s;]*([^\s=;\"()<>]{1,60}?)(\*\d{0,4}\*?)?\s*=\s*")
_QUOTED = re.compile(rb'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_BARE = re.compile(rb"(?:(?!\s(?:charset|filename|name|boundary|format|type)\*?\d?\*?=)[^;])*", re.IGNORECASE)
_WORD_START = re.compile(rb"[^\s;,]*")
_ESCAPED = re.compile(rb'\\(["\\])')
_PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2}){3}")


@dataclass(slots=True)
class Params:
    """The first word of the value in lower case, and each parameter as the pieces in which it came."""

    word: str = ""
    pieces: dict[str, list[tuple[str, bytes]]] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The parameter as text: the extended form first, then the plain one."""
        found = self.pieces.get(name, [])
        extended = sorted(((_order(mark), mark, data) for mark, data in found if mark), key=lambda piece: piece[0])
        if extended:
            return _extended(extended)
        return _plain(found[0][1]) if found else ""

    def raw(self, name: str) -> bytes:
        found = self.pieces.get(name, [])
        return b"".join(data for _, data in found) if found and found[0][0] else (found[0][1] if found else b"")


def parameters(value: bytes) -> Params:
    head = _WORD_START.match(value.lstrip())
    params = Params(head[0].decode("ascii", "replace").lower().strip("\"'") if head else "")
    if "=" in params.word:
        params.word, at = "", 0
    else:
        at = len(value) - len(value.lstrip()) + (head.end() if head else 0)
    for _ in range(200):
        found = _NAME.match(value, at)
        if not found:
            break
        data, at = _value(value, found.end())
        name = found[1].decode("ascii", "replace").lower()
        params.pieces.setdefault(name, []).append((found[2].decode() if found[2] else "", data))
        at = _after_separator(value, at)
    return params


def _value(value: bytes, at: int) -> tuple[bytes, int]:
    if value[at : at + 1] == b'"':
        if found := _QUOTED.match(value, at):
            return _ESCAPED.sub(rb"\1", found[1]), found.end()
        at += 1
    found = _BARE.match(value, at)
    return (found[0].strip(), found.end()) if found else (b"", len(value))


def _after_separator(value: bytes, at: int) -> int:
    """Where the next parameter may begin: after a semicolon, or at once where it was forgotten."""
    semicolon = value.find(b";", at)
    between = value[at:semicolon] if semicolon >= 0 else value[at:]
    return at if _NAME.match(between) or semicolon < 0 else semicolon + 1


def _order(mark: str) -> int:
    digits = mark.strip("*")
    return int(digits) if digits else -1


def _extended(pieces: list[tuple[int, str, bytes]]) -> str:
    """RFC 2231: pieces in order, percent signs undone where the piece says so, the charset from the first."""
    if pieces[0][0] == -1:
        pieces = pieces[:1]
    label, data = "", b""
    for number, (_, mark, piece) in enumerate(pieces):
        if number == 0 and mark.endswith("*") and piece.count(b"'") >= 2:
            head, _, rest = piece.split(b"'", 2)
            label = head.decode("ascii", "replace")
        else:
            rest = piece
        data += unquote_to_bytes(rest) if mark.endswith("*") else rest
    if b"=?" in data:
        return plain(data)
    return tidy(decode(data, label)[0])


def _plain(data: bytes) -> str:
    text = text_of(data)
    if _PERCENT.search(text) and text.isascii():
        undone, warned = decode(unquote_to_bytes(text), "utf-8")
        return text if warned else undone
    return text
