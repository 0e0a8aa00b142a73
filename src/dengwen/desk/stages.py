"""The way of a matter as a line of steps: behind it, where it stands, still to come."""

from __future__ import annotations

from dataclasses import dataclass

from dengwen.docket.models import Case
from dengwen.regulation.labels import label
from dengwen.regulation.vocabulary import Stage
from dengwen.regulation.words import Words

USUAL = (
    Stage.RECEIVED,
    Stage.REGISTERED,
    Stage.ACCEPTED,
    Stage.CLASSIFIED,
    Stage.DISPATCHED,
    Stage.INVESTIGATING,
    Stage.REPORTED,
    Stage.APPROVED,
    Stage.CLOSED,
    Stage.ARCHIVED,
)
REFUSED = (Stage.RECEIVED, Stage.REGISTERED, Stage.REFUSED, Stage.ARCHIVED)
WITHDRAWN = (Stage.RECEIVED, Stage.WITHDRAWN, Stage.ARCHIVED)
MERGED = (Stage.RECEIVED, Stage.MERGED, Stage.ARCHIVED)
_SHORT = {Stage.REFUSED: REFUSED, Stage.WITHDRAWN: WITHDRAWN, Stage.MERGED: MERGED}


@dataclass(frozen=True, slots=True)
class Step:
    words: Words
    current: bool
    past: bool


def stage_line(case: Case) -> list[Step]:
    """The steps of this matter's own way: refused, withdrawn and merged matters take a shorter one."""
    stage = Stage(case.stage)
    way = REFUSED if case.refusal else _SHORT.get(stage, USUAL)
    at = way.index(stage)
    return [Step(label(each), number == at, number < at) for number, each in enumerate(way)]
