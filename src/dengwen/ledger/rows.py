"""Bare rows for the verifier, in batches. A row that cannot even be read is handed on as such, not raised."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import OperationalError
from django.db.models import OuterRef, QuerySet, Subquery

from dengwen.ledger.models import Entry, TreeHead

BATCH = 1000
_FIELDS = ("index", "case_uid", "seq", "act", "actor_uid", "post", "on", "at", "body", "prev", "digest", "leaf")
_LOWEST = -(2**63)
UNREADABLE = (ValueError, TypeError, AttributeError, RecursionError, OperationalError)


@dataclass(slots=True)
class Row:
    """An entry as the database holds it; `before` is the digest of the case's entry with the number before this."""

    index: int
    case_uid: UUID | None
    seq: int
    act: str
    actor_uid: UUID | None
    post: str
    on: date
    at: datetime | None
    body: Any
    prev: bytes
    digest: bytes
    leaf: bytes
    before: bytes | None = None
    unreadable: bool = False


def rows_below(size: int | None) -> Iterator[Row]:
    """All rows in order of index, up to `size` where it is known."""
    rows = Entry.objects.order_by("index").annotate(before=_digest_before())
    if size is not None:
        rows = rows.filter(index__lt=size)
    after = _LOWEST
    while batch := _read(rows.filter(index__gte=after), (*_FIELDS, "before")):
        yield from batch
        after = batch[-1].index + 1


def chain_rows(case_uid: UUID | None) -> Iterator[Row]:
    rows = Entry.objects.filter(case_uid=case_uid).order_by("seq")
    after = _LOWEST
    while batch := _read(rows.filter(seq__gte=after), _FIELDS):
        yield from batch
        after = batch[-1].seq + 1


def count() -> int:
    return Entry.objects.count()


def first_behind_head() -> int | None:
    """The first entry that the head does not cover, seen in one statement so that a running append does not mislead."""
    size = TreeHead.objects.filter(pk=1).values("size")[:1]
    return Entry.objects.filter(index__gte=Subquery(size)).order_by("index").values_list("index", flat=True).first()


def first_gap(after: int, before: int) -> int | None:
    """The first index strictly between the two that no entry has."""
    standing = Entry.objects.filter(index__gt=after, index__lt=before).order_by("index")
    last = after
    for index in standing.values_list("index", flat=True).iterator(BATCH):
        if index != last + 1:
            break
        last = index
    return last + 1 if last + 1 < before else None


def _digest_before() -> Subquery:
    chain = Entry.objects.filter(case_uid=OuterRef("case_uid"), seq=OuterRef("seq") - 1)
    return Subquery(chain.values("digest")[:1])


def _read(rows: QuerySet[Entry], fields: tuple[str, ...]) -> list[Row]:
    try:
        return [Row(*values) for values in rows.values_list(*fields)[:BATCH]]
    except UNREADABLE:
        return [_read_one(rows, fields, *place) for place in rows.values_list("index", "seq")[:BATCH]]


def _read_one(rows: QuerySet[Entry], fields: tuple[str, ...], index: int, seq: int) -> Row:
    try:
        return Row(*rows.filter(index=index).values_list(*fields).get())
    except UNREADABLE:
        return Row(index, None, seq, "", None, "", date.min, None, None, b"", b"", b"", unreadable=True)
