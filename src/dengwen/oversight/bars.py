"""Bars drawn by the server: rectangles with numbers, no script, no style in the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, GAP, HEIGHT, LEFT = 72, 28, 96, 14


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar in the drawing's own units; without ``value`` there is nothing to draw but the reason why."""

    label: str
    told: str
    x: int
    y: int
    height: int
    middle: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Chart:
    bars: Sequence[Bar]
    width: int
    floor: int = HEIGHT + 22
    height: int = HEIGHT + 46


def chart(values: Sequence[tuple[str, str, float | None]], most: float) -> Chart:
    """Bars for (label, what to write, value or None); the last one is the chosen period. ``most`` fills the whole height."""
    bars = [_bar(no, *value, most=most, chosen=no == len(values) - 1) for no, value in enumerate(values)]
    return Chart(bars, LEFT * 2 + len(values) * (WIDTH + GAP) - GAP)


def _bar(no: int, label: str, told: str, value: float | None, *, most: float, chosen: bool) -> Bar:
    height = round(HEIGHT * min(value / most, 1)) if value and most else 0
    x = LEFT + no * (WIDTH + GAP)
    return Bar(label, told, x, HEIGHT + 22 - height, height, x + WIDTH // 2, chosen)
