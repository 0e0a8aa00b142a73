"""The list of boxes, one box, its photo, the labels."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from dengwen.channels.box import labels, registry, showing
from dengwen.channels.box.forms import BoxForm, ReviseForm
from dengwen.channels.box.models import Box
from dengwen.channels.box.pictures import NoPicture, picture_of, shown
from dengwen.channels.box.views.rooms import box_or_404, good, let_in, to_box, warn
from dengwen.desk import guard
from dengwen.docket.acts import NotLawful
from dengwen.docket.moment import today
from dengwen.policy.numbers import in_force
from dengwen.vault import files


@require_GET
@guard.undertaken
def boxes(request: HttpRequest) -> HttpResponse:
    """Every box with its due day, papers that are not with intake yet, what was wrong."""
    return render(request, "box/boxes.html", showing.listing(let_in(request)))


@require_http_methods(["GET", "POST"])
@guard.undertaken
def add(request: HttpRequest) -> HttpResponse:
    """List a box."""
    reader = let_in(request, "box_add")
    form = BoxForm(request.POST or None, request.FILES or None, label_suffix="")
    if request.method == "GET" or not form.is_valid():
        return render(request, "box/add.html", {"form": form}, status=200 if request.method == "GET" else 422)
    typed = form.cleaned_data
    try:
        box = registry.add(reader.actor, typed["place"], typed["place_en"], typed["seal"], picture_of(typed["photo"]))
    except NoPicture:
        form.add_error("photo", gettext("This is no picture that can be shown."))
        return render(request, "box/add.html", {"form": form}, status=422)
    good(request, gettext("The box is on the list. Its label can be printed."))
    return to_box(box.uid)


@require_http_methods(["GET", "POST"])
@guard.undertaken
def box(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One box; a POST changes its entry."""
    reader, found = let_in(request), box_or_404(uid)
    if request.method == "POST":
        return _revised(request, found)
    return render(request, "box/box.html", {**showing.one_box(reader, found), "form": ReviseForm.of(found)})


def _revised(request: HttpRequest, found: Box) -> HttpResponse:
    reader = let_in(request, "box_change")
    form = ReviseForm(request.POST, request.FILES, label_suffix="")
    if not form.is_valid():
        return render(request, "box/box.html", {**showing.one_box(reader, found), "form": form}, status=422)
    values = {name: form.cleaned_data[name] for name in ("place", "place_en", "active")}
    try:
        with transaction.atomic():
            registry.revise(found, reader.actor, values, picture_of(form.cleaned_data["photo"]))
    except NoPicture:
        warn(request, gettext("This is no picture that can be shown."))
    except NotLawful as refusal:
        warn(request, " ".join(refusal.reasons))
    else:
        good(request, gettext("The entry was changed."))
    return to_box(found.uid)


@require_GET
@guard.undertaken
def photo(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The picture of the place."""
    let_in(request)
    picture = registry.photo_of(box_or_404(uid))
    if picture is None:
        raise Http404
    return shown(b"".join(files.read(picture.uid, picture.key)))


@require_GET
@guard.undertaken
def sheet(request: HttpRequest) -> HttpResponse:
    """Labels of all boxes in use, or of the one that is asked for, as a PDF to print."""
    let_in(request)
    wanted = Box.objects.filter(active=True).order_by("no")
    only = request.GET.get("box", "")
    chosen = [each for each in wanted if not only or str(each.no) == only]
    address = str(settings.PUBLIC_URL or request.build_absolute_uri("/")).rstrip("/") + "/"
    try:
        paper = labels.sheet(chosen, labels.ways_of(in_force(today()), address))
    except labels.NoChineseFont:
        warn(request, gettext("No font with Chinese characters is on this machine. Install fonts-noto-cjk first."))
        return HttpResponseRedirect(reverse("box:boxes"))
    headers = {"Content-Disposition": 'attachment; filename="labels.pdf"'}
    return HttpResponse(paper, content_type="application/pdf", headers=headers)
