"""What rectification brings to the docket and to the page of a matter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404

from dengwen.desk.casecontext import CaseContext
from dengwen.desk.casepage import action, always, awaits, panel
from dengwen.desk.filefield import staged
from dengwen.desk.owned import owned
from dengwen.docket.gates import gate
from dengwen.docket.models import Clock
from dengwen.docket.projection import Noun, register
from dengwen.ledger.models import Entry
from dengwen.rectification import carrying_out, forms, panels, planning
from dengwen.rectification.models import MEASURE_FIELDS, Measure, MeasureState
from dengwen.regulation.lifecycle import ACTS
from dengwen.regulation.terms import ANSWERS_FOR, ANSWERS_ONCE_DONE, TERMS
from dengwen.regulation.vocabulary import SeatRole
from dengwen.regulation.words import Words

UPON = "rectification/upon.html"

register(Noun("measure", Measure, MEASURE_FIELDS))

gate("start_measure", carrying_out.only_planned_starts)
gate("complete_measure", carrying_out.only_the_owner_completes_with_evidence)
gate("check_measure", carrying_out.another_person_checks)
gate("reject_measure", carrying_out.another_person_checks)
gate("no_measure", carrying_out.none_needed_only_without_measures)
gate("close", carrying_out.every_measure_struck_off)


def _measure(about: CaseContext) -> Measure:
    """The measure that the page's ``about`` names; without one, the only measure there is. 404 when that is not one."""
    found = [each for each in planning.measures(about.case) if about.about in (None, each.uid)]
    if len(found) != 1:
        raise Http404
    return found[0]


def _add(about: CaseContext, form: Any) -> None:
    planning.add_measure(
        about.case, about.actor, forms.chosen_owner(form), form.cleaned_data["due_on"], form.cleaned_data["text"]
    )


def _none(about: CaseContext, form: Any) -> None:
    planning.no_measure(about.case, about.actor, form.cleaned_data["text"])


def _start(about: CaseContext, form: Any) -> None:
    carrying_out.start_measure(about.case, about.actor, _measure(about))


def _move(about: CaseContext, form: Any) -> None:
    planning.reschedule_measure(
        about.case, about.actor, _measure(about), form.cleaned_data["due_on"], form.cleaned_data["text"]
    )


def _said(act: Callable[..., Entry]) -> Callable[[CaseContext, Any], None]:
    def perform(about: CaseContext, form: Any) -> None:
        act(about.case, about.actor, _measure(about), form.cleaned_data["text"])

    return perform


def _complete(about: CaseContext, form: Any) -> None:
    told = form.cleaned_data
    carrying_out.complete_measure(about.case, about.actor, _measure(about), told["text"], staged(told["evidence"]))


def _some(*states: MeasureState) -> Callable[[CaseContext], bool]:
    def offered(about: CaseContext) -> bool:
        return any(measure.state in states for measure in panels.visible(about))

    return offered


def _mine(about: CaseContext) -> bool:
    working = (MeasureState.PLANNED, MeasureState.STARTED)
    return any(measure.owner_uid == about.actor.uid and measure.state in working for measure in panels.visible(about))


def _without_measures(about: CaseContext) -> bool:
    return not panels.visible(about) and not any(entry.act == "no_measure" for entry in about.entries)


def _others_done(about: CaseContext) -> bool:
    return any(
        m.state == MeasureState.DONE and about.actor.uid not in (m.owner_uid, m.done_by_uid)
        for m in panels.visible(about)
    )


action("add_measure", 500, _add, forms.MeasureForm, offered=_without_measures)
action("no_measure", 501, _none, forms.ReasonForm, offered=_without_measures)
action(
    "start_measure",
    502,
    _start,
    forms.UponForm,
    offered=_some(MeasureState.PLANNED),
    in_place="measures",
    template=UPON,
)
action(
    "reschedule_measure",
    503,
    _move,
    forms.MoveForm,
    offered=_some(MeasureState.PLANNED, MeasureState.STARTED),
    in_place="measures",
    template=UPON,
)
action("complete_measure", 504, _complete, forms.DoneForm, offered=_mine, in_place="measures", template=UPON)
action(
    "check_measure",
    505,
    _said(carrying_out.check_measure),
    forms.CheckForm,
    offered=_others_done,
    in_place="measures",
    template=UPON,
)
action(
    "reject_measure",
    506,
    _said(carrying_out.reject_measure),
    forms.ReasonForm,
    offered=_others_done,
    in_place="measures",
    template=UPON,
)


def _shown(about: CaseContext) -> Mapping[str, Any]:
    lines, none_needed = panels.lines(about), panels.none_needed(about)
    if not lines and not none_needed:
        return {}
    return {"lines": lines, "none_needed": none_needed, "more": panels.one_more(about), "numbered": not about.only_owns}


panel("measures", 60, Words("整改措施", "Measures"), "rectification/measures.html", _shown, always)
owned(panels.owned_by)


def _awaited(about: CaseContext, clock: Clock) -> tuple[Words, tuple[SeatRole, ...]]:
    """A measure waits for its owner, and once that one has reported it done for somebody who checks it."""
    done = any(
        each.uid == clock.about_uid and each.state == MeasureState.DONE for each in about.once(planning.measures)
    )
    if done:
        return TERMS[clock.term].words, ANSWERS_ONCE_DONE[clock.term]
    return ACTS["complete_measure"].words, ANSWERS_FOR[clock.term]


awaits("S12", _awaited)
