"""Two people at the same moment; and the same two in a house that looks before it locks."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet
from django.utils import translation

from dengwen.docket import acts
from dengwen.docket.acts import NotLawful

PATIENCE = 30.0
Work = Callable[[], Any]


def meeting(parties: int) -> threading.Barrier:
    """Where so many wait for each other."""
    return threading.Barrier(parties, timeout=PATIENCE)


def at_once(*works: Work) -> list[Any]:
    """Start all at one moment, each on a connection of its own; what each gave, or the refusal that it met."""
    start = meeting(len(works))

    def run(work: Work) -> Any:
        start.wait()
        try:
            with translation.override("en"):
                return work()
        except (NotLawful, IntegrityError) as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return [each.result() for each in [pool.submit(run, work) for work in works]]


def refusals(results: list[Any]) -> list[str]:
    """What those who came too late were told."""
    return [reason for each in results if isinstance(each, NotLawful) for reason in each.reasons]


class LooksBeforeItLocks:
    """The negative control: the door as it would be if the judge were asked first and the matter locked afterwards.

    ``between`` is called with the act's name after each look and before the transaction that writes.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch, between: Callable[[str], Any]) -> None:
        self._between, self._look, self._mine = between, acts._check, threading.local()
        monkeypatch.setattr(acts, "transaction", SimpleNamespace(atomic=self._begun_late))
        monkeypatch.setattr(acts, "_check", self._looked)
        monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, *_, **__: rows.all())

    @contextmanager
    def _begun_late(self) -> Iterator[None]:
        with ExitStack() as stack:
            self._mine.stack = stack
            yield

    def _looked(self, row: Any, *about: Any) -> None:
        self._look(row, *about)
        self._between(row.name)
        self._mine.stack.enter_context(transaction.atomic())
