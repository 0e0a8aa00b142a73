"""The roster: who is on duty when, and where the opening hours have a gap."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from dengwen.channels.hotline import roster, shown
from dengwen.channels.hotline.duty_form import DutyForm
from dengwen.channels.hotline.models import DutyRole
from dengwen.channels.hotline.views.allowed import allowed, done_or_said
from dengwen.desk import guard, person
from dengwen.docket.acts import NotLawful


@require_http_methods(("GET", "POST"))
@guard.undertaken
@allowed("hotline_roster")
def page(request: HttpRequest) -> HttpResponse:
    """The coming fortnight; by POST somebody is put on duty."""
    reader = person.reader(request)
    if request.method == "GET":
        return render(request, "hotline/roster.html", shown.roster_of(reader.house) | {"form": DutyForm(reader.house)})
    form = DutyForm(reader.house, request.POST)
    if form.is_valid():
        told = form.cleaned_data
        try:
            roster.plan_all(reader.actor, UUID(told["who"]), DutyRole(told["role"]), form.days, form.window)
        except NotLawful as against:
            form.add_error(None, list(against.reasons))
        else:
            return HttpResponseRedirect(reverse("hotline:roster"))
    return render(request, "hotline/roster.html", shown.roster_of(reader.house) | {"form": form}, status=422)


@require_POST
@guard.undertaken
@allowed("end_duty")
def end(request: HttpRequest, uid: UUID) -> HttpResponse:
    actor = person.reader(request).actor
    return done_or_said(request, lambda: roster.end(actor, uid), "hotline:roster")
