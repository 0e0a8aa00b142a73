"""The page of one matter, and the page of one act upon it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import CharField
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import get_template
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from dengwen.desk import casepage, guard, handback, nextstep, person
from dengwen.desk.casecontext import CaseContext
from dengwen.desk.casepage import Action, Column
from dengwen.desk.forms import ActForm
from dengwen.desk.stages import stage_line
from dengwen.desk.templatetags.words import language, words
from dengwen.desk.tones import STAGE_TONES
from dengwen.docket import access
from dengwen.docket.acts import NotLawful
from dengwen.regulation.act import Act
from dengwen.regulation.labels import label
from dengwen.regulation.lifecycle import ACTS
from dengwen.regulation.vocabulary import Category, IdentityMode, MatterType, Urgency
from dengwen.regulation.words import Words


@dataclass(frozen=True, slots=True)
class Badge:
    words: Words
    tone: str = ""
    dot: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """A panel with its content drawn."""

    name: str
    title: Words
    html: str


@guard.opens_vault
@require_GET
def page(request: HttpRequest, code: str) -> HttpResponse:
    """Everything that this reader may know of the matter, with one next action on top."""
    return _matter_page(request, _about(request, code))


def _matter_page(request: HttpRequest, about: CaseContext, **refusal: Any) -> HttpResponse:
    """The matter; with ``reasons`` (and what was ``typed``) on top when an act could not even be begun."""
    main = _filled(request, about, "main")
    told = {
        "case": about.case,
        **_heading(about),
        "next": nextstep.next_step(about),
        "main": main,
        "sections": main if len(main) > 1 else [],
        "side": _filled(request, about, "side"),
    }
    return render(request, "desk/case.html", told | refusal, status=409 if refusal else 200)


def _about(request: HttpRequest, code: str) -> CaseContext:
    reader = person.reader(request)
    case = access.seen_or_404(reader.actor, code)
    return CaseContext(case, reader.actor, reader.house, _thing(request.GET.get("about", "")))


def _thing(text: str) -> UUID | None:
    if not text:
        return None
    try:
        return UUID(text)
    except ValueError:
        raise Http404 from None


def _heading(about: CaseContext) -> dict[str, Any]:
    """What stands beside the code: kind, badges and stages; for a mere owner none of it."""
    if about.only_owns:
        return {"kind": gettext("Your measure"), "badges": [], "stages": []}
    kind = f"{words(MatterType(about.case.matter_type))} · {words(Category(about.case.category))}"
    return {"kind": kind, "badges": _badges(about), "stages": stage_line(about.case)}


def _badges(about: CaseContext) -> list[Badge]:
    case = about.case
    found = [Badge(label(about.stage), STAGE_TONES[about.stage], "dot"), Badge(label(IdentityMode(case.identity_mode)))]
    if case.urgency == Urgency.EMERGENCY:
        found.insert(0, Badge(label(Urgency.EMERGENCY), "bad", "dot"))
    return found


def _filled(request: HttpRequest, about: CaseContext, column: Column) -> list[Filled]:
    found = []
    for panel in casepage.panels(column):
        told = panel.context(about) if panel.seen_by(about) else {}
        if told:
            html = get_template(panel.template).render({**told, "about": about, "case": about.case}, request)
            found.append(Filled(panel.name, panel.title, html))
    return found


@require_http_methods(["GET", "POST"])
@guard.opens_vault
def act(request: HttpRequest, code: str, act: str) -> HttpResponse:
    """One act: what it does, its form, and doing it."""
    about, how = _about(request, code), casepage.action_for(act)
    if how is None:
        raise Http404
    reasons = _not_yours(about, act)
    if reasons:
        return _act_page(request, about, how, reasons=reasons, status=403)
    first = casepage.first_of(about, act)
    if first is not None and request.method == "GET":
        return _act_page(request, about, how, reasons=[_do_first(first)], status=403, first=first)
    try:
        form = _form(request, about, how)
    except NotLawful as refusal:
        return _matter_page(request, about, reasons=refusal.reasons, typed=_typed(request, how))
    if request.method == "GET" or handback.HANDED_BACK in request.POST:
        return _act_page(request, about, how, form=form)
    if form is not None and not form.is_valid():
        return _act_page(request, about, how, form=form, status=422)
    return _done(request, about, how, form)


def _do_first(first: Act) -> str:
    return gettext("Do this first: %(act)s.") % {"act": first.words.in_(language())}


def _not_yours(about: CaseContext, act: str) -> list[str]:
    if act not in about.deeds:
        return [gettext("Your part in this matter does not allow this now.")]
    return about.duties_against(act)


def _form(request: HttpRequest, about: CaseContext, how: Action) -> ActForm | None:
    if how.form is None:
        return None
    return how.form(about, request.POST, request.FILES) if request.method == "POST" else how.form(about)


def _typed(request: HttpRequest, how: Action) -> list[tuple[str, str]]:
    """What the person wrote into the form's text fields, with their labels, to be copied from a page that has no form to keep it."""
    if how.form is None:
        return []
    texts = [(name, field) for name, field in how.form.base_fields.items() if isinstance(field, CharField)]
    return [(str(field.label), request.POST[name]) for name, field in texts if request.POST.get(name, "").strip()]


def _done(request: HttpRequest, about: CaseContext, how: Action, form: ActForm | None) -> HttpResponse:
    try:
        told = how.perform(about, form)
    except NotLawful as refusal:
        return _act_page(request, about, how, form=form, reasons=refusal.reasons, status=409)
    usual = gettext("Done: %(act)s") % {"act": ACTS[how.act].words.in_(language())}
    messages.success(request, told or usual, extra_tags="good")
    return HttpResponseRedirect(_after(about))


def _after(about: CaseContext) -> str:
    """Back to the matter; to the worklist for whoever just lost their part in it."""
    if access.may(about.actor, "see", about.case):
        return reverse("desk:case", args=[about.case.code])
    return reverse("desk:worklist")


def _act_page(
    request: HttpRequest,
    about: CaseContext,
    how: Action,
    form: ActForm | None = None,
    reasons: list[str] | None = None,
    status: int = 200,
    first: Act | None = None,
) -> HttpResponse:
    told: dict[str, Any] = {
        "case": about.case,
        "about": about,
        "act": ACTS[how.act],
        "explains": how.explains,
        "form": form,
        "reasons": reasons,
        "case_url": reverse("desk:case", args=[about.case.code]),
        "refused": status == 403,
        "first": first and (reverse("desk:act", args=[about.case.code, first.name]), first.words),
        "handed_back": handback.HANDED_BACK in request.POST,
        "typed": _typed(request, how) if status == 403 else [],
    }
    return render(request, how.template, told, status=status)
