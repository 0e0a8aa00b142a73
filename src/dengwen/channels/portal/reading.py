"""What the pages to read say that depends on the organisation: its terms, its contact points, its regulation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dengwen.channels.portal.openly import PARTS
from dengwen.channels.portal.pages import language
from dengwen.policy.numbers import Policy
from dengwen.regulation import published
from dengwen.regulation.clauses import CHAPTERS


@dataclass(frozen=True, slots=True)
class WayIn:
    """Mailbox and hotline as the organisation published them; empty where it has none."""

    mailbox: str
    hotline: str
    hours: str


def home(policy: Policy) -> dict[str, Any]:
    """Each term as words (``5个工作日``) under its code, and the ways in."""
    blanks = {code: str(policy.blanks.get(code, "")) for code in ("P1", "P2", "P3")}
    return {
        "term": {code: length(policy, code) for code in ("T1", "T2", "T3", "T4", "T5", "T6", "T7", "S13", "S15")},
        "ways": WayIn(blanks["P1"], blanks["P2"], blanks["P3"]),
    }


def rules(policy: Policy) -> dict[str, Any]:
    """All chapters with the organisation's numbers, and since when they are in force."""
    return {
        "chapters": published.regulation(numbers(policy), language()),
        "titles": [(number, title.in_(language())) for number, title in CHAPTERS.items()],
        "version": policy.version,
        "effective_from": policy.effective_from,
    }


def privacy() -> dict[str, Any]:
    """What is kept in the open, part by part."""
    spoken = language()
    return {
        "open": [
            {"title": part.title.in_(spoken), "lines": [line.words.in_(spoken) for line in part.lines]}
            for part in PARTS
        ]
    }


def numbers(policy: Policy) -> dict[str, int | str]:
    return {**{code: span.amount for code, span in policy.spans.items()}, **policy.blanks}


def length(policy: Policy, code: str) -> str:
    span = policy.span(code)
    return published.duration(span.amount, span.unit, span.calendar, language())
