"""From a filled form to the one call that does the act, for the desk."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext

from dengwen.desk.casecontext import CaseContext
from dengwen.docket import access
from dengwen.intake import classifying, deciding, dispatching, emergency, recusal, registering, returning, talking
from dengwen.regulation.vocabulary import Category, MatterType, Refusal, Urgency


def register(about: CaseContext, form: Any) -> None:
    registering.register(about.case, about.actor, form.states, form.telltale)


def accept(about: CaseContext, form: Any) -> None:
    told = form.cleaned_data
    deciding.accept(about.case, about.actor, deciding.Answer(told["in_scope"]), deciding.Answer(told["admissible"]))


def refuse(about: CaseContext, form: Any) -> str:
    told = form.cleaned_data
    deciding.refuse(about.case, about.actor, Refusal(told["reason"]), told["text"], told["elsewhere"])
    return gettext("Refused. The reporter reads the reason on the receipt page.")


def classify(about: CaseContext, form: Any) -> None:
    told = form.cleaned_data
    classifying.classify(
        about.case, about.actor, MatterType(told["matter_type"]), Category(told["category"]), told["reason"]
    )


def dispatch(about: CaseContext, form: Any) -> None:
    dispatching.dispatch(
        about.case, about.actor, form.cleaned_data["unit"], form.packet, form.files_chosen, needed=form.needed
    )


def return_objection(about: CaseContext, form: Any) -> str:
    returning.return_objection(about.case, about.actor, form.cleaned_data["text"])
    return gettext("Returned. The matter is out of your sight until it is designated again.")


def recall(about: CaseContext, form: Any) -> None:
    returning.recall(about.case, about.actor)


def exclude(about: CaseContext, form: Any) -> str | None:
    recusal.exclude(about.case, about.actor, form.added, form.cleaned_data["reason"])
    if access.may(about.actor, "see", about.case):
        return gettext("Excluded. Seats and keys of everybody concerned have ended.")
    return gettext("Excluded. You are among them, so the matter is out of your sight.")


def note(about: CaseContext, form: Any) -> None:
    talking.note(about.case, about.actor, form.cleaned_data["text"])


def message_reporter(about: CaseContext, form: Any) -> str:
    talking.message_reporter(about.case, about.actor, form.cleaned_data["text"])
    return gettext("Sent. The reporter reads it with the receipt code.")


def flag_emergency(about: CaseContext, form: Any) -> None:
    emergency.flag_emergency(about.case, about.actor, emergency.Ground(form.cleaned_data["ground"]))


def emergency_action(about: CaseContext, form: Any) -> None:
    emergency.emergency_action(about.case, about.actor, form.cleaned_data["text"])


def report_to_leaders(about: CaseContext, form: Any) -> None:
    emergency.report_to_leaders(about.case, about.actor, form.cleaned_data["text"])


def downgrade_emergency(about: CaseContext, form: Any) -> None:
    emergency.downgrade_emergency(about.case, about.actor)


def urgent(about: CaseContext) -> bool:
    return about.case.urgency == Urgency.EMERGENCY


def calm(about: CaseContext) -> bool:
    return not urgent(about)


def unattended(about: CaseContext) -> bool:
    """Whether the unit that was given the matter has nobody left for it."""
    return returning.nobody_of(about.case, about.seats, about.once(returning.work_holders))
