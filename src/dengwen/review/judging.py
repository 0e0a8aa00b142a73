"""A report passes on four yes, or goes back with an opinion on every question that failed (4.2.1c, 4.2.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext

from dengwen.docket import reads, seating
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful, held, perform
from dengwen.docket.granting import handed_on
from dengwen.docket.models import Case, Seat
from dengwen.docket.papers import PaperDraft, compartments_of, draft
from dengwen.docket.projection import change
from dengwen.ledger.models import Entry
from dengwen.regulation.acts.spans import HANDLED
from dengwen.regulation.vocabulary import ReturnQuestion, SeatRole
from dengwen.review.outcome import findings, outcome_of
from dengwen.vault.models import Compartment


@dataclass(frozen=True, slots=True)
class Answer:
    """Yes or no to one of the four questions, and why; for a no, what is missing."""

    ok: bool
    text: str


Answers = Mapping[ReturnQuestion, Answer]


def approve(case: Case, actor: Actor, answers: Answers, text: str = "") -> Entry:
    """Pass the report: four times yes, each with a reason. The outcome follows from the findings; intake receives the work product.

    NotLawful for whoever handled the matter.
    """
    _check_had_no_part(case, actor)
    with held(case):
        work = _work_of(case)
        outcome = outcome_of(findings(reads.entries(case)))
        intake = seating.seated(case, SeatRole.INTAKE)
        return perform(
            "approve",
            case,
            actor,
            rows=[change("case", case.uid, {"outcome": outcome})],
            papers=[_opinion(work, actor, answers, text)],
            grants=handed_on(case, actor, [work], intake),
            facts={**_facts(answers), "outcome": outcome},
        )


def return_report(case: Case, actor: Actor, answers: Answers, text: str = "") -> Entry:
    """Send the report back: at least one no, each with an opinion that names what is missing. NotLawful for whoever handled the matter."""
    _check_had_no_part(case, actor)
    with held(case):
        paper = _opinion(_work_of(case), actor, answers, text)
        return perform("return_report", case, actor, papers=[paper], facts=_facts(answers))


def _work_of(case: Case) -> Compartment:
    found = compartments_of(case, "W")
    if not found:
        raise NotLawful(gettext("There is no report to judge."))
    return found[0]


def _opinion(work: Compartment, actor: Actor, answers: Answers, text: str) -> PaperDraft:
    questions = {question.value: asdict(answer) for question, answer in answers.items()}
    return draft("opinion", [(work, {"questions": questions, "text": text})], actor)


def _facts(answers: Answers) -> dict[str, Any]:
    """What the gates judge: which questions were answered, which with yes, and which with words."""
    return {
        "yes": sorted(question for question, answer in answers.items() if answer.ok),
        "no": sorted(question for question, answer in answers.items() if not answer.ok),
        "reasoned": sorted(question for question, answer in answers.items() if answer.text.strip()),
    }


def _check_had_no_part(case: Case, actor: Actor) -> None:
    if reasons := had_no_part(case, actor, {}):
        raise NotLawful(*reasons)


def had_no_part(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    """Gate: whoever investigated, named the investigators, classified or dispatched the matter does not judge the report (4.2.1b)."""
    working = (SeatRole.INVESTIGATOR, SeatRole.HEAD)
    seated = Seat.objects.filter(case=case, staff_uid=actor.seat_uid, role__in=working).exists()
    if seated or actor.uid in reads.did(case, *HANDLED):
        return [gettext("You took part in handling this matter; its report is judged by somebody who did not.")]
    return []


def all_answered(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    """Gate: all four questions, each with a reason."""
    answered = {*facts["yes"], *facts["no"]}
    if answered != set(ReturnQuestion) or set(facts["reasoned"]) != answered:
        return [gettext("Answer each of the four questions with yes or no and say why.")]
    return []


def four_yes(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    """Gate: one no is enough for the report not to pass."""
    return [gettext("A report passes only with four times yes; otherwise return it.")] if facts["no"] else []


def one_no(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    """Gate: a report is returned for a reason among the four, never for none."""
    return (
        [] if facts["no"] else [gettext("Nothing failed: a report is returned only for a question answered with no.")]
    )
