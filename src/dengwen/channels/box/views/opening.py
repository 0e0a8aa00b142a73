"""Opening a box and correcting what was entered: two people on one page; one opening; what supervision takes note of."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dengwen.channels.box import incidents, scans, showing, witnessing
from dengwen.channels.box import opening as openings
from dengwen.channels.box.forms import CorrectForm, OpenForm, ScanForm
from dengwen.channels.box.models import Incident, Opening
from dengwen.channels.box.views.rooms import box_or_404, good, let_in, opening_or_404, to_box, to_opening, warn
from dengwen.channels.box.vocabulary import CorrectionReason
from dengwen.desk import guard, person
from dengwen.docket import access
from dengwen.docket.acts import NotLawful


@require_http_methods(["GET", "POST"])
@guard.undertaken
@guard.reaches_vault
def open_box(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Enter an opening: the keeper's form, and the second person's own signature under it."""
    reader, box = let_in(request, "box_open"), box_or_404(uid)
    around: dict[str, Any] = {"box": box, "place": showing.place_of(box)}
    if request.method == "GET":
        return _asked(request, around, OpenForm(label_suffix=""), witnessing.form())
    form, signature = OpenForm(request.POST, label_suffix=""), witnessing.form(request.POST)
    witness = witnessing.signed(signature) if form.is_valid() else None
    if witness is None:
        return _asked(request, around, form, signature, status=422)
    try:
        opened = openings.open_box(box, reader.actor, witness, form.found())
    except NotLawful as refusal:
        return _asked(request, {**around, "reasons": refusal.reasons}, form, signature, status=409)
    if opened.seal_found != opened.seal_expected:
        warn(request, gettext("The seal was not the one on record. Supervision has been told."))
    good(request, gettext("The opening is entered."))
    return to_opening(opened)


def _asked(
    request: HttpRequest, around: dict[str, Any], form: Form, signature: Form, status: int = 200
) -> HttpResponse:
    template = "box/correct.html" if "opening" in around else "box/open.html"
    return render(request, template, {**around, "form": form, "signature": signature}, status=status)


@require_http_methods(["GET", "POST"])
@guard.undertaken
@guard.reaches_vault
def correct(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Correct an opening by a new deed, again with a second person."""
    reader, opening = let_in(request, "box_correct"), opening_or_404(uid)
    around: dict[str, Any] = {"opening": opening, "box": box_or_404(opening.box_uid)}
    if request.method == "GET":
        return _asked(request, around, CorrectForm.of(opening), witnessing.form())
    form, signature = CorrectForm(request.POST, label_suffix=""), witnessing.form(request.POST)
    witness = witnessing.signed(signature) if form.is_valid() else None
    if witness is None:
        return _asked(request, around, form, signature, status=422)
    typed = form.cleaned_data
    try:
        reason = CorrectionReason(typed["reason"])
        openings.correct(opening, reader.actor, witness, reason, typed["sheets"], typed["seal_new"])
    except NotLawful as refusal:
        return _asked(request, {**around, "reasons": refusal.reasons}, form, signature, status=409)
    good(request, gettext("The correction is entered beside the opening. Supervision has been told."))
    return to_opening(opening)


@require_GET
@guard.opens_vault
def opening(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One opening: for the keepers with the pages that wait to be sorted."""
    reader, found = let_in(request), opening_or_404(uid)
    told = {**showing.one_opening(reader, found, _pages(reader, found)), "scan_form": ScanForm(label_suffix="")}
    return render(request, "box/opening.html", told)


def _pages(reader: person.Reader, found: Opening) -> list[scans.OpenPage]:
    keeper = access.may_in_house(reader.actor, "box_letter")
    return scans.pages_for(found, reader.actor) if keeper else []


@require_POST
@guard.undertaken
def seen(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A supervisor takes note of what was wrong."""
    reader = let_in(request, "box_incident_seen")
    found = Incident.objects.filter(uid=uid).first()
    if found is None:
        raise Http404
    try:
        incidents.see(found, reader.actor)
    except NotLawful as refusal:
        warn(request, " ".join(refusal.reasons))
    return to_box(found.box_uid)
