"""What the pages to read say that depends on the organisation: its terms, its contact points, its regulation."""

from __future__ import annotations

from typing import Any

from dengwen.channels.portal.openly import PARTS
from dengwen.channels.portal.pages import language
from dengwen.intake import ways
from dengwen.policy.numbers import Policy
from dengwen.regulation import published
from dengwen.regulation.clauses import CHAPTERS


def home(policy: Policy) -> dict[str, Any]:
    """Each term as words (``5个工作日``) under its code, and the ways in."""
    spoken = language()
    return {
        "term": {code: length(policy, code) for code in ("T1", "T2", "T3", "T4", "T5", "T6", "T7", "S13", "S15")},
        "ways": [
            {
                "title": way.title.in_(spoken),
                "where": [each.in_(spoken) for each in way.where],
                "heed": way.heed.in_(spoken) if way.heed else "",
            }
            for way in ways.offered(policy)
        ],
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
