"""Reading entries in order, a batch at a time, whatever the ledger's length."""

from collections.abc import Collection, Iterator
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


def entries_after(index: int, limit: int, acts: Collection[str] | None = None) -> list[Entry]:
    """The next entries beyond the index, of these acts alone where any are named."""
    entries = Entry.objects.filter(index__gt=index)
    if acts is not None:
        entries = entries.filter(act__in=acts)
    return list(entries.order_by("index")[:limit])


def last_index() -> int:
    """The index of the newest entry; -1 while there is none. Entries become visible in the order of their index."""
    newest = Entry.objects.order_by("-index").values_list("index", flat=True).first()
    return -1 if newest is None else newest
