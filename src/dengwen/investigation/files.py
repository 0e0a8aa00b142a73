"""Files that belong to a record: the original as it came in and a copy without hidden data, both sealed with the work product (4.1.1c)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from dengwen.vault.cleaning import clean_copy
from dengwen.vault.files import StagedFile, file_record


@dataclass(frozen=True, slots=True, repr=False)
class Kept:
    """What a record says of its files (plain values, keys among them), and which staged files it adopts."""

    records: list[dict[str, Any]]
    uids: list[UUID]


def kept(originals: Iterable[StagedFile]) -> Kept:
    """Make the clean copies; a kind of file that cannot be cleaned has only its original."""
    records: list[dict[str, Any]] = []
    uids: list[UUID] = []
    for original in originals:
        copy = clean_copy(original).file
        records.append({"original": file_record(original), "clean": file_record(copy) if copy else None})
        uids += [original.uid, *([copy.uid] if copy else [])]
    return Kept(records, uids)


def chosen(records: Sequence[dict[str, Any]], number: int, which: str) -> dict[str, Any] | None:
    """The record of the file asked for by its place and by 'clean' or 'original'; None when there is none."""
    found = records[number].get(which) if number < len(records) else None
    return found if isinstance(found, dict) else None
