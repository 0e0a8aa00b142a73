"""The clerk's process: react to new entries at once, make the rounds that are due, and start again after any fault."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable

import structlog
from django.db import close_old_connections
from django.utils import timezone

from dengwen.clerk import reader
from dengwen.clerk.reactions import behind, react
from dengwen.clerk.rounds import due_rounds, go

PAUSE_SECONDS = 1.0
PAUSE_AFTER_FAULT = 15.0
log = structlog.get_logger("clerk")


def main() -> None:
    """Work until told to stop (SIGTERM, SIGINT)."""
    stop = threading.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: stop.set())
    reader.started(stop)
    while not stop.wait(work()):
        pass


def work() -> float:
    """One turn over all duties and rounds; how many seconds to rest. A fault is logged by its kind alone and holds up nothing else."""
    close_old_connections()
    now = timezone.now()
    faults = sum(_safely(react, duty) for duty in behind())
    faults += sum(_safely(lambda name: go(name, now), name) for name in due_rounds(now))
    return PAUSE_AFTER_FAULT if faults else PAUSE_SECONDS


def _safely(duty: Callable[[str], object], name: str) -> int:
    try:
        duty(name)
    except Exception as fault:
        log.error("clerk.fault", duty=name, kind=type(fault).__name__)
        return 1
    return 0
