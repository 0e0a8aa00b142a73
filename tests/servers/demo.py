"""One demonstration for all test processes: lived through once, then copied; living it takes a while."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.servers.live import Installation, Live

TOLD = "told.json"


def shown(live: Live) -> dict[str, Any]:
    """What `dengwen demo --json` tells, once it is ready to answer."""
    told: dict[str, Any] = json.loads(live.line_with("{"))
    live.line_with("ready")
    return told


@contextmanager
def lived(folder: Path) -> Iterator[tuple[Installation, dict[str, Any]]]:
    """The installation of a first start in this folder, shared by test processes, and what that start told.

    It is locked for the others while the block runs. Copy it before you serve it.
    """
    home, kept = folder / "demo", folder / TOLD
    with (folder / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            first = Installation(home)
            with first.running("demo", "--json") as live:
                told = shown(live)
            kept.write_text(json.dumps({"variables": first.variables, "told": told}))
        read = json.loads(kept.read_text())
        yield Installation(home, read["variables"]), read["told"]


def copied(folder: Path, to: Path) -> tuple[Installation, dict[str, Any]]:
    """An installation of one's own that has had its first start."""
    with lived(folder) as (first, told):
        return first.copied(to), told
