"""The list of people and units, and what was changed about them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dengwen.desk import guard
from dengwen.staffing import showing
from dengwen.staffing.history import changes
from dengwen.staffing.views.rooms import let_in


@require_GET
@guard.undertaken
def people(request: HttpRequest) -> HttpResponse:
    """Units as a tree, people with their posts and the state of their accounts."""
    reader, asked = let_in(request), request.GET
    told = showing.people(reader, asked.get("unit", ""), asked.get("q", "").strip()[:60], asked.get("after", "")[:60])
    return render(request, "staffing/people.html", told)


@require_GET
@guard.undertaken
def history(request: HttpRequest) -> HttpResponse:
    """Who did what, the newest first."""
    reader, before = let_in(request), request.GET.get("before", "")
    found, more = changes(reader, int(before) if before.isdigit() and len(before) < 16 else None)
    return render(request, "staffing/history.html", {"changes": found, "older": f"?before={more}" if more else ""})
