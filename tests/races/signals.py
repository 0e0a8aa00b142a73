"""One thread lets another know how far it is; nobody sleeps."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

from tests.races.together import PATIENCE


class Signal(threading.Event):
    """Something that one thread tells another; waiting in vain is an error."""

    def awaited(self) -> None:
        assert self.wait(PATIENCE)


def after(signal: Signal, work: Callable[[], Any]) -> Any:
    signal.awaited()
    return work()


def tells(monkeypatch: pytest.MonkeyPatch, module: Any, function: str) -> Signal:
    """Told the moment this function begins, which is inside the lock of its act."""
    signal, real = Signal(), getattr(module, function)
    monkeypatch.setattr(module, function, lambda *given: (signal.set(), real(*given))[1])
    return signal
