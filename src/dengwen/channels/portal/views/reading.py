"""Pages to read: what happens to a report, the rules with their numbers, what is kept about whom."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dengwen.channels.portal import reading
from dengwen.channels.portal.pages import page
from dengwen.docket import moment
from dengwen.policy.numbers import in_force


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The way of a report with the organisation's own terms, the ways in, and who sees what."""
    return page(request, "home", reading.home(in_force(moment.today())))


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """The regulation as published."""
    return page(request, "rules", reading.rules(in_force(moment.today())))


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, who can open it, and what is never kept."""
    return page(request, "privacy", reading.privacy())
