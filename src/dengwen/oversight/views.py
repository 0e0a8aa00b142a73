"""The pages of oversight: figures for analysts, leaders and supervision; what is late and what was drawn for supervision alone."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from dengwen.desk import guard, person
from dengwen.docket import access
from dengwen.docket.acts import NotLawful
from dengwen.docket.moment import today
from dengwen.oversight import counting, periods, sampling, shown
from dengwen.oversight.figures import board


@require_GET
@guard.undertaken
def figures(request: HttpRequest) -> HttpResponse:
    """The indicators of a quarter, beside the quarters before it. 403 for whoever holds no post that reads figures."""
    reader = _let_in(request, "figures")
    now = periods.quarter_of(today())
    chosen = min(periods.written(request.GET.get("quarter", "")) or now, now)
    waiting = counting.catch_up()
    told = shown.figures(board(reader.actor, chosen, today()), reader.house, chosen, now)
    return render(request, "oversight/figures.html", {**told, "waiting": waiting})


@require_http_methods(["GET", "POST"])
@guard.undertaken
def supervision(request: HttpRequest) -> HttpResponse:
    """What is late in the supervisor's matters, and the drawn samples; a POST draws today's. 403 for everybody else."""
    reader = _let_in(request, "supervision")
    if request.method == "POST":
        return _draw(request, reader)
    return render(request, "oversight/supervision.html", shown.supervision(reader.actor))


def _let_in(request: HttpRequest, deed: str) -> person.Reader:
    reader = person.reader(request)
    if not access.may_in_house(reader.actor, deed):
        raise PermissionDenied
    return reader


def _draw(request: HttpRequest, reader: person.Reader) -> HttpResponse:
    try:
        sampling.draw(reader.actor)
    except NotLawful as refusal:
        messages.warning(request, " ".join(refusal.reasons), extra_tags="warn")
    else:
        messages.success(request, gettext("Today's sample was drawn."), extra_tags="good")
    return HttpResponseRedirect(reverse("oversight:supervision"))
