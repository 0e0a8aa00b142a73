"""Measures are carried out, checked by somebody else, and struck off or sent back (4.3.1a, 4.3.1c, 4.3.2a)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from dengwen.docket import clocks, moment, papers
from dengwen.docket.actors import Actor
from dengwen.docket.acts import perform
from dengwen.docket.models import Case
from dengwen.docket.projection import change
from dengwen.ledger.models import Entry
from dengwen.rectification import evidence
from dengwen.rectification.models import Measure, MeasureState
from dengwen.rectification.planning import of_measure
from dengwen.regulation.vocabulary import ActorKind
from dengwen.vault.files import StagedFile, adopt


def start_measure(case: Case, actor: Actor, measure: Measure) -> Entry:
    """The owner or the head begins."""
    row = change("measure", measure.uid, {"state": MeasureState.STARTED, "started_on": moment.today()})
    return perform("start_measure", case, actor, rows=[row], facts={"measure": measure.uid})


def complete_measure(case: Case, actor: Actor, measure: Measure, text: str, files: Sequence[StagedFile] = ()) -> Entry:
    """The owner reports the measure done, with evidence: what was done and what shows it, and files where there are any."""
    today = moment.today()
    places = of_measure(case, measure.uid)
    shown, kept = evidence.papers(files, places, actor, measure.uid)
    row = change(
        "measure",
        measure.uid,
        {
            "state": MeasureState.DONE,
            "done_on": today,
            "done_by_uid": actor.uid,
            "started_on": measure.started_on or today,
        },
    )
    paper = papers.same("measure_done", places, {"text": text}, actor, about=measure.uid)
    begun = [] if measure.started_on else clocks.settle(clocks.running(case), ["S11"], today)
    facts = {"measure": measure.uid, "evidence": bool(text.strip() or shown)}
    with transaction.atomic():
        adopt(kept)
        return perform("complete_measure", case, actor, rows=[row, *begun], papers=[paper, *shown], facts=facts)


def check_measure(case: Case, actor: Actor, measure: Measure, text: str) -> Entry:
    """Somebody who neither owns nor did it checks the measure and strikes it off."""
    done = {"state": MeasureState.STRUCK_OFF, "checked_on": moment.today(), "checker_uid": actor.uid}
    paper = papers.same(
        "measure_check", of_measure(case, measure.uid), {"text": text, "passed": True}, actor, about=measure.uid
    )
    ended = clocks.settle(clocks.running(case), ["S12"], moment.today(), measure.uid)
    return perform(
        "check_measure", case, actor, rows=[change("measure", measure.uid, done)], papers=[paper], settles_about=ended,
        facts={"measure": measure.uid},
    )  # fmt: skip


def reject_measure(case: Case, actor: Actor, measure: Measure, text: str) -> Entry:
    """The check was not passed: the measure goes back to its owner with the reason; its date stays."""
    row = change("measure", measure.uid, {"state": MeasureState.STARTED, "done_on": None, "done_by_uid": None})
    paper = papers.same(
        "measure_check", of_measure(case, measure.uid), {"text": text, "passed": False}, actor, about=measure.uid
    )
    return perform("reject_measure", case, actor, rows=[row], papers=[paper], facts={"measure": measure.uid})


def _measure(case: Case, facts: dict[str, Any]) -> Measure | None:
    return Measure.objects.filter(case=case, uid=UUID(str(facts["measure"]))).first()


def only_planned_starts(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    measure = _measure(case, facts)
    if measure is None or measure.state != MeasureState.PLANNED:
        return [gettext("This measure was begun already.")]
    return []


def only_the_owner_completes_with_evidence(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    measure = _measure(case, facts)
    if measure is None or measure.state not in (MeasureState.PLANNED, MeasureState.STARTED):
        return [gettext("This measure is not being carried out.")]
    if actor.kind is ActorKind.STAFF and measure.owner_uid != actor.uid:
        return [gettext("Only the owner of a measure reports it done.")]
    if not facts.get("evidence"):
        return [gettext("Say what was done and what shows it; without evidence a measure is not done.")]
    return []


def another_person_checks(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    measure = _measure(case, facts)
    if measure is None or measure.state != MeasureState.DONE:
        return [gettext("Only a measure reported done, with evidence, can be checked.")]
    if actor.uid in (measure.owner_uid, measure.done_by_uid):
        return [gettext("Who owns a measure or carried it out cannot check it.")]
    return []


def none_needed_only_without_measures(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    if Measure.objects.filter(case=case).exists():
        return [gettext("There are measures already.")]
    return []


def every_measure_struck_off(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    """The closure gate (F9): every measure checked by somebody else, or the record that none is needed."""
    found = list(Measure.objects.filter(case=case).order_by("number"))
    if not found and not Entry.objects.filter(case_uid=case.uid, act="no_measure").exists():
        return [gettext("Neither a measure nor the record that none is needed exists.")]
    sentence = gettext("Measure %(number)s has not been struck off.")
    return [sentence % {"number": measure.number} for measure in found if measure.is_open]
