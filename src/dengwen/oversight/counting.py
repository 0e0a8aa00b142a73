"""Every entry is counted once: the reckonings follow the ledger by a cursor, and can at any time be made anew from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields
from uuid import UUID

from django.db import transaction

from dengwen.docket.models import Case
from dengwen.ledger.folds import all_entries, entries_after
from dengwen.ledger.models import Entry, TreeHead
from dengwen.oversight import reckoning
from dengwen.oversight.models import Progress, Reckoning
from dengwen.oversight.reckoning import Standing
from dengwen.policy.numbers import Policy, of_version

BATCH = 1000
MOST_AT_ONCE = 10_000
"""How many entries a page counts before it is drawn; what is left waits for the next look, and the page says so."""
FIELDS = tuple(field.name for field in fields(Standing))


class Numbers(dict[int, Policy]):
    """The house's numbers by version, each read once."""

    def __missing__(self, version: int) -> Policy:
        self[version] = of_version(version)
        return self[version]


def catch_up(most: int = MOST_AT_ONCE) -> int:
    """Count up to so many entries that were not counted yet; how many still wait."""
    at = counted()
    for _ in range(-(-most // BATCH)):
        entries = entries_after(at, BATCH)
        if not entries or not _count(at, entries):
            break
        at = entries[-1].index
    size, at = position()
    return max(size - 1 - at, 0)


def position() -> tuple[int, int]:
    """How long the ledger is, and the index up to which it was counted."""
    return TreeHead.objects.values_list("size", flat=True).first() or 0, counted()


def counted() -> int:
    """The index of the last entry that was counted; -1 before the first."""
    return Progress.objects.get_or_create(pk=1)[0].index


def _count(at: int, entries: list[Entry]) -> bool:
    """Fold a batch into its matters' rows; False when somebody else was quicker."""
    with transaction.atomic():
        if not Progress.objects.filter(pk=1, index=at).update(index=entries[-1].index):
            return False
        cases = {case.uid: case for case in Case.objects.filter(uid__in={each.case_uid for each in entries})}
        held = Reckoning.objects.filter(case__in=cases.values()).select_related("case")
        standings = {row.case.uid: Standing(**{name: getattr(row, name) for name in FIELDS}) for row in held}
        folded(entries, standings)
        rows = [Reckoning(case=cases[uid], **asdict(each)) for uid, each in standings.items() if uid in cases]
        Reckoning.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["case"], update_fields=FIELDS, batch_size=BATCH
        )
    return True


def folded(entries: Iterable[Entry], standings: dict[UUID, Standing]) -> dict[UUID, Standing]:
    """Let the entries, in their order, count in the standings of their matters."""
    numbers = Numbers()
    for entry in entries:
        if entry.case_uid is None:
            continue
        if entry.act == "receive":
            policy = numbers[reckoning.version_of(entry)]
            standings[entry.case_uid] = reckoning.begun(entry, policy)
        elif entry.case_uid in standings:
            standing = standings[entry.case_uid]
            reckoning.fold(standing, entry, numbers[standing.policy_version])
    return standings


def recount() -> None:
    """Forget every reckoning, so that the next looks count the whole ledger anew."""
    with transaction.atomic():
        Reckoning.objects.all().delete()
        Progress.objects.filter(pk=1).update(index=-1)


def differences() -> Iterator[UUID]:
    """The matters whose row is not what their entries say. For tests and doubts: reads the whole ledger."""
    at = counted()
    told = folded((entry for entry in all_entries() if entry.index <= at), {})
    held = {row.case.uid: row for row in Reckoning.objects.select_related("case")}
    for uid in told.keys() | held.keys():
        row, standing = held.get(uid), told.get(uid)
        if row is None or standing is None or any(getattr(row, name) != getattr(standing, name) for name in FIELDS):
            yield uid
