"""Parts that hold no parts: text to read, files to keep."""

from .calendars import calendar_text
from .charsets import decode
from .flowed import reflowed
from .folding import fold
from .gathering import Gathering, Part, Piece, Worth
from .html import html_text
from .params import parameters
from .parsed import Warned
from .tnef import read_tnef
from .transfer import undone, untold, uuencoded
from .yenc import yencoded

_TNEF = ("application/ms-tnef", "application/vnd.ms-tnef", "application/x-tnef")
_NOTED = {
    "message/partial": Warned.PARTIAL_MESSAGE,
    "message/external-body": Warned.EXTERNAL_BODY,
    "application/pgp-encrypted": Warned.ENCRYPTED,
    "application/pgp-signature": Warned.SIGNED_UNCHECKED,
    "application/pkcs7-signature": Warned.SIGNED_UNCHECKED,
    "application/x-pkcs7-signature": Warned.SIGNED_UNCHECKED,
}
_LONGER = 2
_MUCH = 200


def read_leaf(part: Part, gathering: Gathering) -> Piece:
    data, warned = undone(part.body, part.encoding)
    gathering.warn(warned)
    if _is_text(part):
        return read_text(part, data, gathering)
    return keep(part, data, gathering)


def keep(part: Part, data: bytes, gathering: Gathering) -> Piece:
    """Keep the bytes as a file; a few kinds of files also say something."""
    gathering.warn(_NOTED.get(part.media_type))
    if part.media_type in _TNEF or part.name.lower() == "winmail.dat":
        return _tnef(part, data, gathering)
    inline = part.disposition.word != "attachment" and (part.related or part.head.has("content-id"))
    gathering.attach(
        part.name, part.media_type, data, inline=inline and part.media_type.startswith(("image/", "audio/", "video/"))
    )
    if part.media_type == "text/calendar":
        return Piece(calendar_text(decode(data, part.content.text("charset") or "utf-8")[0]), "", Worth.CALENDAR)
    return Piece()


def read_text(part: Part, data: bytes, gathering: Gathering) -> Piece:
    """The text of a part whose bytes are decoded already."""
    if (found := untold(data)) is not None:
        gathering.warn(Warned.ENCODING_LIED)
        data = found
    if part.media_type != "text/html":
        data = _without_yencoded(_without_uuencoded(data, gathering), gathering)
    text, warned = decode(data, part.content.text("charset"))
    gathering.warn(warned)
    if "\x00" in text:
        gathering.warn(Warned.NUL_BYTES)
        text = text.replace("\x00", "")
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if part.media_type == "text/html" or text[:200].lstrip().lower().startswith(("<html", "<!doctype html")):
        return _html(text, gathering)
    return _plain(part, text, gathering)


def better_of(plain: Piece, rich: Piece, gathering: Gathering) -> Piece:
    """The plain text, unless it is empty, unreadable, or plainly only a hint that there is more."""
    if rich.blank:
        return plain
    visible = "".join(plain.text.split())
    if not visible or visible.count("?") + visible.count("\ufffd") > len(visible) // 3:
        return rich
    length, rich_length = len(visible) + len(plain.folded), len("".join(rich.text.split())) + len(rich.folded)
    if rich_length > _LONGER * length + _MUCH:
        gathering.warn(Warned.ALTERNATIVES_DIFFER)
        return Piece(rich.text, "\n\n".join(filter(None, (rich.folded, plain.text))), Worth.HTML)
    return plain


def _is_text(part: Part) -> bool:
    if not part.media_type.startswith("text/") or part.media_type in ("text/calendar", "text/rfc822-headers"):
        return False
    named = bool(part.disposition.pieces.get("filename")) or (part.depth > 0 and bool(part.content.pieces.get("name")))
    if part.disposition.word == "attachment":
        return part.depth == 0 and not named
    return not named and part.media_type in (
        "text/plain",
        "text/html",
        "text/enriched",
        "text/markdown",
        "text/x-plain",
    )


def _without_uuencoded(data: bytes, gathering: Gathering) -> bytes:
    if b"begin" not in data:
        return data
    files, rest = uuencoded(data)
    for name, content in files:
        gathering.warn(Warned.UUENCODED)
        gathering.attach(decode(name)[0], "application/octet-stream", content)
    return rest


def _without_yencoded(data: bytes, gathering: Gathering) -> bytes:
    if b"=ybegin " not in data:
        return data
    files, rest = yencoded(data)
    for name, content, whole in files:
        gathering.warn(None if whole else Warned.ENCODING_BROKEN)
        gathering.attach(decode(name)[0], "application/octet-stream", content)
    return rest


def _plain(part: Part, text: str, gathering: Gathering) -> Piece:
    if gathering.mbox and ">From " in text:
        text = "\n".join(
            line[1:] if line.startswith(">") and line.lstrip(">").startswith("From ") else line
            for line in text.split("\n")
        )
    if part.content.text("format").lower() == "flowed":
        text = reflowed(text, delete_space=part.content.text("delsp").lower() == "yes")
    if "-----BEGIN PGP MESSAGE-----" in text:
        gathering.warn(Warned.ENCRYPTED)
    if "-----BEGIN PGP SIGNED MESSAGE-----" in text:
        gathering.warn(Warned.SIGNED_UNCHECKED)
    return _folded(text, Worth.PLAIN, gathering)


def _html(text: str, gathering: Gathering) -> Piece:
    page = html_text(text)
    gathering.warned |= page.warned
    piece = _folded(page.text, Worth.HTML, gathering)
    piece.folded = "\n\n".join(filter(None, (piece.folded, page.hidden)))
    return piece


def _folded(text: str, worth: Worth, gathering: Gathering) -> Piece:
    found = fold(text)
    if found.bare:
        gathering.warn(Warned.ONLY_QUOTED)
    return Piece(found.own, found.folded, worth)


def _tnef(part: Part, data: bytes, gathering: Gathering) -> Piece:
    gathering.warn(Warned.TNEF)
    found = read_tnef(data)
    if not found.whole:
        gathering.warn(Warned.TNEF_BROKEN)
        gathering.attach(part.name, part.media_type, data)
    for file in found.files:
        media_type = parameters(file.media_type.encode("ascii", "replace")).word
        gathering.attach(file.name, media_type if "/" in media_type else "application/octet-stream", file.data)
    return _folded(found.text, Worth.TNEF, gathering) if found.text.strip() else Piece()
