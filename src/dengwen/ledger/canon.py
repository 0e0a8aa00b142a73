"""The one byte form of an entry, and what a body may hold. Pure."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from enum import Enum
from functools import lru_cache
from hashlib import sha256
from hmac import digest as keyed_hash
from json import JSONEncoder
from json.encoder import encode_basestring_ascii as _quoted
from typing import Any, NamedTuple
from uuid import UUID

from dengwen.ledger.merkle import leaf_hash

NO_DIGEST = bytes(32)

_TOKEN = re.compile(r"(?!.*@.*\.)(?!(?:\+?86)?1[3-9][0-9]{9}\Z|[0-9]{17}[0-9Xx]\Z)[A-Za-z0-9_.:@*+/-]{0,64}\Z")
_is_token = _TOKEN.match
_encode = JSONEncoder(sort_keys=True, separators=(",", ":"), allow_nan=False).encode
_WIDEST_NUMBER = 2**53
_NAMES_KEPT = 1000
_names: set[str] = set()
"""Names seen before: those of columns and facts, few and always the same."""

Place = str | tuple[Any, str]
"""Where in a body a value stands: its name, or the place around it and its name."""


class NotPlain(ValueError):
    """An entry was to hold something other than codes, whole numbers, days and identifiers."""


class Fact(NamedTuple):
    """What an entry says, as it goes into the digest. `body_text` is `body_text(plain(body))`."""

    case_uid: UUID | None
    seq: int
    act: str
    actor_uid: UUID | None
    post: str
    on: date
    at: datetime | None
    body_text: str
    prev: bytes


def token(text: str, place: Place) -> str:
    """`text` if it is a short code; a mail address, a telephone or identity number is none, nor is any sentence."""
    if not _is_token(text):
        raise NotPlain(f"The {_spelled(place)} of an entry must be a short code.")
    return text


def plain(value: Any, place: Place = "body") -> Any:
    """The value as JSON holds it (days and identifiers become text); `NotPlain` names the place, never the content."""
    return _PLAIN.get(type(value), _kin)(value, place)


def body_text(plain_body: Mapping[str, Any]) -> str:
    """The body as canonical JSON: sorted names, no spaces, ASCII only."""
    return _encode(plain_body)


def digest_of(fact: Fact) -> bytes:
    case_uid, seq, act, actor_uid, post, on, at, text, prev = fact
    instant = at.astimezone(UTC).isoformat(timespec="microseconds") if at else ""
    head = (
        f"{case_uid.hex if case_uid else ''}|{seq:d}|{_quoted(act)}|{actor_uid.hex if actor_uid else ''}"
        f"|{_quoted(post)}|{on.isoformat()}|{instant}|{prev.hex()}"
    )
    return sha256(f"dengwen entry 1\n{head}\n{text}".encode("ascii")).digest()


def salt_of(case_uid: UUID | None, key: bytes) -> bytes:
    return keyed_hash(key, b"dengwen ledger salt\0" + (case_uid.bytes if case_uid else b""), "sha256")


def leaf_of(index: int, digest: bytes, salt: bytes) -> bytes:
    """The leaf binds the digest to its place: an entry moved elsewhere fits there no more than a forged one."""
    return leaf_hash(keyed_hash(salt, index.to_bytes(8, "big", signed=True) + digest, "sha256"))


def head_mac(size: int, root: bytes, frontier: bytes, key: bytes) -> bytes:
    return keyed_hash(key, b"dengwen ledger head\0" + size.to_bytes(8, "big") + root + frontier, "sha256")


def _spelled(place: Place) -> str:
    """The names of a place behind each other; made only for a refusal."""
    return place if isinstance(place, str) else f"{_spelled(place[0])}.{place[1]}"


def _as_it_is(value: Any, place: Place) -> Any:
    return value


def _spelled_out(value: UUID, place: Place) -> str:
    return str(value)


def _day(value: date, place: Place) -> str:
    return value.isoformat()


def _mapping(value: Mapping[Any, Any], place: Place) -> dict[str, Any]:
    return {_name(key, place): _PLAIN.get(type(item), _kin)(item, (place, key)) for key, item in value.items()}


def _sequence(value: Iterable[Any], place: Place) -> list[Any]:
    return [_PLAIN.get(type(item), _kin)(item, place) for item in value]


def _number(value: int, place: Place) -> int:
    if not -_WIDEST_NUMBER < value < _WIDEST_NUMBER:
        raise NotPlain(f"The number in {_spelled(place)} is too wide for JSON.")
    return value


def _name(key: Any, place: Place) -> str:
    if key in _names:
        return str(key)
    if not isinstance(key, str):
        raise NotPlain(f"Names in {_spelled(place)} must be codes.")
    name = token(key, place)
    if len(_names) < _NAMES_KEPT:
        _names.add(name)
    return name


@lru_cache(maxsize=1000)
def _member(value: Enum) -> Any:
    """What a member of an enumeration of codes or numbers is in JSON."""
    return _kin(value.value, type(value).__name__)


def _kin(value: Any, place: Place) -> Any:
    """Enumerations and other kin of the plain kinds; an instant is not a day and is refused."""
    if isinstance(value, Enum):
        return _member(value)
    if isinstance(value, str):
        return token(str.__str__(value), place)
    if isinstance(value, int):
        return _number(int(value), place)
    if isinstance(value, Mapping):
        return _mapping(value, place)
    raise NotPlain(
        f"{_spelled(place)} holds a {type(value).__name__}; an entry takes codes, whole numbers, days and identifiers."
    )


_PLAIN: dict[type[Any], Callable[[Any, Place], Any]] = {
    str: token,
    bool: _as_it_is,
    type(None): _as_it_is,
    int: _number,
    dict: _mapping,
    list: _sequence,
    tuple: _sequence,
    UUID: _spelled_out,
    date: _day,
}
