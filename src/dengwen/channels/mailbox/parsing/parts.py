"""Parts of a mail, read recursively within limits; whatever cannot be read is kept as a file, whole."""

from .gathering import Gathering, Part, Piece, Worth, part_of
from .heads import split_message, split_part
from .leaves import better_of, keep, read_leaf, read_text
from .parsed import Warned
from .smime import Wrapping, unwrapped
from .structure import Cut, cut
from .transfer import undone

_DEEPEST = 24
_STOCK = (b"mime", b"multi-part", b"multipart")
_SMIME = ("application/pkcs7-mime", "application/x-pkcs7-mime")
_MESSAGES = ("message/rfc822", "message/global", "message/news")


def read_part(part: Part, gathering: Gathering) -> Piece:
    if part.depth > _DEEPEST or gathering.full:
        gathering.warn(Warned.TOO_DEEP if part.depth > _DEEPEST else Warned.TOO_MANY_PARTS)
        gathering.attach(part.name, "application/octet-stream", part.body)
        return Piece()
    if part.media_type.startswith("multipart/"):
        return _read_multipart(part, gathering)
    if part.media_type in _MESSAGES:
        return _read_message(part, gathering)
    if part.media_type in _SMIME or part.name.lower().endswith((".p7m", ".p7z")):
        return _read_wrapped(part, gathering)
    return read_leaf(part, gathering)


def _read_multipart(part: Part, gathering: Gathering) -> Piece:
    boundary = part.content.raw("boundary")
    found = cut(part.body, boundary)
    if found is None and part.encoding in ("base64", "quoted-printable"):
        part.body = undone(part.body, part.encoding)[0]
        found = cut(part.body, boundary)
    if found is None:
        gathering.warn(Warned.BOUNDARY_WRONG)
        return _read_undivided(part, gathering)
    if found.guessed:
        gathering.warn(Warned.BOUNDARY_WRONG)
    elif not found.closed:
        gathering.warn(Warned.TRUNCATED)
    if part.media_type == "multipart/signed":
        gathering.warn(Warned.SIGNED_UNCHECKED)
    if part.media_type == "multipart/encrypted":
        gathering.warn(Warned.ENCRYPTED)
    children = _read_children(part, found, gathering)
    piece = _choose(children, gathering) if part.media_type == "multipart/alternative" else _all(children)
    return _with_outside(piece, found, gathering)


def _read_undivided(part: Part, gathering: Gathering) -> Piece:
    """A multipart in which no boundary is to be seen: its text is shown, or it is kept."""
    data, warned = undone(part.body, part.encoding)
    gathering.warn(warned)
    part.media_type = "text/plain"
    if data.count(b"\x00") * 50 > len(data):
        return keep(part, data, gathering)
    return read_text(part, data, gathering)


def _read_children(part: Part, found: Cut, gathering: Gathering) -> list[Piece]:
    default = "message/rfc822" if part.media_type == "multipart/digest" else "text/plain"
    pieces = []
    for start, end in found.spans:
        if gathering.full:
            gathering.warn(Warned.TOO_MANY_PARTS)
            gathering.attach("", "application/octet-stream", part.body[start:])
            break
        head, body = split_part(part.body[start:end])
        gathering.warned |= head.warned
        child = part_of(head, body, part.depth + 1, default)
        child.related = part.related or part.media_type == "multipart/related"
        if not body.strip() and not head.fields:
            continue
        piece = read_part(child, gathering)
        if part.media_type == "multipart/report" and child.media_type in _MESSAGES:
            piece = Piece("", "\n\n".join(filter(None, (piece.text, piece.folded))))
        pieces.append(piece)
    return pieces


def _choose(pieces: list[Piece], gathering: Gathering) -> Piece:
    """The one text of several that say the same."""
    written = [piece for piece in pieces if piece.worth and not piece.blank]
    plain = next((piece for piece in written if piece.worth is Worth.PLAIN), None)
    rich = next((piece for piece in reversed(written) if piece.worth is Worth.HTML), None)
    if plain and rich:
        return better_of(plain, rich, gathering)
    best = max(written, key=lambda piece: piece.worth, default=None)
    return best or _all(pieces)


def _all(pieces: list[Piece]) -> Piece:
    """One text after the other; invitations and packed texts only where nobody wrote anything else."""
    written = [piece for piece in pieces if piece.worth >= Worth.HTML and not piece.blank]
    if not written:
        written = [piece for piece in pieces if not piece.blank]
    return Piece(
        "\n\n".join(piece.text for piece in written),
        "\n\n".join(piece.folded for piece in pieces if piece.folded.strip()),
        max((piece.worth for piece in written), default=Worth.NONE),
    )


def _with_outside(piece: Piece, found: Cut, gathering: Gathering) -> Piece:
    """Words that stand before the first or behind the last part, where standards allow only empty phrases."""
    outside = [text for text in (found.preamble, found.epilogue) if text.strip() and not _is_stock(text)]
    if not outside:
        return piece
    gathering.warn(Warned.OUTSIDE_PARTS)
    texts = [read_text(part_of(split_part(b"\n")[0], b"", 1), text, Gathering()).text for text in outside]
    if piece.blank:
        return Piece("\n\n".join(texts), piece.folded, Worth.PLAIN)
    return Piece(piece.text, "\n\n".join(filter(None, (piece.folded, *texts))), piece.worth)


def _is_stock(text: bytes) -> bool:
    return len(text) < 400 and text.isascii() and any(word in text.lower() for word in _STOCK)


def _read_message(part: Part, gathering: Gathering) -> Piece:
    """A mail within the mail: kept whole, and its words and files shown with those of the outer one."""
    data, warned = undone(part.body, part.encoding)
    gathering.warn(warned)
    head, body = split_message(data)
    subject = head.text("subject")
    gathering.attach(part.name or (f"{subject.replace('/', '_')[:80]}.eml" if subject else ""), part.media_type, data)
    piece = read_part(part_of(head, body, part.depth + 1), gathering)
    summary = "\n".join(
        f"{name}: {head.text(name.lower())}" for name in ("From", "To", "Date", "Subject") if head.has(name.lower())
    )
    return Piece("\n\n".join(filter(None, (summary, piece.text))), piece.folded, max(piece.worth, Worth.HTML))


def _read_wrapped(part: Part, gathering: Gathering) -> Piece:
    """An S/MIME message: what was signed is read in its place, unchecked; what is encrypted, or cannot be opened, is kept whole."""
    data, warned = undone(part.body, part.encoding)
    wrapping, content = unwrapped(data)
    gathering.warn(warned)
    gathering.warn(_said_of(wrapping, part))
    if content is None:
        return keep(part, data, gathering)
    head, body = split_part(content)
    gathering.warned |= head.warned
    before = len(gathering.files)
    piece = read_part(part_of(head, body, part.depth + 1), gathering)
    if piece.blank and not piece.folded and len(gathering.files) == before:
        return keep(part, data, gathering)
    return piece


def _said_of(wrapping: Wrapping, part: Part) -> Warned | None:
    """What the bytes say it is; where they say nothing, what the mail says."""
    if wrapping is Wrapping.NONE and part.media_type in _SMIME:
        signed = part.content.text("smime-type").lower() in ("signed-data", "certs-only")
        return Warned.SIGNED_UNCHECKED if signed else Warned.ENCRYPTED
    return {Wrapping.SIGNED: Warned.SIGNED_UNCHECKED, Wrapping.ENCRYPTED: Warned.ENCRYPTED}.get(wrapping)
