"""From a row of the plot to the list of what happens, in order: the way of every matter, with its own twists woven in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import takewhile

from dengwen.config.demo import answering, looking, opening
from dengwen.config.demo.scene import Beat, Plot
from dengwen.config.demo.stories import Line

EVENING = "evening"
WAY = (
    Beat("received", 0, opening.receive, EVENING),
    Beat("registered", 1, opening.register),
    Beat("accepted", 1, opening.accept),
    Beat("classified", 1, opening.classify),
    Beat("dispatched", 0, opening.dispatch),
    Beat("opened", 1, looking.open_packet),
    Beat("assigned", 0, looking.assign),
    Beat("contacted", 1, looking.first_contact),
    Beat("planned", 1, looking.plan),
    Beat("looked", 4, looking.look),
    Beat("heard", 3, looking.hear),
    Beat("found", 2, looking.find),
    Beat("reported", 1, looking.report),
    Beat("approved", 3, looking.approve),
    Beat("measured", 1, answering.lay_down),
    Beat("started", 1, answering.begin),
    Beat("drafted", 0, answering.draft),
    Beat("released", 1, answering.release),
    Beat("rated", 2, answering.rate, EVENING),
    Beat("done", 7, answering.complete),
    Beat("checked", 2, answering.check),
    Beat("closed", 1, answering.close),
    Beat("archived", 20, answering.archive),
)
PROGRESS = Beat("progress", 1, looking.tell_progress)
TOLD_AFTER = ("looked", "approved", "rated")
AGAIN = (
    Beat("looked again", 3, looking.add_exhibit),
    Beat("found again", 1, looking.find),
    Beat("reported again", 1, looking.report),
)
SENT_BACK = Beat("returned", 3, looking.send_back)

AFTER: dict[str, tuple[str, tuple[Beat, ...]]] = {
    "note": ("dispatched", (Beat("note", 0, opening.note),)),
    "emergency": ("received", (Beat("registered", 1, opening.register), Beat("alarm", 0, opening.raise_alarm))),
    "objection": ("dispatched", (Beat("objection", 1, opening.objection),)),
    "evidence": ("looked", (Beat("evidence", 1, looking.add_exhibit),)),
    "expert": ("looked", (Beat("expert", 1, looking.wait_for_expert),)),
    "awaiting": ("contacted", (Beat("awaiting", 1, looking.wait_for_reporter),)),
    "asked": ("looked", (Beat("asked", 3, looking.ask_for_time),)),
    "extension": ("looked", (Beat("asked", 2, looking.ask_for_time), Beat("granted", 1, looking.grant_time))),
    "excluded": ("planned", (Beat("excluded", 1, opening.exclude),)),
    "identity": ("assigned", (Beat("identity", 1, answering.view_identity),)),
    "once_returned": ("reported", (SENT_BACK, *AGAIN)),
    "explained": (
        "released",
        (Beat("objected", 2, answering.object_, EVENING), Beat("explained", 2, answering.explain)),
    ),
}
"""After which beat of the way the beats of a twist come; an emergency brings its own registration."""
LAST: dict[str, tuple[str, Beat]] = {
    "refused": ("registered", Beat("refused", 2, opening.refuse)),
    "merged": ("registered", Beat("merged", 0, opening.merge)),
    "withdrawn": ("accepted", Beat("withdrawn", 1, opening.withdraw, EVENING)),
    "returned": ("reported", SENT_BACK),
    "objected": ("released", Beat("objected", 2, answering.object_, EVENING)),
}
"""Ends that lie beside the way: where they branch off, and how."""


def script(plot: Plot) -> list[Beat]:
    """Everything that happens in this matter."""
    return [*_woven(plot, _to_the_end(plot)), *_afterwards(plot)]


def _to_the_end(plot: Plot) -> list[Beat]:
    if plot.till in LAST:
        branch, last = LAST[plot.till]
        return [*_until(branch), last]
    return _until(plot.till)


def _until(name: str) -> list[Beat]:
    last = next(beat for beat in WAY if beat.name == name)
    return [*takewhile(lambda beat: beat is not last, WAY), last]


def _woven(plot: Plot, beats: list[Beat]) -> Iterator[Beat]:
    before, after = _dialogue(plot.story.dialogue)
    for beat in beats:
        if beat.name == "registered" and "emergency" in plot.twists:
            continue
        yield from _attempts(plot) if beat.name == "contacted" and "attempts" in plot.twists else [beat]
        yield from before if beat.name == "dispatched" else after if beat.name == "planned" else ()
        yield from (more for twist in sorted(plot.twists) for more in _after(twist, beat.name))
        if beat.name in TOLD_AFTER and beat is not beats[-1]:
            yield PROGRESS


def _after(twist: str, name: str) -> tuple[Beat, ...]:
    place, beats = AFTER.get(twist, ("", ()))
    return beats if place == name else ()


def _attempts(plot: Plot) -> list[Beat]:
    return [Beat("attempt", gap, looking.attempt) for gap in (1, 0, 1)]


def _dialogue(lines: tuple[Line, ...]) -> tuple[list[Beat], list[Beat]]:
    """The lines before the investigator's first word, which is the first contact itself, and those after it."""
    first = next((at for at, line in enumerate(lines) if line.by == "investigator"), len(lines))
    return [_said(line) for line in lines[:first]], [_said(line) for line in lines[first + 1 :]]


def _said(line: Line) -> Beat:
    if line.by == "reporter":
        return Beat("answer", 0, partial(opening.answer, line.text), EVENING)
    speaks = opening.message if line.by == "intake" else looking.message
    return Beat("message", 1, partial(speaks, line.text))


def _afterwards(plot: Plot) -> list[Beat]:
    if "supervised" in plot.twists:
        return [Beat("supervised", max(1, plot.resting - 1), opening.supervise)]
    return [Beat("laid away", 20, answering.archive)] if "laid_away" in plot.twists else []
