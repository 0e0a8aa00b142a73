"""Strings that occur nowhere else, planted into everything that people type and send along."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from random import Random

from tests.life.telling import TEXTS

LENGTH = 29


def _usual(key: str) -> str:
    """Something long enough for every place, and the same in no two: words of the reporter would be stopped in what staff write (F1)."""
    chance = Random(key)
    return key + "".join(chr(chance.randrange(0x4E00, 0x9000)) for _ in range(LENGTH)) + "。"


def _wide() -> str:
    """Half Chinese, half Latin, so that every encoding has something to spoil."""
    return f"鹭{secrets.token_hex(4)}汀"


def _narrow() -> str:
    """For places that hold ASCII alone, such as headers."""
    return f"zq{secrets.token_hex(6)}"


APART = frozenset({"name", "contact", "proxy_name", "proxy_contact"})
"""Who somebody is: these share no word with what staff write, for such a word would be stopped on its way out of the house (F1)."""


@dataclass
class Planting:
    """`planting("what")` is the text of a life with a mark of its own in front. Every mark begins with one of the stems."""

    wide: str = field(default_factory=_wide)
    apart: str = field(default_factory=_wide)
    narrow: str = field(default_factory=_narrow)
    marks: dict[str, str] = field(default_factory=dict)
    left_plain: frozenset[str] = frozenset({"subject_unit", "unit", "investigator", "owner"})

    @property
    def stems(self) -> list[str]:
        """What to search for: quick, because there are only three."""
        return [self.wide, self.apart, self.narrow]

    def __call__(self, key: str) -> str:
        text = TEXTS["zh-hans"].get(key) or _usual(key)
        return text if key in self.left_plain else self.mark(key) + text

    def mark(self, key: str) -> str:
        stem = self.apart if key in APART else self.wide
        return self.marks.setdefault(key, f"{stem}{len(self.marks):03}汀")

    def latin(self, key: str) -> str:
        return self.marks.setdefault(key, f"{self.narrow}{len(self.marks):03}z")

    @property
    def headers(self) -> dict[str, str]:
        """What a browser, a proxy and an operating system would tell of a visitor."""
        names = (
            "User-Agent",
            "X-Forwarded-For",
            "X-Real-IP",
            "Forwarded",
            "From",
            "Via",
            "Accept-Language",
            "X-Client-Id",
        )
        told = {name: self.latin(name) for name in names}
        return {**told, "Referer": f"http://{self.latin('Referer')}.example/{self.latin('Referer path')}"}
