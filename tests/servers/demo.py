"""One demonstration for all test processes: lived through once, then copied; living it takes a while."""

from __future__ import annotations

import fcntl
import json
import shutil
from pathlib import Path
from typing import Any

from tests.servers.live import Installation, Live

TOLD = "told.json"


def shown(live: Live) -> dict[str, Any]:
    """What `dengwen demo --json` tells, once it is ready to answer."""
    told: dict[str, Any] = json.loads(live.line_with("{"))
    live.line_with("ready")
    return told


def lived(folder: Path) -> tuple[Path, dict[str, Any]]:
    """The home of a first start in this folder, shared by test processes, and what that start told. Copy the home before you serve it."""
    home = folder / "demo"
    with (folder / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / TOLD).exists():
            with Installation(home).running("demo", "--json") as live:
                told = shown(live)
            (folder / TOLD).write_text(json.dumps(told))
    return home, json.loads((folder / TOLD).read_text())


def copied(folder: Path, to: Path) -> tuple[Installation, dict[str, Any]]:
    """An installation of one's own that has had its first start."""
    home, told = lived(folder)
    shutil.copytree(home, to, ignore=shutil.ignore_patterns("run"))
    return Installation(to), told
