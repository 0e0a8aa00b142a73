"""Measures are laid down: what, by whom, until when (4.3.1b), or that none is needed."""

from __future__ import annotations

import uuid
from datetime import date
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext

from dengwen.docket import clocks, moment, outgoing, papers, seating
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful, held, perform
from dengwen.docket.barring import is_barred
from dengwen.docket.models import Case, Clock
from dengwen.docket.projection import Row, change, new
from dengwen.ledger.models import Entry
from dengwen.people.organisation import organisation
from dengwen.policy.numbers import of_version
from dengwen.rectification.models import Measure
from dengwen.regulation.terms import EXTENSION_CAP_DAYS
from dengwen.regulation.vocabulary import SeatRole
from dengwen.vault.compartments import Founding, found
from dengwen.vault.holders import holders_of, recovery_holder
from dengwen.vault.models import Compartment


def add_measure(case: Case, actor: Actor, owner_uid: UUID, due_on: date, text: str) -> Entry:
    """Lay down a measure and tell its owner; the owner alone (and those who follow the matter) can read it.

    NotLawful when the owner is excluded or unknown, has no vault key, or the day has passed.
    """
    if due_on < moment.today():
        raise NotLawful(gettext("The date of a measure cannot lie in the past."))
    uid = uuid.uuid4()
    with held(case):
        _check_owner(case, owner_uid)
        _check_words(case, actor, text)
        founding = _packet(case, uid, owner_uid)
        work = papers.compartments_of(case, "W")
        paper = papers.same("measure", [founding.compartment, *work], {"text": text}, actor, about=uid)
        clock = clocks.measured([], of_version(case.policy_version), "S12", uid, moment.today(), due_on)
        seats = seating.seat(case, SeatRole.OWNER, [owner_uid])
        return perform(
            "add_measure", case, actor, rows=[_measure(case, uid, owner_uid, due_on), *seats], measured=[clock],
            papers=[paper], foundings=[founding], facts={"measure": uid},
        )  # fmt: skip


def _measure(case: Case, uid: UUID, owner_uid: UUID, due_on: date) -> Row:
    number = (Measure.objects.filter(case=case).aggregate(last=Max("number"))["last"] or 0) + 1
    return new("measure", uid, {"number": number, "owner_uid": owner_uid, "due_on": due_on})


def _check_owner(case: Case, owner_uid: UUID) -> None:
    house = organisation(moment.today())
    if owner_uid not in house.people or is_barred(case.uid, case.barred, owner_uid):
        raise NotLawful(gettext("This person cannot own a measure of this matter."))
    if owner_uid not in holders_of([owner_uid]):
        raise NotLawful(gettext("This person has no vault key yet and could not read the measure."))


def _check_words(case: Case, actor: Actor, text: str) -> None:
    """The owner of a measure learns nothing of the reporter."""
    reasons = outgoing.reasons_against(case, actor, {gettext("Text"): text})
    if reasons:
        raise NotLawful(*reasons)


def _packet(case: Case, measure_uid: UUID, owner_uid: UUID) -> Founding:
    readers = [owner_uid]
    for role in (SeatRole.INTAKE, SeatRole.REVIEWER, SeatRole.HEAD):
        readers += seating.seated(case, role)
    holders = [*holders_of(dict.fromkeys(readers)).values(), recovery_holder()]
    return found(case.uid, "T", holders, moment.today(), unit_uid=measure_uid)


def no_measure(case: Case, actor: Actor, text: str) -> Entry:
    """Record, with the reason, that the result asks for no measure."""
    paper = papers.same("no_measure", papers.compartments_of(case, "W"), {"text": text}, actor)
    return perform("no_measure", case, actor, papers=[paper])


def reschedule_measure(case: Case, actor: Actor, measure: Measure, due_on: date, text: str) -> Entry:
    """Move a measure's date, with the reason; all moves together stay within the cap (natural days after the first date)."""
    _check_words(case, actor, text)
    clock = Clock.objects.filter(case=case, about_uid=measure.uid, settled_on=None).first()
    if clock is None:
        raise NotLawful(gettext("This measure was struck off already."))
    moved = clock.extended_days + (due_on - measure.due_on).days
    if due_on < moment.today() or moved > EXTENSION_CAP_DAYS["S12"]:
        cap = EXTENSION_CAP_DAYS["S12"]
        raise NotLawful(
            gettext("The date may be moved by at most %(days)s days in all, and not into the past.") % {"days": cap}
        )
    fresh = clocks.measured([], of_version(case.policy_version), "S12", measure.uid, clock.opened_on, due_on).values
    retimed = {"due_on": fresh["due_on"], "provisional": fresh["provisional"], "extended_days": max(moved, 0)}
    rows = [change("measure", measure.uid, {"due_on": due_on}), change("clock", clock.uid, retimed)]
    paper = papers.same("measure_moved", of_measure(case, measure.uid), {"text": text}, actor, about=measure.uid)
    return perform("reschedule_measure", case, actor, rows=rows, papers=[paper], facts={"measure": measure.uid})


def of_measure(case: Case, measure_uid: UUID) -> list[Compartment]:
    """The compartments that a measure's papers are sealed into: its own packet and the work product."""
    return [each for each in papers.compartments_of(case, "WT") if each.kind == "W" or each.unit_uid == measure_uid]


def measures(case: Case) -> list[Measure]:
    """The matter's measures in order of number."""
    return list(Measure.objects.filter(case=case).order_by("number"))
