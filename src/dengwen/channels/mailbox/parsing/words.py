"""Header values to text: RFC 2047 words as they should be and as they are, and raw 8-bit bytes."""

import re
from binascii import a2b_qp
from collections.abc import Iterator

from .base64s import base64_bytes
from .charsets import decode

_OPENING = re.compile(rb"=\?([^?\s=]{1,60}?)(?:\*[^?\s]{0,20})?\?([bBqQ])\?")
_FOLD = re.compile(rb"[ \t]*[\r\n]+[ \t]*")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\u0085\u2028\u2029]+")
BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPACES = re.compile(r"\s+")


def plain(value: bytes) -> str:
    """One line of text from a raw header value: encoded words read, folding undone, nothing invisible left."""
    return tidy(text_of(value))


def tidy(text: str) -> str:
    return _SPACES.sub(" ", BIDI.sub("", _CONTROL.sub(" ", text))).strip()


def text_of(value: bytes) -> str:
    if b"=?" not in value:
        return _raw(value)
    pieces: list[str] = []
    words: list[tuple[bytes, bytes, bytes]] = []
    end = 0
    for start, after, word in _words(value):
        gap = value[end:start]
        if gap.strip() or (words and words[-1][0] != word[0]):
            pieces += [_read(words), _raw(gap) if end == 0 or gap.strip() else ""]
            words = []
        words.append(word)
        end = after
    return "".join((*pieces, _read(words), _raw(value[end:])))


def _words(value: bytes) -> Iterator[tuple[int, int, tuple[bytes, bytes, bytes]]]:
    at = 0
    while found := _OPENING.search(value, at):
        end = value.find(b"?=", found.end())
        content = value[found.end() : end if end >= 0 else len(value)]
        at = end + 2 if end >= 0 else len(value)
        yield found.start(), at, (found[1].lower(), found[2].upper(), content)


def _raw(value: bytes) -> str:
    if value.isascii():
        return _FOLD.sub(b" ", value).decode("ascii")
    text, warned = decode(_FOLD.sub(b" ", value))
    if warned and b"\n" in value:
        joined, joined_warned = decode(_FOLD.sub(b"", value))
        return text if joined_warned else joined
    return text


def _read(words: list[tuple[bytes, bytes, bytes]]) -> str:
    """Neighbouring words of one charset, joined as bytes first: a character may be split between them."""
    if not words:
        return ""
    data, open_base64 = b"", b""
    for _, encoding, content in words:
        if encoding == b"B":
            open_base64 += re.sub(rb"\s", b"", content)
            if len(open_base64) % 4 and b"=" not in content[-3:]:
                continue
            data += base64_bytes(open_base64)[0]
        else:
            data += base64_bytes(open_base64)[0] + _quoted(content)
        open_base64 = b""
    data += base64_bytes(open_base64)[0]
    return decode(data, words[0][0].decode("ascii", "replace"))[0]


def _quoted(content: bytes) -> bytes:
    return a2b_qp(_FOLD.sub(b"", content).replace(b" ", b"_"), header=True)
