"""What rooms have to say above the worklist: each a template with its words, shown only while there is something to say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dengwen.desk.person import Reader

Fill = Callable[[Reader], Mapping[str, Any]]
_notes: dict[str, Fill] = {}


def note(template: str, fill: Fill) -> None:
    """Register one; the same template again replaces it. An empty mapping leaves it out. Called from AppConfig.ready."""
    _notes[template] = fill


def notes_for(reader: Reader) -> list[dict[str, Any]]:
    found = [{"template": template, "told": fill(reader)} for template, fill in _notes.items()]
    return [each for each in found if each["told"]]
