"""Pages at 1,000, 10,000 and 100,000 matters: processor time, queries and bytes of worklist, matter and the reporter's status.

    python bench/pages.py [--profile company|city] [--sizes 1000,10000,100000] [--repeats 40]

Each size is seeded once into a home under var/bench and kept there. Requests go through the whole stack (middleware, templates, vault)
in one process that holds the keys itself, so that its processor time is all that a request costs.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
HOMES = ROOT / "var" / "bench"
READ = "import sys; from dengwen.config.loading import part; part('bench.reading:main')(int(sys.argv[1]))"
SEED = [sys.executable, "-m", "dengwen.config.command", "seed"]
GOALS = {"worklist": 40.0, "matter": 60.0, "status": 60.0}
MOST_QUERIES, MOST_MEGABYTES, FLAT, SLACK_MS = 15, 150.0, 1.5, 5.0
FULL = 1.2
"""A page that shows so much more than at a smaller size was not full there, and flatness counts from here."""


def home(profile: str, size: int) -> Path:
    """The seeded home of this size; made whole or not at all."""
    folder = HOMES / f"{profile}-{size}"
    if not folder.exists():
        begun = HOMES / f"{profile}-{size}.begun"
        subprocess.run(["rm", "-rf", str(begun)], check=True)
        wanted = ["--profile", profile, "--cases", str(size), "--home", str(begun)]
        subprocess.run([*SEED, *wanted], check=True)
        begun.rename(folder)
    return folder


def measured(folder: Path, repeats: int) -> dict[str, dict[str, float]]:
    """What a fresh process finds out about this home."""
    environment = os.environ | {"DENGWEN_HOME": str(folder), "DENGWEN_DEMO": "1"}
    command = [sys.executable, "-c", READ, str(repeats)]
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    found: dict[str, dict[str, float]] = json.loads(done.stdout)
    return found


def goal_of(page: str) -> float:
    return next(goal for name, goal in GOALS.items() if page.startswith(name))


def misses(page: str, found: dict[str, float], smallest: dict[str, float]) -> list[str]:
    """In what a page falls short of what was promised."""
    said = []
    if found["cpu_ms"] > goal_of(page):
        said.append(f"more than {goal_of(page):.0f} ms")
    if found["queries"] > MOST_QUERIES:
        said.append(f"more than {MOST_QUERIES} queries")
    if found["queries"] > smallest["queries"] or found["cpu_ms"] > FLAT * smallest["cpu_ms"] + SLACK_MS:
        said.append("not flat")
    return said


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--profile", choices=("company", "city"), default="company")
    asked.add_argument("--sizes", default="1000,10000,100000")
    asked.add_argument("--repeats", type=int, default=40)
    options = asked.parse_args()
    HOMES.mkdir(parents=True, exist_ok=True)
    smallest: dict[str, dict[str, float]] = {}
    missed = 0
    print(f"{'matters':>8}  {'page':28} {'CPU ms':>7} {'worst':>7} {'queries':>7} {'KB':>6}  {'MB':>5}")
    for size in map(int, options.sizes.split(",")):
        found = measured(home(options.profile, size), options.repeats)
        memory = found.pop("process")["megabytes"]
        for page, row in found.items():
            if row["bytes"] > FULL * smallest.setdefault(page, row)["bytes"]:
                smallest[page] = row
            short = misses(page, row, smallest[page])
            missed += len(short) + (memory > MOST_MEGABYTES)
            numbers = f"{row['cpu_ms']:7.1f} {row['worst_ms']:7.1f} {row['queries']:7.0f} {row['bytes'] / 1000:6.1f}"
            print(f"{size:8,}  {page:28} {numbers}  {memory:5.0f}  {', '.join(short)}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
