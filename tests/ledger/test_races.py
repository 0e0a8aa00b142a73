"""Writers at once: the head row is where they queue."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.backends.utils import CursorWrapper

from dengwen.ledger import append as appending
from dengwen.ledger.folds import all_entries
from dengwen.ledger.merkle import Frontier
from dengwen.ledger.verify import verify
from tests.ledger.conftest import CASES, KEY, draft, write

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS, TURNS = 4, 15


def at_once(*works: Callable[[], Any]) -> list[Any]:
    def run(work: Callable[[], Any]) -> Any:
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return [each.result() for each in [pool.submit(run, work) for work in works]]


@pytest.mark.clause("1.1b")
def test_many_writers_leave_no_gap_and_one_chain() -> None:
    def writer(own: UUID) -> Callable[[], None]:
        def work() -> None:
            for _ in range(TURNS):
                write(own, CASES[0], None)

        return work

    at_once(*(writer(UUID(int=100 + n)) for n in range(WRITERS)))
    assert [entry.index for entry in all_entries()] == list(range(WRITERS * TURNS * 3))
    assert verify(KEY).sound


def test_the_verifier_is_not_misled_by_writers() -> None:
    def work() -> None:
        for _ in range(TURNS * 2):
            write(CASES[0], CASES[1])

    verdicts = at_once(work, lambda: [verify(KEY) for _ in range(TURNS)])[1]
    assert all(verdict.sound for verdict in verdicts)
    assert verify(KEY).size == TURNS * 4


@pytest.mark.parametrize("held", [(), (CASES[0],)], ids=["empty", "begun"])
@pytest.mark.parametrize("moment", range(1, 5))
def test_an_append_between_any_two_statements_of_the_verifier_is_no_fault(moment: int, held: tuple[UUID, ...]) -> None:
    if held:
        write(*held)
    asked = 0

    def writer(execute: Callable[..., Any], *told: Any) -> Any:
        nonlocal asked
        found = execute(*told)
        asked += 1
        if asked == moment:
            at_once(lambda: write(CASES[0], CASES[1]))
        return found

    with connection.execute_wrapper(writer):
        verdict = verify(KEY)
    assert asked >= moment or not held
    assert verdict.sound, verdict
    assert verify(KEY).sound


def test_without_the_lock_two_writers_collide(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: take the queue away and hold both writers behind the same head; then one of them must fail."""
    write(CASES[0])
    both_have_read = threading.Barrier(2, timeout=20)
    locked = appending._locked_frontier

    def unlocked(cursor: CursorWrapper, key: bytes) -> Frontier:
        frontier = locked(cursor, key)
        both_have_read.wait()
        return frontier

    def work() -> bool:
        if connection.vendor == "sqlite":
            connection.ensure_connection()
            connection.transaction_mode = "DEFERRED"
        try:
            with transaction.atomic():
                appending.append([draft(CASES[0])], KEY)
        except DatabaseError:
            return False
        return True

    monkeypatch.setattr(appending, "_locked_frontier", unlocked)
    monkeypatch.setattr(type(connection.features), "has_select_for_update", False)
    assert sorted(at_once(work, work)) == [False, True]
    assert verify(KEY).size == 2
