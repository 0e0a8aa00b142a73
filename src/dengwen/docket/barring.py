"""The exclusions of a matter, kept blinded: one can ask whether a person is barred, never who is."""

import hashlib
from collections.abc import Iterable
from uuid import UUID

from dengwen.vault.blind import blind

WIDTH = 12


def _mark(case_uid: UUID, staff_uid: UUID) -> bytes:
    return blind("exclusion", case_uid.bytes, staff_uid.bytes)[:WIDTH]


def barred_blob(case_uid: UUID, barred: Iterable[UUID], before: bytes = b"") -> bytes:
    """Sorted marks of everybody barred, added to those before; order and duplicates tell nothing."""
    marks = {_mark(case_uid, uid) for uid in barred}
    marks |= {before[at : at + WIDTH] for at in range(0, len(before), WIDTH)}
    return b"".join(sorted(marks))


def is_barred(case_uid: UUID, blob: bytes, staff_uid: UUID) -> bool:
    """Whether the person is barred from the matter."""
    mark = _mark(case_uid, staff_uid)
    return any(bytes(blob[at : at + WIDTH]) == mark for at in range(0, len(blob), WIDTH))


def unbarred(case_uid: UUID, blob: bytes, candidates: Iterable[UUID]) -> list[UUID]:
    """The candidates who are not barred, in their order."""
    marks = {bytes(blob[at : at + WIDTH]) for at in range(0, len(blob), WIDTH)}
    return [uid for uid in candidates if _mark(case_uid, uid) not in marks]


def fingerprint(blob: bytes) -> str:
    """What the entry holds of the blob."""
    return hashlib.sha256(blob).hexdigest()
