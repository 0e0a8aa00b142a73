"""Filling the database: matters are grown in worker processes and written here in batches, each batch one transaction."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from multiprocessing import get_context
from os import cpu_count
from random import Random
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connections, transaction
from django.utils import timezone

from dengwen.clerk.models import Cursor
from dengwen.clerk.reactions import REACTIONS
from dengwen.config.demo.company import found_company
from dengwen.config.demo.stories import stories
from dengwen.config.home import write_once
from dengwen.config.seed.beginnings import Begun
from dengwen.config.seed.chances import PROFILES, YEARS
from dengwen.config.seed.lives import live
from dengwen.config.seed.world import World, read_world
from dengwen.docket.acts import ledger_key
from dengwen.docket.projection import NOUNS
from dengwen.ledger.append import Draft, append
from dengwen.ledger.inserting import insert, insert_values
from dengwen.ledger.verify import current_head
from dengwen.people.models import Staff
from dengwen.vault.models import Grant, Sealed

BATCH = 250
IN_PROCESS = 500
KEPT_RECEIPTS = 20
MOST_THOUGHTS = 100
RECEIPTS = "seed-receipts.json"


class NobodyLeft(RuntimeError):
    """Whomever an invented matter concerned, nobody could take it up."""


@dataclass(frozen=True, slots=True)
class Task:
    """One batch to be grown: which profile, from which seed, received on which days."""

    profile: str
    number: int
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """What became of one task: how many matters, and some receipts of them."""

    made: int
    receipts: list[dict[str, str]]


def main(profile: str, cases: int) -> None:
    """Fill the home's database and say how fast that went."""
    call_command("migrate", interactive=False, verbosity=0)
    if not Staff.objects.exists():
        with transaction.atomic():
            found_company()
    begun, used = time.monotonic(), _cpu()
    made = fill(profile, cases)
    wall, cpu = time.monotonic() - begun, _cpu() - used
    rate = f"{made / wall:.0f} a second, {1000 * cpu / made:.1f} ms of CPU each"
    sys.stdout.write(f"{made} cases in {wall:.1f} s ({rate})\n")


def _cpu() -> float:
    spent = [getrusage(whose) for whose in (RUSAGE_SELF, RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in spent)


def fill(profile: str, cases: int) -> int:
    """Grow and write so many matters of the last five years; how many were written."""
    today = timezone.localdate()
    _worlds[:] = [read_world(today)]
    samples = list(_done(list(_tasks(profile, cases, today)), cases))
    pass_by_the_clerk()
    _keep([each for sample in samples for each in sample.receipts][-KEPT_RECEIPTS:])
    return sum(sample.made for sample in samples)


def _tasks(profile: str, cases: int, today: date) -> Iterator[Task]:
    """The days of receipt in order, more of them in later years, cut into batches."""
    random, span = Random(f"{profile} {cases}"), YEARS * 365  # noqa: S311 (a fixed spread, no secret)
    days = sorted(today - timedelta(days=1 + int(span * (1 - random.random() ** 0.8))) for _ in range(cases))
    for number, at in enumerate(range(0, cases, BATCH)):
        yield Task(profile, number, tuple(days[at : at + BATCH]))


def _done(tasks: list[Task], cases: int) -> Iterator[Sample]:
    """Do every task. The workers are forked with the world in memory and without a database connection; one writes at a time."""
    if cases <= IN_PROCESS:
        yield from map(do, tasks)
        return
    connections.close_all()
    with ProcessPoolExecutor(cpu_count() or 1, get_context("fork")) as pool:
        yield from pool.map(do, tasks)


_worlds: list[World] = []
_writing = get_context("fork").Lock()


def do(task: Task) -> Sample:
    """Grow a batch and write it in one transaction."""
    batch = grow(task)
    with _writing, transaction.atomic():
        write(batch)
    return Sample(len(batch), _sample(batch))


def grow(task: Task) -> list[Begun]:
    """One batch of matters in memory; it touches no database."""
    world, chances = _worlds[0], PROFILES[task.profile]
    random = Random(f"{task.profile} {task.number}")  # noqa: S311 (a fixed spread, no secret)
    told = [story for story in stories().values() if story.complete]
    return [_lived(partial(live, world, chances, random, told, day)) for day in task.days]


def _lived(lives: Callable[[], Begun | None]) -> Begun:
    """A matter for this day: where nobody would be left to take one up, another is thought of."""
    for _ in range(MOST_THOUGHTS):
        if (begun := lives()) is not None:
            return begun
    raise NobodyLeft("Nobody in this organisation is left to take a matter up.")


def write(batch: list[Begun]) -> None:
    """Write a batch in the caller's transaction: a table at a time, and the entries in the order of their days."""
    growths = [begun.growth for begun in batch]
    insert([growth.case for growth in growths], [each for growth in growths for each in growth.compartments])
    grants = [each.values() for growth in growths for each in growth.grants]
    insert_values({Grant: grants, Sealed: [each.values() for growth in growths for each in growth.sealed]})
    insert([growth.receipt for growth in growths if growth.receipt])
    tables: dict[type[Any], list[dict[str, Any]]] = {}
    for growth in growths:
        for (noun, _), row in growth.rows.items():
            tables.setdefault(NOUNS[noun].model, []).append({**row, "case_id": growth.case.pk})
    insert_values(tables)
    append(sorted((draft for growth in growths for draft in growth.drafts), key=_day), ledger_key())


def _day(draft: Draft) -> date:
    return draft.on


def pass_by_the_clerk() -> None:
    """The clerk has nothing to say about what happened before it came."""
    last = current_head().size - 1
    for duty in REACTIONS:
        Cursor.objects.update_or_create(name=duty, defaults={"index": last})


def _sample(batch: Iterable[Begun]) -> list[dict[str, str]]:
    """The first matter of each stage: its receipt code is kept, so that the reporter's side can be looked at."""
    found: dict[str, dict[str, str]] = {}
    for begun in batch:
        case = begun.growth.case
        found.setdefault(str(case.stage), {"case": case.code, "stage": str(case.stage), "code": begun.code})
    return list(found.values())


def _keep(receipts: list[dict[str, str]]) -> None:
    path = settings.HOME / RECEIPTS
    path.unlink(missing_ok=True)
    write_once(path, json.dumps(receipts, indent=1))
