"""Quarters: the periods over which the house measures itself (S21). One granularity only, so that no cell follows from two others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache


@lru_cache(maxsize=256)
def _ends(year: int, number: int) -> tuple[date, date]:
    after = date(year + 1, 1, 1) if number == 4 else date(year, 3 * number + 1, 1)
    return date(year, 3 * number - 2, 1), after - timedelta(days=1)


_WRITTEN = re.compile(r"(\d{4})-Q([1-4])")


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A calendar quarter; ``number`` is 1 to 4."""

    year: int
    number: int

    @property
    def first(self) -> date:
        return _ends(self.year, self.number)[0]

    @property
    def last(self) -> date:
        return _ends(self.year, self.number)[1]

    @property
    def following(self) -> Quarter:
        return Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)

    @property
    def preceding(self) -> Quarter:
        return Quarter(self.year - 1, 4) if self.number == 1 else Quarter(self.year, self.number - 1)

    def __contains__(self, day: date | None) -> bool:
        first, last = _ends(self.year, self.number)
        return day is not None and first <= day <= last

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"

    def words(self, language: str) -> str:
        """2026年第4季度, Q4 2026."""
        return self.short(language) if language.startswith("en") else f"{self.year}年第{self.number}季度"

    def short(self, language: str) -> str:
        """2026年4季度, Q4 2026: under a bar."""
        return f"Q{self.number} {self.year}" if language.startswith("en") else f"{self.year}年{self.number}季度"


def quarter_of(day: date) -> Quarter:
    return Quarter(day.year, (day.month + 2) // 3)


def written(text: str) -> Quarter | None:
    """The quarter that somebody wrote as 2026-Q4; None for anything else."""
    found = _WRITTEN.fullmatch(text)
    return Quarter(int(found[1]), int(found[2])) if found and int(found[1]) > 1900 else None


def run_up_to(last: Quarter, count: int) -> list[Quarter]:
    """So many quarters in a row, ending with this one."""
    found = [last]
    while len(found) < count:
        found.insert(0, found[0].preceding)
    return found
