"""Words that need no form: a note among those who handle the matter, and a message to the reporter (5.2.1a)."""

from __future__ import annotations

from django.utils.translation import gettext

from dengwen.docket import access, outgoing, papers
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful, held, perform
from dengwen.docket.models import Case
from dengwen.ledger.models import Entry
from dengwen.regulation.vocabulary import SeatRole
from dengwen.vault.models import Compartment


def note(case: Case, actor: Actor, text: str) -> Entry:
    """A note for those who work on the same side of the wall: officers among themselves, the unit among itself."""
    places = own_side(case, actor)
    if not places:
        raise NotLawful(gettext("Nothing of this matter is yours to write in yet."))
    paper = papers.same("note", places, {"text": _said(text)}, actor)
    return perform("note", case, actor, papers=[paper])


def own_side(case: Case, actor: Actor) -> list[Compartment]:
    """Where the actor's notes belong: with the report for officers, else with the work product, or the packet before there is any."""
    if SeatRole.INTAKE in access.roles_in(actor, case):
        return papers.compartments_of(case, "R")
    work = papers.compartments_of(case, "W")
    return work or [each for each in papers.of_dialogue(case) if each.kind == "T"]


def message_reporter(case: Case, actor: Actor, text: str) -> Entry:
    """Write to the reporter, who reads it with the receipt code; all who follow the dialogue read it too.

    NotLawful when a unit reads along and the text would tell it who the reporter is, or what only the original says.
    """
    with held(case):
        reasons = outgoing.reasons_against(case, actor, {gettext("Text"): text}, known_to="T") if case.unit_uid else []
        if reasons:
            raise NotLawful(*reasons)
        paper = papers.same("staff_message", papers.of_dialogue(case), {"text": _said(text)}, actor)
        return perform("message_reporter", case, actor, papers=[paper])


def _said(text: str) -> str:
    if not text.strip():
        raise NotLawful(gettext("There is nothing written yet."))
    return text.strip()
