"""Addresses from header fields that follow no grammar."""

import re
from dataclasses import dataclass

from .words import plain

_MOST = 500
_SPLIT = re.compile(rb'"(?:[^"\\]|\\.){0,300}"|<[^<>]{0,2000}>|\([^()]{0,2000}\)|[,;]|[^",;<(]+|.', re.DOTALL)
_ANGLE = re.compile(r"<\s*([^<>]*?)\s*>[^<>]*$")
_BARE = re.compile(r"[^\s<>()\[\]\",;:：，；（）“”]{1,128}@[^\s<>()\[\]\",;:：，；（）“”]+")
_COMMENT = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Address:
    name: str
    address: str


def address_list(values: list[bytes]) -> tuple[Address, ...]:
    found = (_read(piece) for value in values for piece in _pieces(value))
    return tuple(dict.fromkeys(each for each in found if each.address or each.name))[:_MOST]


def mailboxes(values: list[bytes]) -> tuple[str, ...]:
    """The bare addresses, each once."""
    return tuple(dict.fromkeys(each.address for each in address_list(values) if each.address))


def _pieces(value: bytes) -> list[bytes]:
    """Cut at commas and semicolons that stand outside quotes, brackets and comments; group names fall away."""
    if b"," not in value and b";" not in value:
        return [value]
    pieces = [b""]
    current: list[bytes] = []
    for token in _SPLIT.findall(value[:65536]):
        if token in (b",", b";"):
            pieces.append(b"".join(current))
            current = []
        else:
            current.append(token)
    return [piece for piece in (*pieces, b"".join(current)) if piece.strip()][:_MOST]


def _read(piece: bytes) -> Address:
    text = plain(piece)
    angle = _ANGLE.search(text)
    if angle and "@" in angle[1]:
        return Address(_name(text[: angle.start()]), _address(angle[1]))
    bare = _BARE.search(text)
    if bare is None:
        return Address(_name(text), "")
    comment = _COMMENT.search(text)
    rest = comment[1] if comment else text.replace(bare[0], "")
    return Address(_name(rest), _address(bare[0]))


def _name(text: str) -> str:
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1]
    return re.sub(r'\\(["\\])', r"\1", text).strip(" \t\"'<>")[:300]


def _address(text: str) -> str:
    local, _, domain = text.strip(" \t\"'").removeprefix("mailto:").rpartition("@")
    return f"{local.strip()}@{domain.strip().rstrip('.').lower()}"[:320]
