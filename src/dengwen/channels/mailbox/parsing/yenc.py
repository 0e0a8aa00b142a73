"""yEnc (yenc.org, draft 1.3): files written into a text with almost all byte values."""

import re
from zlib import crc32

_BEGIN = re.compile(rb"^=ybegin [^\r\n]{0,200}?name=([^\r\n]{1,200})\r?\n(?:=ypart [^\r\n]{0,200}\r?\n)?", re.MULTILINE)
_END = re.compile(rb"^=yend([^\r\n]{0,200})\r?\n?", re.MULTILINE)
_SUM = re.compile(rb"\bp?crc32=([0-9a-fA-F]{1,8})")
_ESCAPED = re.compile(rb"=(.)", re.DOTALL)
_SHIFTED = bytes((value - 42) % 256 for value in range(256))


def yencoded(data: bytes) -> tuple[list[tuple[bytes, bytes, bool]], bytes]:
    """The files (raw name, bytes, whether its sum is right) that stand in a text, and the text without them."""
    files: list[tuple[bytes, bytes, bool]] = []
    rest, at = [], 0
    while (begin := _BEGIN.search(data, at)) and (end := _END.search(data, begin.end())):
        content = _decoded(data[begin.end() : end.start()])
        said = _SUM.search(end[1])
        files.append((begin[1].strip(), content, said is None or int(said[1], 16) == crc32(content)))
        rest.append(data[at : begin.start()])
        at = end.end()
    return files, b"".join((*rest, data[at:]))


def _decoded(block: bytes) -> bytes:
    block = block.translate(None, b"\r\n")
    return _ESCAPED.sub(lambda found: bytes([(found[1][0] - 64) % 256]), block).translate(_SHIFTED)
