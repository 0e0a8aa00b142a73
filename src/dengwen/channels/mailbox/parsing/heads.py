"""The header block of a mail or of a part, from bytes that may break every rule."""

import re
from dataclasses import dataclass, field

from .parsed import Warned
from .words import plain

_LIMIT = 256 * 1024
_VALUE_LIMIT = 64 * 1024
_COUNT_LIMIT = 2000
_END = re.compile(rb"\n[\r\x00]*(?:\n|\Z)")
_NAME = re.compile(rb"([!-9;-~]{1,80})[ \t]*:")
_FROM_LINE = re.compile(rb">?From (?! {0,20}:)[^\r\n]{0,500}\r*\n")
_BLANK_LINES = re.compile(rb"(?:[ \t\r\x00]{0,20}\n){1,50}")


@dataclass(slots=True)
class Head:
    """Header fields in their order, raw. `mbox` is true where the bytes began with an mbox separator."""

    fields: list[tuple[str, bytes]] = field(default_factory=list)
    warned: set[Warned] = field(default_factory=set)
    mbox: bool = False

    def raw(self, name: str) -> bytes:
        """The first value that is not blank; b"" if there is none."""
        return next((value for key, value in self.fields if key == name and value.strip()), b"")

    def all(self, name: str) -> list[bytes]:
        return [value for key, value in self.fields if key == name]

    def has(self, name: str) -> bool:
        return any(key == name for key, _ in self.fields)

    def text(self, name: str) -> str:
        return plain(self.raw(name))

    def token(self, name: str) -> str:
        """The value in lower case without comments, for fields that hold one word."""
        return plain(self.raw(name)).split(";")[0].split("(")[0].strip().lower()


def split_message(data: bytes) -> tuple[Head, bytes]:
    """The head of a whole message and its body; separators of mail files and blank lines in front are passed over."""
    start, mbox = 0, False
    if found := _BLANK_LINES.match(data):
        start = found.end() if _NAME.match(data, found.end()) or _FROM_LINE.match(data, found.end()) else 0
    if found := _FROM_LINE.match(data, start):
        start, mbox = found.end(), True
    head, body = split_part(data[start:] if start else data)
    head.mbox = mbox
    return head, body


def split_part(data: bytes) -> tuple[Head, bytes]:
    """The head of a part and its body. A part that starts with a blank line has no head; one without a blank line may be all head."""
    head = Head()
    if data[:1] == b"\n" or data[:2] == b"\r\n":
        return head, data[1 if data[:1] == b"\n" else 2 :]
    found = _END.search(data, 0, _LIMIT)
    end = found.start() if found else min(len(data), _LIMIT)
    body_at = found.end() if found else len(data)
    if not found and len(data) > _LIMIT:
        head.warned.add(Warned.HEADERS_CUT)
        body_at = end
    stopped = _read_lines(head, data[:end])
    return head, data[body_at:] if stopped < 0 else data[stopped:]


def _read_lines(head: Head, block: bytes) -> int:
    """Fill the head; the offset where the body begins without a blank line before it, or -1."""
    lines = block.split(b"\n")
    at = 0
    for number, line in enumerate(lines):
        if line[:1] in (b" ", b"\t") and head.fields:
            _continue(head, line, b"\n")
        elif found := _NAME.match(line):
            _begin(head, found, line)
        elif line.strip(b"\r\x00 \t"):
            following = lines[number + 1] if number + 1 < len(lines) else b"-"
            if not head.fields or not _NAME.match(following):
                head.warned.add(Warned.BROKEN_HEADER)
                return at
            head.warned.add(Warned.BROKEN_HEADER)
            _continue(head, b" " + line, b"")
        at += len(line) + 1
    return -1


def _begin(head: Head, found: re.Match[bytes], line: bytes) -> None:
    if len(head.fields) >= _COUNT_LIMIT:
        head.warned.add(Warned.HEADERS_CUT)
        return
    head.fields.append((found[1].decode("ascii").lower(), _clean(line[found.end() :])[:_VALUE_LIMIT]))


def _continue(head: Head, line: bytes, joint: bytes) -> None:
    name, value = head.fields[-1]
    if len(value) >= _VALUE_LIMIT:
        head.warned.add(Warned.HEADERS_CUT)
        return
    head.fields[-1] = (name, (value + joint + _clean(line))[:_VALUE_LIMIT])


def _clean(line: bytes) -> bytes:
    return line.replace(b"\x00", b"").rstrip(b"\r").replace(b"\r", b" ")
