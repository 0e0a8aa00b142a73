"""The regulation as people read it: every clause a sentence with the organisation's own numbers in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dengwen.regulation import service_hours
from dengwen.regulation.clauses import ACTORS, CHAPTERS, clause, clauses_of
from dengwen.regulation.terms import TERMS
from dengwen.regulation.words import Words
from dengwen.regulation.workdays import Count, Span, Unit

Numbers = Mapping[str, int | str]
"""Code to amount (in the term's own unit), or to text for the blanks that are no term (P1 to P3)."""

BLANK = Words("〔待定〕", "[to be set]")
HOURS = "P3"
SAME_DAY = Words("当日", "the same day")

_CODE = re.compile(r"\{([A-Z]\d+)\}")
_UNITS: dict[tuple[Unit, bool], Words] = {
    ("minute", False): Words("分钟", "minute"),
    ("hour", False): Words("小时", "hour"),
    ("day", True): Words("个工作日", "working day"),
    ("day", False): Words("个自然日", "natural day"),
    ("month", False): Words("个月", "month"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One clause in one language."""

    id: str
    text: str
    actor: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter in one language."""

    number: int
    title: str
    lines: tuple[Line, ...]


def regulation(numbers: Numbers, language: str) -> tuple[Chapter, ...]:
    """All chapters, ready for a page."""
    return tuple(Chapter(n, title.in_(language), _lines(n, numbers, language)) for n, title in CHAPTERS.items())


def text(clause_id: str, numbers: Numbers, language: str) -> str:
    """The sentence of a clause with its numbers; a number that nobody set shows as a blank, not as a guess."""
    sentence = clause(clause_id).words.in_(language)
    return _CODE.sub(lambda found: amount(found[1], numbers, language), sentence)


def amount(code: str, numbers: Numbers, language: str) -> str:
    """One number in words, with its unit: ``5个工作日``, ``5 working days``."""
    value = numbers.get(code, "")
    if isinstance(value, str):
        return (service_hours.told(value, language, before=None) if code == HOURS else value) or BLANK.in_(language)
    span = TERMS[code].span
    return duration(value, span.unit, span.calendar, language)


def duration(value: int, unit: Unit, count: Count, language: str) -> str:
    """A length of time in words; none at all is the same day."""
    if not value:
        return SAME_DAY.in_(language)
    name = _UNITS[unit, count == "working"].in_(language)
    if not language.lower().startswith("en"):
        return f"{value}{name}"
    return f"{value} {name}" if value == 1 else f"{value} {name}s"


def counted_in(span: Span, language: str) -> str:
    """What a term is counted in: ``工作日``, ``working days``."""
    name = _UNITS[span.unit, span.calendar == "working"].in_(language)
    if language.lower().startswith("en"):
        return f"{name}s"
    return name.removeprefix("个") if span.unit == "day" else name


def _lines(chapter: int, numbers: Numbers, language: str) -> tuple[Line, ...]:
    between = Words("、", ", ").in_(language)
    return tuple(
        Line(row.id, text(row.id, numbers, language), between.join(ACTORS[actor].in_(language) for actor in row.actor))
        for row in clauses_of(chapter)
    )
