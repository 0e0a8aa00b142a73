"""The one desk of what waits (来件): every way in puts its block here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dengwen.docket.actors import Actor
from dengwen.regulation.words import Words

Provider = Callable[[Actor], Mapping[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Section:
    """One block of the page: ``template`` is drawn with what ``provider`` gives; nothing is drawn where it gives None."""

    name: str
    order: int
    words: Words
    template: str
    provider: Provider


SECTIONS: dict[str, Section] = {}


def section(name: str, order: int, words: Words, template: str, provider: Provider) -> None:
    """Put a block on the page; called from AppConfig.ready."""
    SECTIONS[name] = Section(name, order, words, template, provider)


def shown_to(actor: Actor) -> list[tuple[Section, Mapping[str, Any]]]:
    """The blocks that have something for this actor, in their order."""
    found = []
    for each in sorted(SECTIONS.values(), key=lambda each: each.order):
        told = each.provider(actor)
        if told is not None:
            found.append((each, told))
    return found
