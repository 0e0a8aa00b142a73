"""Is this reply another matter's reply? Keyed sketches are compared; no text is kept (F11)."""

from __future__ import annotations

import struct
import unicodedata

from django.db.models import Count
from rensa import RMinHash

from dengwen.docket.models import Case
from dengwen.feedback.models import LikenessBand
from dengwen.vault.blind import blind

SHINGLE = 3
FEWEST = 40
"""Texts with fewer different shingles are standard phrases: they are not sketched and match nothing."""
ROWS, BANDS = 4, 32
SEED = 20_100
ALIKE = 0.8


def shingles(text: str) -> set[str]:
    """All runs of three letters or digits; case, width, spaces and punctuation do not count."""
    plain = "".join(mark for mark in unicodedata.normalize("NFKC", text).casefold() if mark.isalnum())
    return {plain[at : at + SHINGLE] for at in range(len(plain) - SHINGLE + 1)}


def bands(text: str) -> list[int]:
    """The sketch of a text as BANDS numbers; empty for a text too short to be told from a standard phrase."""
    found = shingles(text)
    if len(found) < FEWEST:
        return []
    sketch = RMinHash(num_perm=ROWS * BANDS, seed=SEED)
    sketch.update([blind("shingle", each) for each in found])
    rows = sketch.digest()
    return [_band(no, rows[no * ROWS : (no + 1) * ROWS]) for no in range(BANDS)]


def _band(no: int, rows: list[int]) -> int:
    return int.from_bytes(blind("likeness", bytes([no]), struct.pack(f">{ROWS}I", *rows))[:8], signed=True)


def nearest(case: Case, text: str) -> float:
    """How alike the text is to the most similar reply released in another matter, from 0 to 1, as the equal bands let it be estimated."""
    sketch = bands(text)
    others = LikenessBand.objects.filter(band__in=sketch).exclude(case=case)
    most = others.values("case").annotate(equal=Count("pk")).order_by("-equal").values_list("equal", flat=True).first()
    return 0.0 if not most else float((most / BANDS) ** (1 / ROWS))


def remember(case: Case, text: str) -> None:
    """Keep the sketch of a reply that was just released, in the same transaction."""
    rows = [LikenessBand(case=case, band=band) for band in bands(text)]
    LikenessBand.objects.bulk_create(rows, ignore_conflicts=True)
