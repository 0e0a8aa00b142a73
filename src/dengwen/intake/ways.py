"""The ways in as the public is told of them: each channel says what it offers, and knows nothing of the others (2.1a to 2.4b)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dengwen.policy.numbers import Policy
from dengwen.regulation.words import Words


@dataclass(frozen=True, slots=True)
class Way:
    """One way in: what it is, where (an address, a number, places), and what to know before taking it."""

    title: Words
    where: tuple[Words, ...] = ()
    heed: Words | None = None


Offers = Callable[[Policy], Iterable[Way]]
_OFFERS: list[tuple[int, Offers]] = []


def offer(order: int, offers: Offers) -> None:
    """Register what a channel offers; called from AppConfig.ready."""
    _OFFERS.append((order, offers))


def offered(policy: Policy) -> list[Way]:
    """Every way in that there is now, in the order of the regulation."""
    return [way for _, offers in sorted(_OFFERS, key=lambda each: each[0]) for way in offers(policy)]


def same(text: str) -> Words:
    """What is written alike in both languages."""
    return Words(text, text)
