"""Matters that go on in another one (并案). Intake keeps which; every other chapter asks here."""

from __future__ import annotations

from collections.abc import Callable

from dengwen.docket.models import Case

_joined: list[Callable[[Case], list[Case]]] = []
_main: list[Callable[[Case], Case]] = []


def told_by(joined: Callable[[Case], list[Case]], main: Callable[[Case], Case]) -> None:
    """Say who knows; called from AppConfig.ready. The same twice counts once."""
    _joined[:], _main[:] = [joined], [main]


def joined_to(case: Case) -> list[Case]:
    """The matters that go on in this one, directly or by way of another, in order of their keys."""
    return [each for find in _joined for each in find(case)]


def main_of(case: Case) -> Case:
    """The matter in which this one goes on; itself when it was not merged."""
    return next((find(case) for find in _main), case)
