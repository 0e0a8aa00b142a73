"""Writes docs/clauses.md and the packaged list of tests from the table, the code and the tests; --check only compares."""

import argparse
import json
import sys
from collections import Counter
from itertools import groupby
from pathlib import Path
from typing import Any

from dengwen.config import clauses
from dengwen.regulation.clauses import CHAPTERS, CLAUSES

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "clauses.md"
HEAD = """# The regulation, clause by clause

Written by `make docs` from the table of clauses, the rooms that name them and the tests marked with them; do not edit.
**built**: rooms carry it out and tests show it · **partly**: something of it remains, or no test shows it yet · **open**: not built.
"""


def page(rows: list[dict[str, Any]]) -> str:
    counted = Counter(row["state"] for row in rows)
    parts = [
        HEAD,
        f"{len(rows)} clauses: " + ", ".join(f"{counted[name]} {name}" for name in ("built", "partly", "open")),
    ]
    for chapter, group in groupby(rows, key=lambda row: CLAUSES[row["id"]].chapter):
        words = CHAPTERS[chapter]
        parts.append(f"\n## {chapter} {words.zh} · {words.en}\n")
        parts.append(
            "| clause | what it asks | state | built in | shown by | remains |\n| --- | --- | --- | --- | --- | --- |"
        )
        parts.extend(line(row) for row in group)
    return "\n".join(parts) + "\n"


def line(row: dict[str, Any]) -> str:
    rooms = " ".join(f"`{room.removeprefix('dengwen.')}`" for room in row["built_in"])
    tests = "<br>".join(f"`{test.removeprefix('tests/')}`" for test in row["tests"])
    asked = f"{row['zh']}<br>{row['en']}"
    return f"| {row['id']} | {asked} | {row['state']} | {rooms} | {tests} | {row['remaining']} |"


def wanted() -> dict[Path, str]:
    shown = clauses.shown_by_tests(clauses.TESTS)
    packaged = json.dumps(shown, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return {PAGE: page(clauses.rows()), clauses.PACKAGED: packaged}


def stale() -> list[str]:
    """The generated files that are not what they would be now."""
    return [
        str(path.relative_to(ROOT))
        for path, text in wanted().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    if parser.parse_args().check:
        found = stale()
        sys.stdout.writelines(f"{name} is stale; run make docs\n" for name in found)
        return 1 if found else 0
    for path, text in wanted().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
