"""Keys that wait for colleagues, and the one button that hands them on."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_GET, require_POST

from dengwen.desk import guard, person
from dengwen.staffing import handing


@require_GET
@guard.undertaken
def page(request: HttpRequest) -> HttpResponse:
    """Who waits for keys that the reader holds, and what the reader waits for."""
    reader = person.reader(request)
    return render(request, "staffing/keys.html", {"colleagues": handing.colleagues(reader), "own": handing.own(reader)})


@require_POST
@guard.opens_vault
def hand_on(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Give a colleague what they wait for and the reader holds; 404 for whoever is not on the staff."""
    reader = person.reader(request)
    if uid not in reader.house.people:
        raise Http404
    if "sure" not in request.POST:
        messages.warning(
            request, gettext("Compare the mark with the person first, and tick the box."), extra_tags="warn"
        )
        return HttpResponseRedirect(reverse("staffing:keys"))
    given = handing.hand_on(reader.actor, uid)
    if given:
        said = ngettext(
            "The keys to %(count)d matter were handed on.", "The keys to %(count)d matters were handed on.", given
        )
        messages.success(request, said % {"count": given}, extra_tags="good")
    else:
        messages.info(request, gettext("Nothing waits for this person any more."), extra_tags="info")
    return HttpResponseRedirect(reverse("staffing:keys"))
