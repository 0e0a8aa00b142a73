"""From a filled form to the one call that does the act, for the desk."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext

from dengwen.desk.casecontext import CaseContext
from dengwen.desk.filefield import staged
from dengwen.investigation import (
    allegations,
    conflict,
    contact,
    evidence,
    extension,
    packet,
    planning,
    reporting,
    standstill,
    team,
)
from dengwen.investigation.models import Allegation
from dengwen.investigation.vocabulary import Attempt, Heard
from dengwen.regulation.vocabulary import Outcome


def open_packet(about: CaseContext, form: Any) -> None:
    packet.open_packet(about.case, about.actor)


def assign(about: CaseContext, form: Any) -> None:
    told = form.cleaned_data
    team.assign(about.case, about.actor, told["investigators"], UUID(told["lead"]))


def add_investigator(about: CaseContext, form: Any) -> None:
    told = form.cleaned_data
    lead = UUID(told["lead"]) if told["lead"] else None
    team.add_investigator(about.case, about.actor, told["added"], lead, told["leaving"])


def declare_no_conflict(about: CaseContext, form: Any) -> None:
    conflict.declare_no_conflict(about.case, about.actor, form.cleaned_data["remark"])


def write(about: CaseContext, form: Any) -> None:
    contact.contact(about.case, about.actor, form.cleaned_data["text"])


def contact_attempt(about: CaseContext, form: Any) -> None:
    contact.contact_attempt(about.case, about.actor, Attempt(form.cleaned_data["means"]), form.cleaned_data["text"])


def notify_progress(about: CaseContext, form: Any) -> None:
    contact.notify_progress(about.case, about.actor, form.cleaned_data["text"])


def plan(about: CaseContext, form: Any) -> None:
    planning.plan(about.case, about.actor, form.cleaned_data["text"])


def plan_step(about: CaseContext, form: Any) -> None:
    told = form.cleaned_data
    planning.plan_step(about.case, about.actor, planning.Step(told["act"], told["on"], told["whom"], told["text"]))


def allege(about: CaseContext, form: Any) -> None:
    allegations.allege(about.case, about.actor, form.cleaned_data["text"])


def find(about: CaseContext, form: Any) -> None:
    told = form.cleaned_data
    allegation = Allegation.objects.filter(case=about.case, uid=told["allegation"], dropped=False).first()
    if allegation is None:
        raise Http404
    allegations.find(
        about.case,
        about.actor,
        allegation,
        Outcome(told["outcome"]),
        told["reason"],
        told["speaking_for"],
        told["speaking_against"],
        told["unheard"],
    )


def add_evidence(about: CaseContext, form: Any) -> None:
    told = form.cleaned_data
    piece = evidence.Evidence(told["title"], told["source"], told["on"], told["text"])
    evidence.add_evidence(about.case, about.actor, piece, staged(told["attached"]))


def interview(about: CaseContext, form: Any) -> None:
    told = form.cleaned_data
    held = evidence.Interview(
        Heard(told["role"]), told["title"], told["where"], told["on"], told["text"], signed=told["signed"]
    )
    evidence.interview(about.case, about.actor, held, form.weighed, staged(told["attached"]), form.planned)


def inspect_documents(about: CaseContext, form: Any) -> None:
    told = form.cleaned_data
    seen = evidence.Inspection(told["title"], told["source"], told["on"], told["text"])
    evidence.inspect_documents(about.case, about.actor, seen, form.weighed, staged(told["attached"]), form.planned)


def visit_site(about: CaseContext, form: Any) -> None:
    told = form.cleaned_data
    visit = evidence.Visit(told["title"], told["where"], told["on"], told["text"])
    evidence.visit_site(about.case, about.actor, visit, form.weighed, staged(told["attached"]), form.planned)


def ask_extension(about: CaseContext, form: Any) -> None:
    extension.ask_extension(about.case, about.actor, form.cleaned_data["days"], form.cleaned_data["reason"])


def extend(about: CaseContext, form: Any) -> str:
    extension.extend(about.case, about.actor, form.cleaned_data["days"], form.cleaned_data["notice"])
    return gettext("Extended. The reporter was told in the same moment.")


def pause(about: CaseContext, form: Any) -> None:
    standstill.pause(about.case, about.actor, form.cleaned_data["reason"], form.cleaned_data["text"])


def resume(about: CaseContext, form: Any) -> None:
    standstill.resume(about.case, about.actor)


def submit_report(about: CaseContext, form: Any) -> None:
    reporting.submit_report(about.case, about.actor, form.parts)
