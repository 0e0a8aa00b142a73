"""Submissions of 2 KB without files against a real server: accepted per second, failures, processor time and memory.

    python bench/submit.py [--count 400] [--workers 2]

Processor time is that of all processes of the server. Every submission is fsynced before its receipt is shown.
"""

import argparse
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.standing import Standing, standing
from bench.visitor import Visitor

AT_ONCE = (1, 4, 16)
FLOW_GOAL_MS, SUBMIT_GOAL_MS = 8.0, 5.0


@dataclass
class Measured:
    what: str
    at_once: int
    asked: int
    accepted: int
    seconds: float
    cpu: Counter[str]

    @property
    def failed(self) -> int:
        return self.asked - self.accepted

    @property
    def cpu_ms(self) -> float:
        return self.cpu_ms_of(*self.cpu)

    def cpu_ms_of(self, *roles: str) -> float:
        return sum(self.cpu[role] for role in roles) / max(self.accepted, 1) * 1000


def whole_flow(server: Standing, at_once: int, count: int) -> Measured:
    """Form, check page, submit."""

    def one(_number: int) -> bool:
        visitor = free.pop()
        try:
            return visitor.submit(visitor.check(visitor.open_form()))
        except OSError:
            return False
        finally:
            free.append(visitor)

    free = [Visitor(server.port) for _ in range(at_once)]
    return timed("form + check + submit", server, at_once, [*range(count)], one)


def submit_alone(server: Standing, at_once: int, count: int) -> Measured:
    """Only the last request: the check pages were fetched before."""

    def one(checked: dict[str, str]) -> bool:
        visitor = free.pop()
        try:
            return visitor.submit(checked)
        except OSError:
            return False
        finally:
            free.append(visitor)

    first = Visitor(server.port)
    form = first.open_form()
    pages = [first.check(form) for _ in range(count)]
    free = [Visitor(server.port, first.cookie) for _ in range(at_once)]
    return timed("submit", server, at_once, pages, one)


def timed(what, server, at_once, things, one):  # type: ignore[no-untyped-def]
    before, start = server.cpu(), time.perf_counter()
    with ThreadPoolExecutor(at_once) as pool:
        accepted = sum(pool.map(one, things))
    seconds = time.perf_counter() - start
    return Measured(what, at_once, len(things), accepted, seconds, server.cpu() - before)


def table(rows: list[Measured]) -> None:
    print("| measured | at a time | asked | accepted/s | failed | server CPU per submission | web | clerk | others |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|")
    for row in rows:
        print(
            f"| {row.what} | {row.at_once} | {row.asked} | {row.accepted / row.seconds:.0f} | {row.failed} "
            f"| {row.cpu_ms:.2f} ms | {row.cpu_ms_of('web'):.2f} | {row.cpu_ms_of('clerk'):.2f} "
            f"| {row.cpu_ms_of('vaultd', 'serve'):.2f} |"
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=400, help="submissions a row")
    parser.add_argument("--workers", type=int, default=2, help="web workers")
    asked = parser.parse_args()
    with standing(asked.workers) as server:
        whole_flow(server, 4, 40)
        rows = [measure(server, n, asked.count) for n in AT_ONCE for measure in (whole_flow, submit_alone)]
        memory = server.memory()
    table(rows)
    print()
    print("memory: " + ", ".join(f"{name} {size:.0f} MB" for name, size in memory))
    flow = max(row.cpu_ms for row in rows if row.what != "submit")
    submit = max(row.cpu_ms for row in rows if row.what == "submit")
    print(
        f"worst: whole flow {flow:.2f} ms (goal {FLOW_GOAL_MS:.0f}), submit {submit:.2f} ms (goal {SUBMIT_GOAL_MS:.0f})"
    )
    return 0 if not any(row.failed for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
