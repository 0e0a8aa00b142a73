"""Small cells are withheld, and one more, so that none can be had by subtraction from a total that is shown (5.2.2a, F17)."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

FEWEST = 5
K = TypeVar("K", bound=Hashable)


def small(count: int) -> bool:
    """Whether a cell built from so many matters says too much. Nothing at all says nothing."""
    return 0 < count < FEWEST


def withheld(counts: Mapping[K, int]) -> set[K]:
    """Which cells of a row with a shown total to withhold, given from how many matters each is built.

    All small ones; and while what is hidden is one cell, or fewer than FEWEST matters together, the next smallest too.
    """
    hidden = {name for name, count in counts.items() if small(count)}
    rest = sorted((name for name in counts if counts[name] >= FEWEST), key=lambda name: counts[name])
    while hidden and rest and (len(hidden) < 2 or sum(counts[name] for name in hidden) < FEWEST):
        hidden.add(rest.pop(0))
    return hidden
