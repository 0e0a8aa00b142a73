"""The page on which a custodian opens an identity or an original: asked, entered, shown once on this very answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from dengwen.desk import guard, person
from dengwen.desk.casecontext import CaseContext
from dengwen.desk.downloads import saved
from dengwen.docket import access
from dengwen.docket.acts import NotLawful
from dengwen.protection import identity
from dengwen.protection.forms import OpeningForm
from dengwen.regulation.labels import label
from dengwen.regulation.lifecycle import ACTS
from dengwen.regulation.vocabulary import Agreement, ContactWish, ProxyRelation
from dengwen.regulation.words import Words
from dengwen.vault import files

EXPLAINS = Words(
    "每次查看都记入台账并告知反馈人；内容只在本页显示一次，请勿抄录到别处。",
    "Each opening is entered for ever and told to the reporter. What you see is shown on this page once; copy it nowhere.",
)


@require_http_methods(["GET", "POST"])
@guard.opens_vault
def open_identity(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for the purpose; then open. 404 for whoever is no custodian of this matter."""
    reader = person.reader(request)
    case = access.seen_or_404(reader.actor, code, "view_identity")
    about = CaseContext(case, reader.actor, reader.house)
    if request.method == "GET":
        return _asked(request, about, OpeningForm(about))
    form = OpeningForm(about, request.POST)
    if not form.is_valid():
        return _asked(request, about, form, status=422)
    try:
        return _answered(request, about, form)
    except NotLawful as refusal:
        return _asked(request, about, form, reasons=refusal.reasons, status=409)
    except files.FileGone:
        return _asked(request, about, form, status=410)


def _answered(request: HttpRequest, about: CaseContext, form: OpeningForm) -> HttpResponse:
    if form.asked == identity.IDENTITY:
        return _shown(request, about, form)
    return _listed(request, about, form) if form.asked == identity.LISTED else _given_out(about, form)


def _listed(request: HttpRequest, about: CaseContext, form: OpeningForm) -> HttpResponse:
    found = identity.view_list(about.case, about.actor, form.chosen_purpose)
    told = {
        **_around(about),
        "purpose": identity.PURPOSE_WORDS[form.chosen_purpose],
        "chosen": form.chosen_purpose,
        "originals": [(paper.uid, paper.on, file) for paper, file in found],
        "release_url": reverse("desk:act", args=[about.case.code, "release_original"])
        if about.may("release_original")
        else "",
    }
    return render(request, "protection/originals.html", told)


def _shown(request: HttpRequest, about: CaseContext, form: OpeningForm) -> HttpResponse:
    told = identity.view_identity(about.case, about.actor, form.chosen_purpose)
    purpose = identity.PURPOSE_WORDS[form.chosen_purpose]
    wish = label(ContactWish(told["wish"])) if told.get("wish") in set(ContactWish) else None
    shown = {"told": told, "purpose": purpose, "wish": wish, "proxy": _proxy(told.get("proxy"))}
    return render(request, "protection/identity.html", {**_around(about), **shown})


def _proxy(proxy: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Whom the reporter speaks for, and whether that person knows."""
    if not proxy:
        return None
    agreement = Agreement(proxy["agreement"])
    words = [label(ProxyRelation(proxy["relation"])), label(agreement)]
    return {**proxy, "words": words, "agrees": agreement is Agreement.YES}


def _given_out(about: CaseContext, form: OpeningForm) -> HttpResponse:
    chosen = UUID(form.asked)
    file = identity.view_original(about.case, about.actor, form.chosen_purpose, chosen)
    return saved(files.read(file.uid, file.key), file.name, file.media_type, file.size)


def _asked(
    request: HttpRequest, about: CaseContext, form: OpeningForm, reasons: list[str] | None = None, status: int = 200
) -> HttpResponse:
    told: dict[str, Any] = {**_around(about), "form": form, "reasons": reasons, "explains": EXPLAINS}
    return render(request, "desk/act.html", told, status=status)


def _around(about: CaseContext) -> dict[str, Any]:
    return {
        "case": about.case,
        "about": about,
        "act": ACTS["view_identity"],
        "case_url": reverse("desk:case", args=[about.case.code]),
    }
