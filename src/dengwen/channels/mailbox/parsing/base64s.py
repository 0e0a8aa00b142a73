"""Base64 as it arrives: with junk, without padding, cut short, or in several padded pieces one after the other."""

import re
from binascii import Error, a2b_base64

_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_NOISE = bytes(set(range(256)) - set(_ALPHABET))
_BLANKS = b" \t\r\n\x00"
_URL_SAFE = re.compile(rb"[A-Za-z0-9_\s-]+={0,2}\s*")
_USUAL = bytes.maketrans(b"-_", b"+/")
_PIECE = re.compile(rb"[A-Za-z0-9+/\s]+={1,2}")


def base64_bytes(data: bytes) -> tuple[bytes, bool]:
    """The bytes, and whether the text was as it should be. A footer that a gateway hung on behind the padding is no part of them."""
    if b"+" not in data and b"/" not in data and _URL_SAFE.fullmatch(data):
        data = data.translate(_USUAL)
    end = data.find(b"=")
    if end < 0 or not data[end:].strip(b"=" + _BLANKS):
        return _one(data)
    pieces = _pieces(data)
    if pieces:
        return b"".join(_one(piece)[0] for piece in pieces), True
    body, tail = data[:end], data[end:].strip(b"=" + _BLANKS)
    return _one(body if _stripped_length(body) % 4 > 1 else body + tail)[0], False


def share_of_noise(data: bytes) -> float:
    """How much of the text can be no base64 at all."""
    visible = data.translate(None, _BLANKS)
    return len(visible.translate(None, _ALPHABET + b"=")) / max(1, len(visible))


def _pieces(data: bytes) -> list[bytes]:
    """Every piece, if the whole is nothing but whole pieces each with its own padding; else none."""
    pieces, at = [], 0
    while found := _PIECE.match(data, at):
        if _stripped_length(found[0].rstrip(b"=")) % 4 == 1 or len(found[0].translate(None, _BLANKS)) % 4:
            return []
        pieces.append(found[0])
        at = found.end()
    rest = data[at:].translate(None, _BLANKS)
    if rest.translate(None, _ALPHABET) or len(rest) % 4:
        return []
    return [*pieces, rest]


def _stripped_length(data: bytes) -> int:
    return len(data.translate(None, _NOISE))


def _one(data: bytes) -> tuple[bytes, bool]:
    try:
        return a2b_base64(data), not data.translate(None, _ALPHABET + b"=" + _BLANKS)
    except Error:
        letters = data.translate(None, _NOISE)
        letters = letters[: len(letters) - (len(letters) % 4 == 1)]
        return a2b_base64(letters + b"=" * (-len(letters) % 4)), False
