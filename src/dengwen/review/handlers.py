"""From a filled form to the one call that does the act, for the desk."""

from __future__ import annotations

from typing import Any

from dengwen.desk.casecontext import CaseContext
from dengwen.regulation.vocabulary import SeatRole, Stage
from dengwen.review import judging, standing_in


def approve(about: CaseContext, form: Any) -> None:
    judging.approve(about.case, about.actor, form.answers, form.cleaned_data["text"])


def return_report(about: CaseContext, form: Any) -> None:
    judging.return_report(about.case, about.actor, form.answers, form.cleaned_data["text"])


def seat_reviewer(about: CaseContext, form: Any) -> None:
    standing_in.seat_reviewer(about.case, about.actor)


def hand_on_keys(about: CaseContext, form: Any) -> None:
    standing_in.hand_on_keys(about.case, about.actor)


def unreviewed(about: CaseContext) -> bool:
    """Whether a report waits and nobody is left to judge it."""
    return about.stage is Stage.REPORTED and not any(seat.role == SeatRole.REVIEWER for seat in about.seats)


def reads_report(about: CaseContext) -> bool:
    return about.holds("report")


def waiting(about: CaseContext) -> bool:
    """Whether a seated reviewer cannot read the report yet."""
    able = about.once(standing_in.readers)
    return any(seat.role == SeatRole.REVIEWER and seat.staff_uid not in able for seat in about.seats)


def can_hand_on(about: CaseContext) -> bool:
    """Whether a reviewer waits for the keys and this reader has them to give."""
    return about.stage is Stage.REPORTED and reads_report(about) and waiting(about)
