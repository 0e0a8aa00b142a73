"""How the mails that go out are doing, for administrators: numbers and days, no address, no matter."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dengwen.desk import guard, person
from dengwen.docket import access, moment
from dengwen.outbox.health import health


@require_GET
@guard.undertaken
def page(request: HttpRequest) -> HttpResponse:
    """Waiting, late, sent, given up; whether the line to the mail server stands. 403 for whoever is no administrator."""
    if not access.may_in_house(person.reader(request).actor, "administer"):
        raise PermissionDenied
    return render(request, "desk/outbox.html", {"health": health(moment.now())})
