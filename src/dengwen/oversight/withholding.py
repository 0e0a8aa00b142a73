"""Small cells are withheld, and one more, so that none can be had by subtraction from a total that is shown (5.2.2a, F17)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

FEWEST = 5
K = TypeVar("K", bound=Hashable)
Part = tuple[int, int]
"""Of how many matters (second) how many (first)."""


def small(count: int) -> bool:
    """Whether a cell built from so many matters says too much. Nothing at all says nothing."""
    return 0 < count < FEWEST


def telling(part: Part) -> bool:
    """Whether a rate says too much: by what it is built from, by what it counts, or by what it leaves (9 of 10 is one matter)."""
    counted, whole = part
    return small(whole) or small(counted) or small(whole - counted)


def withheld(parts: Mapping[K, Part]) -> set[K]:
    """Which rates of a column with a shown total to withhold.

    All telling ones; and while what is hidden is one rate, fewer than FEWEST matters together, or telling together, the next smallest too.
    """
    hidden = {name for name, part in parts.items() if telling(part)}
    rest = sorted((name for name in parts if name not in hidden and parts[name][1]), key=lambda name: parts[name][1])
    while hidden and rest and _exposed([parts[name] for name in hidden]):
        hidden.add(rest.pop(0))
    return hidden


def _exposed(hidden: Iterable[Part]) -> bool:
    """Whether the shown total less the shown rates would give what is hidden away."""
    parts = list(hidden)
    together = sum(counted for counted, _ in parts), sum(whole for _, whole in parts)
    return len(parts) < 2 or telling(together)
