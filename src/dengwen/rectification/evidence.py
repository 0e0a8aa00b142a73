"""Files that show a measure was carried out: a copy without hidden traces, sealed where the measure itself is sealed (4.3.1c)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from dengwen.docket.actors import Actor
from dengwen.docket.papers import PaperDraft, same
from dengwen.vault.cleaning import clean_copy
from dengwen.vault.files import StagedFile, file_record, from_record
from dengwen.vault.models import Compartment

KIND = "measure_file"


def papers(
    originals: Iterable[StagedFile], places: Sequence[Compartment], actor: Actor, measure_uid: UUID
) -> tuple[list[PaperDraft], list[UUID]]:
    """One paper a file, and the staged files that the act must adopt.

    A kind of file that cannot be cleaned is kept as it came: it comes from the staff, and without it there would be no evidence.
    """
    drafted, kept = [], []
    for no, original in enumerate(originals, start=1):
        copy = clean_copy(original).file
        kept.append((copy or original).uid)
        drafted.append(same(KIND, places, _payload(no, original, copy), actor, about=measure_uid))
    return drafted, kept


def _payload(no: int, original: StagedFile, copy: StagedFile | None) -> dict[str, Any]:
    shown = copy or original
    return {
        "no": no,
        **file_record(shown),
        "file_uid": str(shown.uid),
        "name": original.name,
        "original_sha256": original.sha256,
        "cleaned": copy is not None,
    }


def file_of(body: Mapping[str, Any]) -> StagedFile:
    """The sealed file behind a paper of this kind, with the key to read it."""
    return from_record(body)
