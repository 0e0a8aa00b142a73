"""A multipart body cut at its boundary, byte for byte, with a boundary guessed where the promised one is not there."""

import re
from dataclasses import dataclass

_GUESS = re.compile(rb"^--([^\r\n]{1,200}?)[ \t]*\r*\n(?=content-)", re.IGNORECASE | re.MULTILINE)
_LINE_END = re.compile(rb"[ \t]{0,100}\r{0,5}(?:\n|\Z)")


@dataclass(frozen=True, slots=True)
class Cut:
    """Where each part lies in the body, what stands before the first and behind the last, and how far the body kept its promise."""

    spans: tuple[tuple[int, int], ...]
    preamble: bytes
    epilogue: bytes
    closed: bool
    guessed: bool


def cut(body: bytes, boundary: bytes) -> Cut | None:
    """The parts; None where no boundary of any kind is to be seen."""
    boundary = boundary.strip()
    found = _at(body, boundary) if boundary else None
    if found is None or not found.spans:
        guess = _GUESS.search(body)
        if guess is None:
            return found
        return _at(body, guess[1].rstrip(b" \t"), guessed=True)
    return found


def _at(body: bytes, boundary: bytes, *, guessed: bool = False) -> Cut | None:
    delimiter = b"--" + boundary
    spans: list[tuple[int, int]] = []
    preamble, start, at = b"", -1, body.find(delimiter)
    while at >= 0:
        after = at + len(delimiter)
        closing = body[after : after + 2] == b"--"
        end = _LINE_END.match(body, after + 2 * closing) if at == 0 or body[at - 1 : at] == b"\n" else None
        if end is not None:
            content_end = _without_line_end(body, at, max(start, 0))
            if start < 0:
                preamble = body[:content_end]
            else:
                spans.append((start, content_end))
            start = end.end()
            if closing and not _goes_on(body, delimiter, start):
                return Cut(tuple(spans), preamble, body[start:], closed=True, guessed=guessed)
        at = body.find(delimiter, after if end is None else end.end())
    if start < 0:
        return None
    return Cut((*spans, (start, len(body))), preamble, b"", closed=False, guessed=guessed)


def _goes_on(body: bytes, delimiter: bytes, start: int) -> bool:
    """Whether another part begins behind the end: a part of its own used the same boundary. What is no part's head is an epilogue."""
    found = body.find(b"\n" + delimiter, start - 1)
    return found >= 0 and _GUESS.match(body, found + 1) is not None


def _without_line_end(body: bytes, at: int, start: int) -> int:
    """The line break before a boundary belongs to the boundary."""
    if at > start and body[at - 1 : at] == b"\n":
        at -= 1
        if at > start and body[at - 1 : at] == b"\r":
            at -= 1
    return at
