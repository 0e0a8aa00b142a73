"""From a filled form to the one call that does the act, for the desk."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from dengwen.desk.casecontext import CaseContext
from dengwen.protection import releasing
from dengwen.protection.identity import kept
from dengwen.regulation.vocabulary import SeatRole


def release_original(about: CaseContext, form: Any) -> str:
    told = form.cleaned_data
    releasing.release_original(about.case, about.actor, form.chosen_purpose, UUID(told["what"]), told["traces"])
    return gettext("Released. Those who handle the matter find it among the files; supervision is told.")


def keeps_originals(about: CaseContext) -> bool:
    return SeatRole.CUSTODIAN in about.roles and bool(about.once(kept)[1])
