"""Writing entries: the only way in, inside the caller's transaction, in three statements for a new case."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.backends.utils import CursorWrapper

from dengwen.ledger.canon import NO_DIGEST, Fact, body_text, digest_of, head_mac, leaf_of, plain, salt_of, token
from dengwen.ledger.merkle import EMPTY_ROOT, Frontier
from dengwen.ledger.models import Entry

Tip = tuple[int, bytes]
Written = tuple[Entry, str]

_INSERT = (
    'INSERT INTO ledger_entry ("index", "case_uid", "seq", "act", "actor_uid", "post", "on", "at", "body", "prev",'
    ' "digest", "leaf") VALUES '
)
_ROW = "(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
_ROWS_A_STATEMENT = 200
_CHAINS_A_QUERY = 100
_HEAD = "SELECT size, frontier, root, mac FROM ledger_treehead WHERE id = 1"
_NEW_HEAD = "UPDATE ledger_treehead SET size = %s, frontier = %s, root = %s, mac = %s WHERE id = 1"
_FIRST_HEAD = (
    "INSERT INTO ledger_treehead (id, size, frontier, root, mac) VALUES (1, %s, %s, %s, %s) ON CONFLICT DO NOTHING"
)


class OutsideTransaction(RuntimeError):
    """Entries are written together with the change they speak of, so there must be a transaction around both."""


class HeadForged(RuntimeError):
    """The ledger's head is not the one this house signed; nothing is appended to it. Run the verifier."""


class WrongPlace(ValueError):
    """A draft claims a number or a forerunner in its case's chain that is not the next one."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry to be. Give `seq` and `prev` where they are known (a new case: `seq=0`), and no query asks for them."""

    case_uid: UUID | None
    act: str
    actor_uid: UUID | None
    post: str
    on: date
    at: datetime | None = None
    body: Mapping[str, Any] = field(default_factory=dict)
    seq: int | None = None
    prev: bytes | None = None


def append(drafts: Sequence[Draft], key: bytes) -> list[Entry]:
    """Chain, seal and write the drafts in their order; other writers wait from here to the end of the transaction."""
    if not connection.in_atomic_block:
        raise OutsideTransaction("Entries are appended inside the transaction of what they record.")
    if not drafts:
        return []
    with connection.cursor() as cursor:
        frontier = _locked_frontier(cursor, key)
        written = _sealed(drafts, _tips(cursor, drafts), frontier, key)
        _insert(cursor, written)
        _move_head(cursor, frontier, key)
    return [entry for entry, _ in written]


def _locked_frontier(cursor: CursorWrapper, key: bytes) -> Frontier:
    query = _HEAD + " FOR UPDATE" if connection.features.has_select_for_update else _HEAD
    cursor.execute(query)
    row = cursor.fetchone()
    if row is None:
        cursor.execute(_FIRST_HEAD, (0, b"", EMPTY_ROOT, head_mac(0, EMPTY_ROOT, b"", key)))
        cursor.execute(query)
        row = cursor.fetchone()
    size, packed, root, mac = row[0], bytes(row[1]), bytes(row[2]), bytes(row[3])
    if head_mac(size, root, packed, key) != mac:
        raise HeadForged("The ledger's head does not carry this house's seal; nothing was appended.")
    return Frontier.unpacked(size, packed)


def _tips(cursor: CursorWrapper, drafts: Iterable[Draft]) -> dict[UUID | None, Tip]:
    """Where every chain goes on: as the chain's first draft says, else as the table says."""
    tips: dict[UUID | None, Tip] = {}
    asked: dict[UUID | None, None] = {}
    for draft in drafts:
        chain = draft.case_uid
        if chain in tips or chain in asked:
            continue
        if draft.seq == 0:
            tips[chain] = (0, NO_DIGEST)
        elif draft.seq and draft.prev:
            tips[chain] = (draft.seq, draft.prev)
        else:
            asked[chain] = None
    chains = list(asked)
    for at in range(0, len(chains), _CHAINS_A_QUERY):
        tips.update(_read_tips(cursor, chains[at : at + _CHAINS_A_QUERY]))
    return tips


def _read_tips(cursor: CursorWrapper, chains: Sequence[UUID | None]) -> dict[UUID | None, Tip]:
    one = "SELECT * FROM (SELECT %s AS n, seq, digest FROM ledger_entry WHERE {} ORDER BY seq DESC LIMIT 1) AS tip"
    parts: list[str] = []
    values: list[Any] = []
    stored = _identifier()
    for n, chain in enumerate(chains):
        parts.append(one.format("case_uid IS NULL" if chain is None else "case_uid = %s"))
        values += [n] if chain is None else [n, stored(chain)]
    cursor.execute(" UNION ALL ".join(parts), values)
    return {chains[n]: (seq + 1, bytes(digest)) for n, seq, digest in cursor.fetchall()}


def _sealed(drafts: Sequence[Draft], tips: dict[UUID | None, Tip], frontier: Frontier, key: bytes) -> list[Written]:
    salts: dict[UUID | None, bytes] = {}
    written = []
    for draft in drafts:
        chain = draft.case_uid
        salt = salts.get(chain) or salts.setdefault(chain, salt_of(chain, key))
        entry, text = _entry(draft, tips.get(chain, (0, NO_DIGEST)), frontier.size, salt)
        tips[chain] = (entry.seq + 1, bytes(entry.digest))
        frontier.append(bytes(entry.leaf))
        written.append((entry, text))
    return written


def _entry(draft: Draft, tip: Tip, index: int, salt: bytes) -> Written:
    case_uid, actor_uid, on, at = draft.case_uid, draft.actor_uid, draft.on, draft.at
    seq, prev = tip
    if (draft.seq not in (None, seq)) or (draft.prev not in (None, prev)):
        raise WrongPlace(f"The case's next entry is number {seq}, and the draft was made for another place.")
    act, post, body = token(draft.act, "act"), token(draft.post, "post"), plain(draft.body)
    text = body_text(body)
    digest = digest_of(Fact(case_uid, seq, act, actor_uid, post, on, at, text, prev))
    leaf = leaf_of(index, digest, salt)
    return Entry(index, case_uid, seq, act, actor_uid, post, on, at, body, prev, digest, leaf), text


def _insert(cursor: CursorWrapper, written: Sequence[Written]) -> None:
    stored, day, instant = _identifier(), connection.ops.adapt_datefield_value, connection.ops.adapt_datetimefield_value
    for at in range(0, len(written), _ROWS_A_STATEMENT):
        batch = written[at : at + _ROWS_A_STATEMENT]
        values: list[Any] = []
        for e, text in batch:
            values += (e.index, stored(e.case_uid), e.seq, e.act, stored(e.actor_uid), e.post, day(e.on))
            values += (instant(e.at), text, e.prev, e.digest, e.leaf)
        cursor.execute(_insertion(len(batch)), values)


@cache
def _insertion(rows: int) -> str:
    return _INSERT + ", ".join([_ROW] * rows)


def _move_head(cursor: CursorWrapper, frontier: Frontier, key: bytes) -> None:
    root, packed = frontier.root(), frontier.packed()
    cursor.execute(_NEW_HEAD, (frontier.size, packed, root, head_mac(frontier.size, root, packed, key)))


def _identifier() -> Callable[[UUID | None], Any]:
    return _as_it_is if connection.features.has_native_uuid_field else _as_hex


def _as_it_is(uid: UUID | None) -> UUID | None:
    return uid


def _as_hex(uid: UUID | None) -> str | None:
    return uid.hex if uid else None
