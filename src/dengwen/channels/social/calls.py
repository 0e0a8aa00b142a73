"""What a platform's call is before and after it is understood. All of it lives in memory only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any


class Refused(Exception):
    """This call is not answered. Why is nobody's business: everything refused looks the same."""


@dataclass(frozen=True, slots=True, repr=False)
class Call:
    """One request to a call-back. Names of ``headers`` are in lower case."""

    method: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    media_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back to the platform."""

    body: bytes
    media_type: str = "text/plain; charset=utf-8"
    status: int = 200


def whole(text: str) -> str:
    """The text with nothing in it but whole characters."""
    return text.encode("utf-8", "replace").decode()


@dataclass(frozen=True, slots=True, repr=False)
class Piece:
    """A picture or file that belongs to a message: at a ``url``, or under a ``ref`` of the platform's own interface."""

    name: str = ""
    url: str = ""
    ref: str = ""
    kind: str = ""

    def __post_init__(self) -> None:
        for name in ("name", "url", "ref", "kind"):
            object.__setattr__(self, name, whole(getattr(self, name)))


@dataclass(frozen=True, slots=True, repr=False)
class Message:
    """What somebody wrote. ``sender`` is the platform's name for them, ``name`` what they call themselves, ``facts`` other words of it."""

    id: str
    sender: str
    kind: str = "text"
    text: str = ""
    name: str = ""
    facts: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = ()
    answered_by_interface: bool = False

    def __post_init__(self) -> None:
        """Halves of characters, which JSON can smuggle in, become question marks: they could be neither sealed nor counted."""
        for name in ("id", "sender", "kind", "text", "name"):
            object.__setattr__(self, name, whole(getattr(self, name)))
        object.__setattr__(self, "facts", tuple(whole(each) for each in self.facts))

    def record(self) -> dict[str, Any]:
        """As plain JSON values, to be sealed."""
        return asdict(self)

    @classmethod
    def of_record(cls, record: Mapping[str, Any]) -> Message:
        pieces = tuple(Piece(**each) for each in record["pieces"])
        return cls(**{**record, "pieces": pieces, "facts": tuple(record["facts"])})


@dataclass(frozen=True, slots=True, repr=False)
class Heeded:
    """A genuine call. ``at`` is the caller's instant in seconds; ``reply`` writes words, or none, as the platform reads them.

    ``nonce`` is empty where the scheme has none. With ``strict`` a nonce serves once; otherwise the same message may come again with it.
    ``greeted`` is a call without a message that is answered in words all the same: somebody has just found the account.
    """

    at: float
    nonce: str
    reply: Callable[[str | None], Reply]
    message: Message | None = None
    strict: bool = False
    greeted: bool = False


def seconds(text: str, each: int = 1) -> float:
    """A timestamp as its caller wrote it; Refused when it is none."""
    if not (text.isascii() and text.isdigit() and len(text) <= 16):
        raise Refused
    return int(text) / each
