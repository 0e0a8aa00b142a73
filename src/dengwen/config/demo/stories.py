"""The library of invented matters: what was reported, how it was looked into, what came out. Texts lie in `stories/*.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import Any

from dengwen.regulation.vocabulary import Category, MatterType, Outcome

FOLDER = Path(__file__).parent / "stories"


@dataclass(frozen=True, slots=True)
class Alleged:
    """One allegation, what was found of it and why."""

    text: str
    outcome: Outcome
    reason: str


@dataclass(frozen=True, slots=True)
class Remedy:
    """One measure: what, whose, within how many days, what shows that it was done, how it was checked."""

    text: str
    owner: str
    days: int
    done: str
    check: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the dialogue; ``by`` is ``reporter``, ``intake`` or ``investigator``."""

    by: str
    text: str


@dataclass(frozen=True, slots=True)
class Story:
    """One matter from the first word to the answer. Staff and units by their short names in `organisation.toml`."""

    key: str
    type: MatterType
    category: Category
    what: str
    where: str = ""
    when: str = ""
    language: str = "zh-hans"
    subjects: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    subject_units: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    name: str = ""
    contact: str = ""
    unit: str = ""
    title: str = ""
    packet: str = ""
    asks: str = ""
    files: tuple[str, ...] = ()
    dialogue: tuple[Line, ...] = ()
    plan: str = ""
    interview: str = ""
    inspection: str = ""
    visit: str = ""
    alleged: tuple[Alleged, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    no_remedy: str = ""
    proposal: str = ""
    opinion: str = ""
    result: str = ""
    score: int = 0
    said: str = ""
    refusal: str = ""
    refusal_text: str = ""
    elsewhere: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether the story can be told to its end."""
        return bool(self.unit and self.alleged and (self.remedies or self.no_remedy))

    @property
    def outcome(self) -> Outcome:
        """What comes out on the whole: the one outcome of all allegations, or partly."""
        found = {each.outcome for each in self.alleged}
        return found.pop() if len(found) == 1 else Outcome.PARTLY_SUBSTANTIATED


@cache
def stories() -> dict[str, Story]:
    """Every story by its key, in the order of the files."""
    told = [each for path in sorted(FOLDER.glob("*.toml")) for each in _read(path)]
    return {story.key: story for story in told}


def _read(path: Path) -> list[Story]:
    common = tomllib.loads(path.read_text(encoding="utf-8"))
    category = common["category"]
    return [_story({"category": category, **each}) for each in common["story"]]


_SIMPLE_LISTS = ("subjects", "strangers", "subject_units", "avoid", "files")


def _story(told: Mapping[str, Any]) -> Story:
    unknown = told.keys() - {each.name for each in fields(Story)}
    if unknown:
        raise LookupError(f"{told['key']}: {sorted(unknown)}")
    values: dict[str, Any] = {name: value.strip() if isinstance(value, str) else value for name, value in told.items()}
    values["type"], values["category"] = MatterType(told["type"]), Category(told["category"])
    values |= {name: tuple(told.get(name, ())) for name in _SIMPLE_LISTS}
    values["dialogue"] = tuple(Line(by, text) for by, text in told.get("dialogue", ()))
    values["alleged"] = tuple(Alleged(text, Outcome(out), why) for text, out, why in told.get("alleged", ()))
    values["remedies"] = tuple(Remedy(**each) for each in told.get("remedies", ()))
    return Story(**values)
