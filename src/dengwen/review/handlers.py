"""From a filled form to the one call that does the act, for the desk."""

from __future__ import annotations

from typing import Any

from dengwen.desk.casecontext import CaseContext
from dengwen.review import judging


def approve(about: CaseContext, form: Any) -> None:
    judging.approve(about.case, about.actor, form.answers, form.cleaned_data["text"])


def return_report(about: CaseContext, form: Any) -> None:
    judging.return_report(about.case, about.actor, form.answers, form.cleaned_data["text"])
