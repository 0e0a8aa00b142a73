"""The words of a life: `told("what")` in one language, or the same with a string planted in each."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path

Told = Callable[[str], str]
TEXTS: dict[str, dict[str, str]] = tomllib.loads((Path(__file__).parent / "texts.toml").read_text(encoding="utf-8"))


def plain(language: str) -> Told:
    return TEXTS[language].__getitem__
