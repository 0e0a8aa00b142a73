"""The mail within what a program saved: behind a byte-order mark, in UTF-16, or between Apple Mail's length and property list."""

import codecs
import re

_EMLX = re.compile(rb"\d{1,10}[ \t]*\r?\n(?=[!-9;-~]{1,80}[ \t]*:)")
_PLIST = b"<?xml version="
_WIDE = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def bare(raw: bytes) -> bytes:
    """The mail alone. Apple's length is not believed: it is wrong as soon as line ends were changed."""
    for mark, codec in _WIDE:
        if raw.startswith(mark) and ":".encode(codec) in raw[:200]:
            return raw[2:].decode(codec, "replace").encode()
    raw = raw.removeprefix(codecs.BOM_UTF8)
    if found := _EMLX.match(raw):
        end = raw.rfind(_PLIST)
        return raw[found.end() : end if b"<plist" in raw[end : end + 300] else len(raw)]
    return raw
