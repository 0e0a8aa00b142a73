"""The clerk lets scanned pages be read beside its other duties: a page takes seconds, and nothing else waits for it."""

from __future__ import annotations

import threading

import structlog
from django.db import close_old_connections

from dengwen.channels.box import readings

PAUSE_SECONDS = 1.0
PAUSE_AFTER_FAULT = 15.0
log = structlog.get_logger("clerk")


def started(stop: threading.Event) -> threading.Thread:
    """Read what waits until told to stop; whatever is under way then is begun again at the next start."""
    thread = threading.Thread(target=_run, args=(stop,), name="reader", daemon=True)
    thread.start()
    return thread


def _run(stop: threading.Event) -> None:
    rest = 0.0
    while not stop.wait(rest):
        close_old_connections()
        rest = turn()


def turn() -> float:
    """Some pages; how many seconds to rest. A fault is logged by its kind alone."""
    try:
        return 0.0 if readings.work() else PAUSE_SECONDS
    except Exception as fault:
        log.error("clerk.fault", duty="read", kind=type(fault).__name__)
        return PAUSE_AFTER_FAULT
