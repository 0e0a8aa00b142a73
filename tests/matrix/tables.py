"""Tables as people read them: columns parted by blanks, one row a line."""

from __future__ import annotations


def rows(text: str) -> list[dict[str, str]]:
    """Each line under its heading; lines without letters only part the table."""
    head, *lines = [line.split() for line in text.splitlines() if line.strip()]
    return [dict(zip(head, line, strict=True)) for line in lines]


def expected(cell: str, part: str) -> str:
    """What a cell says of one part: ``404;200=intake,head`` is 200 for those two and 404 for all others."""
    usual, *others = cell.split(";")
    for other in others:
        answer, _, parts = other.partition("=")
        if part in parts.split(","):
            return answer
    return usual
