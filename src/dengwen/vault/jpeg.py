"""JPEG segments: taking out what is not the picture, without decoding it."""

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_KEPT = {0xE0, 0xEE}


class NoJpeg(Exception):
    """These bytes are no whole JPEG file."""


def bare_jpeg(data: bytes) -> bytes:
    """The same pixels without application segments, comments, and anything behind the picture's end."""
    if data[:2] != bytes((0xFF, _START)):
        raise NoJpeg("This is no JPEG.")
    out, at = bytearray(data[:2]), 2
    while True:
        at = _marker(data, at)
        marker = data[at + 1]
        if marker == _END:
            return bytes(out + data[at : at + 2])
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _SCAN:
            end = _scan_end(data, end)
        if marker in _KEPT or not (0xE0 <= marker <= 0xEF or marker == 0xFE):
            out += data[at:end]
        at = end


def _marker(data: bytes, at: int) -> int:
    while data[at : at + 2] == b"\xff\xff":
        at += 1
    if len(data) < at + 2 or data[at] != 0xFF:
        raise NoJpeg("This JPEG is broken off.")
    return at


def _scan_end(data: bytes, at: int) -> int:
    """Where the next marker after a scan stands: not a stuffed zero, not a restart."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise NoJpeg("This JPEG is broken off.")
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2
