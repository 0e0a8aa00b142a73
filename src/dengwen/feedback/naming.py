"""Names in a reply that belong to no paper of its matter: a sign that it was written for another one (5.1.1c)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any
from uuid import UUID

from dengwen.docket.papers import OpenPaper
from dengwen.people.organisation import Organisation

OWN_WORDS = ("feedback_draft", "feedback_returned", "feedback")
"""Kinds of paper that prove nothing: a name does not become the matter's own by being drafted twice."""
CASE_CODE = re.compile(r"\b[2-9A-Z]{4}[-－—–][2-9A-Z]{4}[-－—–][2-9A-Z]{2}\b", re.IGNORECASE | re.ASCII)


def foreign_codes(text: str, own: str) -> list[str]:
    """Codes of other matters in the text."""
    found = (re.sub("[－—–]", "-", code).upper() for code in CASE_CODE.findall(text))
    return [code for code in dict.fromkeys(found) if code != own]


def foreign_names(house: Organisation, text: str, papers: Iterable[OpenPaper], units: Iterable[UUID]) -> list[str]:
    """Names of staff and units that stand in the text but in none of these papers; the ``units`` that handle the matter are its own."""
    said = set(_strings(each.bodies for each in papers if each.paper.kind not in OWN_WORDS))
    known = _names_in(house, "\n".join(said))
    own = [house.units[uid] for uid in units if uid in house.units]
    own += [unit for unit in house.units.values() if unit.parent_uid is None or str(unit.uid) in said]
    known |= {name for unit in own for name in (unit.name, unit.name_en)}
    return sorted(_names_in(house, text) - known)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _strings(list(value.values()))
    elif isinstance(value, Iterable) and not isinstance(value, bytes):
        for each in value:
            yield from _strings(each)


def _names_in(house: Organisation, text: str) -> set[str]:
    units = (name for unit in house.units.values() for name in (unit.name, unit.name_en))
    finder = _finder(frozenset([*house.by_name, *units]))
    return set(finder.findall(text)) if finder else set()


@lru_cache(maxsize=2)
def _finder(names: frozenset[str]) -> re.Pattern[str] | None:
    longest_first = sorted((name for name in names if len(name) > 1), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))) if longest_first else None
