"""Mails in files: a file holds one mail, or many in the mbox form. Read piece by piece, so that a large archive needs little memory."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

from dengwen.channels.mailbox.evidence import EMPTY_LINE, HEAD_AT_MOST
from dengwen.channels.mailbox.server import day_of

ENVELOPE = re.compile(rb"From [^\s:].*\d{4}")
ESCAPED = re.compile(rb"^>(>*From )")
RECEIVED = re.compile(rb"^received[ \t]*:((?:.*)(?:\r?\n[ \t].*)*)", re.IGNORECASE | re.MULTILINE)
SAID_ON = re.compile(r"[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}")


class NoMailFile(Exception):
    """There is no file of mails under this name."""


@dataclass(frozen=True, slots=True, repr=False)
class Piece:
    """One mail of a file; ``said`` is the mbox line above it."""

    raw: bytes
    said: str = ""


def pieces_of(path: Path) -> Iterator[Piece]:
    """The mails of a file; NoMailFile with a sentence when it cannot be read."""
    try:
        if not path.is_file():
            reason = "a folder, not a file" if path.is_dir() else "no such file" if not path.exists() else "not a file"
            raise NoMailFile(f"This is {reason}.")
        with path.open("rb") as file:
            first = file.readline(1000)
            file.seek(0)
            if ENVELOPE.match(first):
                yield from _of_mbox(file)
            else:
                yield Piece(file.read())
    except OSError as error:
        raise NoMailFile(f"This file cannot be read: {error.strerror}.") from error


def _of_mbox(lines: Iterable[bytes]) -> Iterator[Piece]:
    """Every mail begins with a "From " line behind an empty one; a quoted such line gets its own form back."""
    gathered, said, after_empty = list[bytes](), "", True
    for line in lines:
        if after_empty and ENVELOPE.match(line):
            if gathered:
                yield Piece(_joined(gathered), said)
            gathered, said = [], line.decode("ascii", "replace")
        else:
            gathered.append(ESCAPED.sub(rb"\1", line) if line.startswith(b">") else line)
        after_empty = not line.strip()
    if gathered:
        yield Piece(_joined(gathered), said)


def _joined(lines: list[bytes]) -> bytes:
    """Without the empty line that the form puts behind every mail."""
    if len(lines) > 1 and not lines[-1].strip():
        lines = lines[:-1]
    return b"".join(lines)


def received_on(piece: Piece) -> date:
    """The day on which our mail server had it: the newest trace line, or the mbox line; today when neither says."""
    border = EMPTY_LINE.search(piece.raw, 0, HEAD_AT_MOST)
    traced = RECEIVED.search(piece.raw[: border.start() if border else HEAD_AT_MOST])
    if traced:
        stamp = traced[1].decode("ascii", "replace").rpartition(";")[2]
        try:
            return day_of(parsedate_to_datetime(stamp.strip()))
        except (ValueError, TypeError, OverflowError):
            return day_of(None)
    said = SAID_ON.search(piece.said)
    return day_of(_asctime(said[0]) if said else None)


def _asctime(text: str) -> datetime | None:
    try:
        return datetime(*time.strptime(text, "%a %b %d %H:%M:%S %Y")[:6], tzinfo=UTC)
    except ValueError:
        return None
