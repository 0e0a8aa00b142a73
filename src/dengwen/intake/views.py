"""The one desk of what waits (来件), and one arrival with the three things that can become of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import get_template
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from dengwen.desk import guard, person
from dengwen.docket import access
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful
from dengwen.docket.models import Case
from dengwen.intake import inbox as blocks
from dengwen.intake import sorting
from dengwen.intake.sections import summary
from dengwen.intake.sorting_forms import FORMS, JoinForm, SetAsideForm, SortingForm, TakeUpForm
from dengwen.vault import receipts


@require_GET
@guard.undertaken
def inbox(request: HttpRequest) -> HttpResponse:
    """Everything that waits to be sorted, block by block. 403 for whoever sorts nothing."""
    reader = _let_in(request)
    drawn = [
        (each, get_template(each.template).render({**told, "section": each}, request))
        for each, told in blocks.shown_to(reader.actor)
    ]
    return render(request, "intake/inbox.html", {"blocks": drawn})


@require_http_methods(["GET", "POST"])
@guard.opens_vault
def arrival(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One arrival, opened; a POST does the deed that its form names."""
    reader = _let_in(request)
    waiting = sorting.seen_or_404(reader.actor, uid)
    (opened,) = sorting.opened(reader.actor, [waiting])
    if request.method == "GET":
        return _page(request, opened, {})
    kind = FORMS.get(request.POST.get("deed", ""))
    if kind is None:
        raise Http404
    form = kind(opened, reader.actor, request.POST)
    if not form.is_valid():
        return _page(request, opened, {form.deed: form}, status=422)
    return _done(request, opened, form)


def _let_in(request: HttpRequest) -> person.Reader:
    reader = person.reader(request)
    if not access.may_in_house(reader.actor, "inbox"):
        raise PermissionDenied
    return reader


def _done(request: HttpRequest, opened: sorting.OpenArrival, form: SortingForm) -> HttpResponse:
    try:
        where = _do(opened, form)
    except NotLawful as refusal:
        return _page(request, opened, {form.deed: form}, reasons=refusal.reasons, status=409)
    messages.success(request, gettext("Sorted."), extra_tags="good")
    return HttpResponseRedirect(where)


def _do(opened: sorting.OpenArrival, form: SortingForm) -> str:
    """Where to go on: to the matter if the officer has a part in it, else back to what waits."""
    waiting, actor = opened.waiting, form.actor
    if isinstance(form, TakeUpForm):
        return _matter(actor, sorting.take_up(waiting, actor, form.given, receipts.new_code()))
    if isinstance(form, JoinForm):
        case = form.cleaned_data["code"]
        sorting.join(waiting, case, actor)
        return _matter(actor, case)
    if isinstance(form, SetAsideForm):
        sorting.set_aside(waiting, actor, form.cleaned_data["reason"], form.cleaned_data["words"])
    return reverse("intake:inbox")


def _matter(actor: Actor, case: Case) -> str:
    seen = access.may(actor, "see", case)
    return reverse("desk:case", args=[case.code]) if seen else reverse("intake:inbox")


def _page(
    request: HttpRequest,
    opened: sorting.OpenArrival,
    typed: dict[str, SortingForm],
    reasons: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    actor = person.reader(request).actor
    forms = [typed.get(deed) or kind(opened, actor) for deed, kind in FORMS.items()] if opened.open else []
    told: dict[str, Any] = {
        "opened": opened,
        "line": summary(opened.waiting),
        "forms": forms,
        "form": next(iter(typed.values()), None),
        "reasons": reasons,
    }
    return render(request, "intake/arrival.html", told, status=status)
