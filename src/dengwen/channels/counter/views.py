"""The page at the counter, and the slip that goes to the reporter."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from dengwen.channels.counter import carried, slip
from dengwen.channels.counter.carried import Carried
from dengwen.channels.counter.filing import Filed, file_for
from dengwen.channels.counter.forms import WAYS, FilingForm
from dengwen.desk import guard, person
from dengwen.docket import access
from dengwen.docket.actors import Actor
from dengwen.regulation.vocabulary import Channel, Post
from dengwen.vault.files import FileGone


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
    form, kept = FilingForm(ways, request.POST, request.FILES), carried.of_request(request)
    if not form.in_order(len(kept.files)):
        return _again(request, form, kept)
    try:
        filed = file_for(form.given, form.cleaned_data["said_at"], actor, kept.files, form.kept())
    except FileGone:
        return _again(request, form, carried.new(), files_gone=True)
    return render(request, "counter/slip.html", _slip(request, filed))


def _again(request: HttpRequest, form: FilingForm, kept: Carried, **more: bool) -> HttpResponse:
    """The form with what was typed and the files that wait sealed."""
    told = {"form": form, "told": len(form.ways) == 1, "kept": kept, **more}
    return render(request, "counter/new.html", told, status=422)


def _slip(request: HttpRequest, filed: Filed) -> dict[str, Any]:
    address = request.build_absolute_uri(reverse("portal:return"))
    return {
        "groups": filed.code.split("-"),
        "case": filed.case,
        "late": filed.late,
        "address": address,
        "qr": slip.qr(address),
    }
