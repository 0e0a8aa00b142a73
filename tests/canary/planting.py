"""Strings that occur nowhere else, planted into everything that people type and send along."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from tests.life.telling import TEXTS

USUAL = "这里写得稍长一些，好让每一处都像真的一样，写到这里就够了。"


def _wide() -> str:
    """Half Chinese, half Latin, so that every encoding has something to spoil."""
    return f"鹭{secrets.token_hex(4)}汀"


def _narrow() -> str:
    """For places that hold ASCII alone, such as headers."""
    return f"zq{secrets.token_hex(6)}"


@dataclass
class Planting:
    """`planting("what")` is the text of a life with a mark of its own in front. Every mark begins with one of the two stems."""

    wide: str = field(default_factory=_wide)
    narrow: str = field(default_factory=_narrow)
    marks: dict[str, str] = field(default_factory=dict)
    left_plain: frozenset[str] = frozenset({"subject_unit", "unit", "investigator", "owner"})

    @property
    def stems(self) -> list[str]:
        """What to search for: quick, because there are only two."""
        return [self.wide, self.narrow]

    def __call__(self, key: str) -> str:
        text = TEXTS["zh-hans"].get(key, key + USUAL)
        return text if key in self.left_plain else self.mark(key) + text

    def mark(self, key: str) -> str:
        return self.marks.setdefault(key, f"{self.wide}{len(self.marks):03}汀")

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
