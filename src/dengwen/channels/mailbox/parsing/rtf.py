"""Compressed rich text of Outlook: unpacked, and turned into plain text, or into the HTML that is wrapped in it."""

import re
import struct

from .charsets import decode

_START = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans SerifSymbolArial"
    rb"Times New RomanCourier{\colortbl\red0\green0\blue0" + b"\r\n" + rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_MOST = 2 * 1024 * 1024
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\(\*)|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)",
    re.DOTALL,
)
_SKIPPED = frozenset(
    b"fonttbl colortbl stylesheet info pict object header footer generator listtable listoverridetable rsidtbl themedata datastore"
    b" latentstyles fldinst xmlnstbl mmathPr bkmkstart bkmkend".split()
)
_BREAKS = {b"par": b"\n", b"line": b"\n", b"tab": b"\t", b"cell": b"\t", b"row": b"\n", b"sect": b"\n", b"page": b"\n"}
_SIGNS = {
    b"emdash": "—",
    b"endash": "–",
    b"bullet": "•",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
}


def unpacked(data: bytes) -> bytes:
    """The rich text; what can be had of it where the bytes end too early."""
    if len(data) < 16:
        return b""
    _, size, magic, _ = struct.unpack_from("<IIII", data)
    if magic == 0x414C454D:
        return data[16 : 16 + size]
    out, at, size = bytearray(_START), 16, min(size, _MOST)
    while at < len(data) and len(out) < size + len(_START):
        flags, at = data[at], at + 1
        for bit in range(8):
            if at >= len(data):
                break
            if not flags >> bit & 1:
                out.append(data[at])
                at += 1
                continue
            pair, at = int.from_bytes(data[at : at + 2], "big"), at + 2
            if not _copied(out, pair >> 4, (pair & 15) + 2):
                return bytes(out[len(_START) :])
    return bytes(out[len(_START) : len(_START) + size])


def _copied(out: bytearray, offset: int, length: int) -> bool:
    """Repeat what stands in the ring of 4096 bytes; false at the mark that ends the text."""
    here = len(out) & 4095
    if offset == here:
        return False
    start = len(out) - ((here - offset) & 4095)
    if start < 0:
        return False
    for index in range(length):
        out.append(out[start + index])
    return True


class _Rtf:
    def __init__(self, data: bytes) -> None:
        page = re.search(rb"\\ansicpg(\d{3,5})", data[:2000])
        self.label = f"cp{page[1].decode()}" if page else "gb18030"
        self.html = b"\\fromhtml1" in data[:4000]
        self.pieces: list[str] = []
        self.pending = bytearray()
        self.stack: list[tuple[bool, int]] = []
        self.skipping, self.after_unicode, self.to_skip = False, 1, 0
        self.hidden_rtf = False

    def flush(self) -> None:
        if self.pending:
            self.pieces.append(decode(bytes(self.pending), self.label)[0])
            self.pending.clear()

    def put(self, data: bytes) -> None:
        if self.skipping or self.hidden_rtf:
            return
        dropped = min(self.to_skip, len(data))
        self.to_skip -= dropped
        self.pending += data[dropped:]

    def put_sign(self, sign: str) -> None:
        if not self.skipping and not self.hidden_rtf:
            self.flush()
            self.pieces.append(sign)


def rtf_text(data: bytes) -> tuple[str, bool]:
    """The text, and whether it is HTML."""
    state = _Rtf(data)
    for found in _TOKEN.finditer(data):
        word, number, code, star, sign, brace, text = found.groups()
        if brace:
            _brace(state, brace)
        elif star:
            state.skipping = True
        elif word:
            _word(state, word, number)
        elif code:
            state.put(bytes((int(code, 16),)))
        elif sign:
            state.put({b"~": b" ", b"-": b"", b"_": b"-", b"\n": b"\n", b"\r": b"\n"}.get(sign, sign))
        elif text:
            state.put(text)
    state.flush()
    return "".join(state.pieces), state.html


def _brace(state: _Rtf, brace: bytes) -> None:
    if brace == b"{":
        state.stack.append((state.skipping, state.after_unicode))
    elif state.stack:
        state.skipping, state.after_unicode = state.stack.pop()
    state.to_skip = 0


def _word(state: _Rtf, word: bytes, number: bytes | None) -> None:
    if word == b"htmltag":
        state.skipping = not state.html
    elif word == b"htmlrtf":
        state.hidden_rtf = state.html and number != b"0"
    elif word in _SKIPPED:
        state.skipping = True
    elif word == b"uc":
        state.after_unicode = min(int(number or 1), 8)
    elif word == b"u" and number:
        code = int(number) & 0xFFFF
        state.put_sign(chr(code))
        state.to_skip = state.after_unicode
    elif word in _BREAKS:
        state.put(_BREAKS[word])
    elif word in _SIGNS:
        state.put_sign(_SIGNS[word])
