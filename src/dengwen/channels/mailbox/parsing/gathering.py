"""What is gathered while the parts of a mail are read."""

import hashlib
import re
from dataclasses import dataclass, field
from enum import IntEnum

from .heads import Head
from .names import safe_name
from .params import Params, parameters
from .parsed import Attached, Warned

_TYPE = re.compile(r"[\w.+-]{1,80}/[\w.+-]{1,80}\Z", re.ASCII)
MOST_FILES = 400


class Worth(IntEnum):
    """How good a text is to show where a mail offers several."""

    NONE = 0
    CALENDAR = 1
    TNEF = 2
    HTML = 3
    PLAIN = 4


@dataclass(slots=True)
class Piece:
    """The text of a part, own words and folded ones."""

    text: str = ""
    folded: str = ""
    worth: Worth = Worth.NONE

    @property
    def blank(self) -> bool:
        return not self.text.strip()


@dataclass(slots=True)
class Part:
    """A part as its head describes it, its body still encoded."""

    head: Head
    body: bytes
    content: Params
    disposition: Params
    media_type: str
    depth: int
    related: bool = False

    @property
    def name(self) -> str:
        return self.disposition.text("filename") or self.content.text("name") or self.disposition.text("name")

    @property
    def encoding(self) -> str:
        return self.head.token("content-transfer-encoding").strip("\"'")


@dataclass(slots=True)
class Gathering:
    """Files and warnings of the whole mail; `mbox` tells that its lines were written for a mail file."""

    files: list[Attached] = field(default_factory=list)
    warned: set[Warned] = field(default_factory=set)
    mbox: bool = False

    @property
    def full(self) -> bool:
        return len(self.files) >= MOST_FILES

    def warn(self, warned: Warned | None) -> None:
        if warned:
            self.warned.add(warned)

    def attach(self, name: str, media_type: str, data: bytes, *, inline: bool = False) -> None:
        safe, warned = safe_name(name, media_type, len(self.files) + 1)
        self.warned |= warned
        self.files.append(Attached(safe, media_type, data, hashlib.sha256(data).hexdigest(), inline))


def part_of(head: Head, body: bytes, depth: int, default: str = "text/plain") -> Part:
    content = parameters(head.raw("content-type"))
    disposition = parameters(_telling(head.all("content-disposition")))
    return Part(head, body, content, disposition, _media_type(content.word, default), depth)


def _telling(values: list[bytes]) -> bytes:
    """Of several values the one that names the file; else the first that is not blank."""
    said = [value for value in values if value.strip()]
    return next((value for value in said if b"filename" in value.lower()), said[0] if said else b"")


def _media_type(word: str, default: str) -> str:
    word = word.strip()
    if not word or word == "text":
        return default
    return word if _TYPE.match(word) else "application/octet-stream"
