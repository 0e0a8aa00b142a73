"""The page at the counter, and the slip that goes to the reporter."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from dengwen.channels.counter.filing import file_for
from dengwen.channels.counter.forms import WAYS, FilingForm
from dengwen.desk import guard, person
from dengwen.docket import access
from dengwen.docket.actors import Actor
from dengwen.intake import attachments
from dengwen.regulation.vocabulary import Channel, Post


def ways_of(actor: Actor) -> tuple[Channel, ...]:
    """Intake writes down what comes by any way; everybody else only what was said to them."""
    return WAYS if Post.INTAKE_OFFICER in actor.posts else (Channel.MANAGER,)


@require_http_methods(["GET", "POST"])
@guard.undertaken
def new(request: HttpRequest) -> HttpResponse:
    """The form; when it is in order, the slip, once. 403 for whoever may not write down for others."""
    actor = person.reader(request).actor
    if not access.may_in_house(actor, "counter_file"):
        raise PermissionDenied
    ways = ways_of(actor)
    if request.method == "GET":
        return render(request, "counter/new.html", {"form": FilingForm(ways), "told": len(ways) == 1})
    form = FilingForm(ways, request.POST, request.FILES)
    if not form.is_valid():
        told = {"form": form, "told": len(ways) == 1, "files_again": bool(request.FILES)}
        return render(request, "counter/new.html", told, status=422)
    files = [attachments.arrived(each) for each in form.cleaned_data["attached"]]
    filed = file_for(form.given, form.cleaned_data["said_at"], actor, files, form.kept())
    slip = {
        "groups": filed.code.split("-"),
        "case": filed.case,
        "late": filed.late,
        "address": _return_address(request),
    }
    return render(request, "counter/slip.html", slip)


def _return_address(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("portal:return"))
