"""What is known of a mail once its bytes have been read."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal


class MailKind(StrEnum):
    ORDINARY = "ordinary"
    BOUNCE = "bounce"
    AUTO_REPLY = "auto_reply"
    LIST = "list"
    LOOP_SUSPECT = "loop_suspect"


class Warned(StrEnum):
    """What a reader of the mail should know about how it was written or sent."""

    UNREADABLE = "unreadable"
    EMPTY = "empty"
    NO_SENDER = "no_sender"
    NO_REPLY_SENDER = "no_reply_sender"
    NO_MESSAGE_ID = "no_message_id"
    NO_DATE = "no_date"
    DUPLICATE_HEADER = "duplicate_header"
    BROKEN_HEADER = "broken_header"
    HEADERS_CUT = "headers_cut"
    CHARSET_LIED = "charset_lied"
    CHARSET_LOSSY = "charset_lossy"
    ENCODING_LIED = "encoding_lied"
    ENCODING_BROKEN = "encoding_broken"
    NUL_BYTES = "nul_bytes"
    BOUNDARY_WRONG = "boundary_wrong"
    TRUNCATED = "truncated"
    TOO_DEEP = "too_deep"
    TOO_MANY_PARTS = "too_many_parts"
    OUTSIDE_PARTS = "outside_parts"
    ONLY_QUOTED = "only_quoted"
    HIDDEN_TEXT = "hidden_text"
    DISGUISED_LINK = "disguised_link"
    REMOTE_CONTENT = "remote_content"
    ALTERNATIVES_DIFFER = "alternatives_differ"
    NAME_CHANGED = "name_changed"
    NAME_BIDI = "name_bidi"
    DOUBLE_EXTENSION = "double_extension"
    DANGEROUS_TYPE = "dangerous_type"
    SIGNED_UNCHECKED = "signed_unchecked"
    ENCRYPTED = "encrypted"
    TNEF = "tnef"
    TNEF_BROKEN = "tnef_broken"
    UUENCODED = "uuencoded"
    PARTIAL_MESSAGE = "partial_message"
    EXTERNAL_BODY = "external_body"


Language = Literal["zh-hans", "en"]


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of the mail: `data` is exactly what the sender put in; `name` is safe to show and to save, never a
    path."""

    name: str
    media_type: str
    data: bytes
    sha256: str
    inline: bool = False


@dataclass(frozen=True, slots=True)
class ParsedMail:
    """A mail as read. `text` is the author's own words; `folded` is quoted history, signatures and hidden text:
    together they hold everything.

    Addresses are lower-case in the domain, never empty, in the order of the mail. `date` is what the sender claims,
    always with a time zone.
    `reason` says in one code why `kind` was chosen, "" for an ordinary mail. `hinted` is true where the subject
    carries the agreed word: a help
    for sorting, never a filter. `warnings` are values of `Warned`, each once, in the order of the enumeration.
    """

    message_id: str
    in_reply_to: str
    references: tuple[str, ...]
    subject: str
    from_name: str
    from_address: str
    reply_to: tuple[str, ...]
    to: tuple[str, ...]
    cc: tuple[str, ...]
    delivered_to: tuple[str, ...]
    date: datetime | None
    text: str
    folded: str
    attachments: tuple[Attached, ...]
    warnings: tuple[str, ...]
    kind: MailKind
    reason: str
    language: Language
    hinted: bool
