"""The measures as the page of a matter shows them, with what the reader may do to each."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from dengwen.desk.casecontext import CaseContext
from dengwen.desk.templatetags.words import name
from dengwen.docket.moment import today
from dengwen.docket.papers import OpenPaper
from dengwen.rectification import evidence
from dengwen.rectification.models import Measure, MeasureState
from dengwen.rectification.planning import measures
from dengwen.regulation.lifecycle import ACTS
from dengwen.regulation.words import Words

STATE_WORDS = {
    MeasureState.PLANNED: Words("未开始", "Not begun"),
    MeasureState.STARTED: Words("整改中", "Under way"),
    MeasureState.DONE: Words("待检查", "Awaiting the check"),
    MeasureState.STRUCK_OFF: Words("已销号", "Struck off"),
}
_TONES = {
    MeasureState.PLANNED: "",
    MeasureState.STARTED: "calm",
    MeasureState.DONE: "warn",
    MeasureState.STRUCK_OFF: "good",
}
_SAID = {
    "measure_moved": Words("改期", "Moved"),
    "measure_done": Words("完成情况", "Done"),
    "measure_check": Words("检查通过", "Check passed"),
    "measure_failed": Words("检查不通过", "Check not passed"),
}
_BY_STATE: dict[str, tuple[str, ...]] = {
    MeasureState.PLANNED: ("start_measure", "complete_measure", "reschedule_measure"),
    MeasureState.STARTED: ("complete_measure", "reschedule_measure"),
    MeasureState.DONE: ("check_measure", "reject_measure"),
    MeasureState.STRUCK_OFF: (),
}


@dataclass(frozen=True, slots=True)
class Step:
    """An act offered beside a measure."""

    words: Words
    url: str


@dataclass(frozen=True, slots=True)
class Remark:
    """What was said about a measure later: that it was done, moved, checked."""

    on: date
    words: Words
    text: str


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file that shows a measure was done."""

    name: str
    size: int
    icon: str
    url: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One measure as shown; ``text`` is empty for whoever holds no key to it."""

    number: int
    text: str
    owner: str
    due_on: date
    state: Words
    tone: str
    late: bool
    remarks: tuple[Remark, ...]
    files: tuple[FileLine, ...]
    steps: tuple[Step, ...]


def visible(about: CaseContext) -> list[Measure]:
    """All measures for whoever follows the matter; only the own ones for an owner and nothing else."""
    found = about.once(measures)
    if about.only_owns:
        return [measure for measure in found if measure.owner_uid == about.actor.uid]
    return found


def owned_by(staff_uid: UUID, case_pks: Collection[int]) -> dict[int, set[UUID]]:
    """The measures that the person owns in these matters."""
    found: dict[int, set[UUID]] = {}
    for case_pk, uid in Measure.objects.filter(owner_uid=staff_uid, case__in=case_pks).values_list("case_id", "uid"):
        found.setdefault(case_pk, set()).add(uid)
    return found


def lines(about: CaseContext) -> list[Line]:
    said: dict[UUID, list[OpenPaper]] = {}
    for each in about.papers_of("measure", *_SAID, evidence.KIND):
        if each.paper.about_uid is not None:
            said.setdefault(each.paper.about_uid, []).append(each)
    return [_line(about, measure, said.get(measure.uid, [])) for measure in visible(about)]


def told_of(about: CaseContext) -> Line | None:
    """The measure that an act is about, as the page of the matter shows it; None where the act names none of several."""
    pairs = zip(visible(about), lines(about), strict=True)
    found = [line for measure, line in pairs if about.about in (None, measure.uid)]
    return found[0] if len(found) == 1 else None


def none_needed(about: CaseContext) -> str:
    """The reason why no measure is needed, if that was recorded and the reader may read it."""
    said = about.papers_of("no_measure")
    return str(said[-1].body.get("text", "")) if said else ""


def one_more(about: CaseContext) -> Step | None:
    """The way to a further measure, for whoever may lay one down."""
    if not about.may("add_measure"):
        return None
    return Step(ACTS["add_measure"].words, reverse("desk:act", args=[about.case.code, "add_measure"]))


def _line(about: CaseContext, measure: Measure, said: list[OpenPaper]) -> Line:
    state = MeasureState(measure.state)
    return Line(
        number=measure.number,
        text=next((str(each.body.get("text", "")) for each in said if each.paper.kind == "measure"), ""),
        owner=name(about.person(measure.owner_uid)),
        due_on=measure.due_on,
        state=STATE_WORDS[state],
        tone=_TONES[state],
        late=measure.is_open and measure.due_on < today(),
        remarks=tuple(_remark(each) for each in said if each.paper.kind in _SAID),
        files=tuple(_file(about, each) for each in said if each.paper.kind == evidence.KIND),
        steps=tuple(_steps(about, measure)),
    )


def _remark(each: OpenPaper) -> Remark:
    kind = "measure_failed" if each.body.get("passed") is False else each.paper.kind
    return Remark(each.paper.on, _SAID[kind], str(each.body.get("text", "")))


def _file(about: CaseContext, each: OpenPaper) -> FileLine:
    icon = "image" if str(each.body["media_type"]).startswith("image/") else "file"
    url = reverse("rectification:file", args=[about.case.code, each.paper.uid])
    return FileLine(str(each.body["name"]), int(each.body["size"]), icon, url)


def _steps(about: CaseContext, measure: Measure) -> list[Step]:
    base = {act: reverse("desk:act", args=[about.case.code, act]) for act in _BY_STATE[measure.state]}
    return [
        Step(ACTS[act].words, f"{url}?about={measure.uid}")
        for act, url in base.items()
        if _offered(about, measure, act)
    ]


def _offered(about: CaseContext, measure: Measure, act: str) -> bool:
    own = about.actor.uid == measure.owner_uid
    if act == "complete_measure" and not own:
        return False
    if act in ("check_measure", "reject_measure") and (own or about.actor.uid == measure.done_by_uid):
        return False
    return about.may(act)
