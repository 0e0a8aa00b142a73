"""A channel's own pointers to its pieces, in the reader's language: stored and told to scripts as codes, shown to people as words."""

from __future__ import annotations

import re

from dengwen.regulation.words import Words

_written: list[tuple[re.Pattern[str], Words]] = []


def written(pattern: str, words: Words) -> None:
    """How marks of this form read; ``words`` name the pattern's groups in braces. Called from AppConfig.ready."""
    _written.append((re.compile(pattern), words))


def shown(mark: str, language: str) -> str:
    """The mark in words, or as it is when no channel said how it reads."""
    for pattern, words in _written:
        found = pattern.fullmatch(mark)
        if found:
            return words.in_(language).format(**found.groupdict())
    return mark


written(r"entry (?P<no>\d+)", Words("台账第 {no} 条", "ledger entry {no}"))
