"""Registration: the six facts enter the register, each given, withheld or unknown, never an empty text (3.2.1a, 3.2.1b)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum, auto
from typing import Any

from django.utils.translation import gettext

from dengwen.docket import papers
from dengwen.docket.actors import Actor
from dengwen.docket.acts import perform
from dengwen.docket.models import Case
from dengwen.docket.projection import change
from dengwen.intake.models import Submission, SubmissionStatus
from dengwen.ledger.models import Entry
from dengwen.regulation.vocabulary import FieldState, IdentityMode
from dengwen.regulation.words import Words


class Fact(StrEnum):
    """The six facts of a registration."""

    NAME = auto()
    CONTACT = auto()
    MATTER = auto()
    PERSONS = auto()
    TIME = auto()
    PLACE = auto()


FACT_WORDS: dict[Fact, Words] = {
    Fact.NAME: Words("反馈人姓名", "Name of the reporter"),
    Fact.CONTACT: Words("联系方式", "Contact"),
    Fact.MATTER: Words("反映事项", "What happened"),
    Fact.PERSONS: Words("涉及人员或部门", "Who is concerned"),
    Fact.TIME: Words("时间", "When"),
    Fact.PLACE: Words("地点", "Where"),
}


def prefilled(case: Case, submission: Mapping[str, Any]) -> dict[Fact, FieldState]:
    """The states that follow from what came in; the officer may correct them."""
    anonymous = case.identity_mode == IdentityMode.ANONYMOUS
    own = FieldState.WITHHELD if anonymous else FieldState.GIVEN
    persons = any(submission.get(each) for each in ("subjects", "subject_units", "subject_unit_names"))
    told = {
        Fact.MATTER: bool(submission.get("what")),
        Fact.PERSONS: persons,
        Fact.TIME: bool(submission.get("when")),
        Fact.PLACE: bool(submission.get("where")),
    }
    states = {fact: FieldState.GIVEN if given else FieldState.UNKNOWN for fact, given in told.items()}
    return {Fact.NAME: own, Fact.CONTACT: own, **states}


def register(case: Case, actor: Actor, states: Mapping[Fact, FieldState], telltale: Sequence[str] = ()) -> Entry:
    """Enter the matter in the register.

    ``telltale`` are words in the report that would give the reporter away (a name, a nickname, a staff number): they are sealed with the
    report, and no packet that holds one of them is dispatched.
    """
    entered = {str(fact): str(state) for fact, state in states.items()}
    words = [word for word in dict.fromkeys(each.strip() for each in telltale) if word]
    paper = papers.same("facts", papers.compartments_of(case, "R"), {"states": entered, "telltale": words}, actor)
    waiting = Submission.objects.filter(case=case, status=SubmissionStatus.RECEIVED).values_list("uid", flat=True)
    rows = [change("submission", uid, {"status": SubmissionStatus.REGISTERED}) for uid in waiting]
    return perform("register", case, actor, rows=rows, facts=entered, papers=[paper])


def all_six(case: Case, actor: Actor, facts: Mapping[str, Any]) -> list[str]:
    """Gate of registration: none of the six may be left open."""
    states = {str(state) for state in FieldState}
    if all(facts.get(str(fact)) in states for fact in Fact):
        return []
    return [gettext("Each of the six facts must be marked as given, withheld or unknown.")]
