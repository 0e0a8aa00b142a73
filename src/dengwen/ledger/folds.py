"""Reading entries in order, a batch at a time, whatever the ledger's length."""

from collections.abc import Iterator
from uuid import UUID

from dengwen.ledger.models import Entry

BATCH = 1000


def entries_of(case_uid: UUID | None) -> Iterator[Entry]:
    """The history of one case from its first entry; of the house itself for `None`."""
    seq = -1
    chain = Entry.objects.filter(case_uid=case_uid).order_by("seq")
    while batch := list(chain.filter(seq__gt=seq)[:BATCH]):
        yield from batch
        seq = batch[-1].seq


def all_entries(after: int = -1) -> Iterator[Entry]:
    """Every entry beyond index `after`, in the order of writing; a cursor needs to remember only the last index."""
    while batch := entries_after(after, BATCH):
        yield from batch
        after = batch[-1].index


def entries_after(index: int, limit: int) -> list[Entry]:
    return list(Entry.objects.filter(index__gt=index).order_by("index")[:limit])
