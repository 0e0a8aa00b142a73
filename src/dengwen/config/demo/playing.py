"""The matters of the demonstration, lived through the real acts."""

from __future__ import annotations

from dengwen.config.demo.company import Company


def play(company: Company) -> list[dict[str, str]]:
    """Live all matters up to now, in the caller's transaction; the receipts that are shown."""
    return []
