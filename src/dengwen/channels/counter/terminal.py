"""`dengwen import`: an old ledger taken over at the machine itself, by the same rules as on the counter's page (3.1a)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dengwen.channels.counter.importing import Judged, judged, take_over
from dengwen.desk.sheets import NoTable, lines_of
from dengwen.docket.actors import SYSTEM

Told = dict[str, Any]


def from_file(path: Path, *, dry_run: bool) -> Told:
    """What became of a table: how many rows it has, were known and are new, and each wrong row with its faults in sentences.

    Nothing is written when ``dry_run`` or when any row is wrong. The sentences are for whoever gave the file; nothing is logged.
    """
    try:
        rows = judged(lines_of(path.read_bytes()))
    except NoTable:
        return {"ok": False, "readable": False, **_told([], 0)}
    sound = not any(row.problems for row in rows)
    made = take_over(rows, SYSTEM) if sound and not dry_run else 0
    return {"ok": sound, "readable": True, **_told(rows, made)}


def _told(rows: Sequence[Judged], made: int) -> Told:
    return {
        "rows": len(rows),
        "known": sum(row.known for row in rows),
        "made": made,
        "wrong": [{"row": row.no, "problems": row.problems} for row in rows if row.problems],
    }
