"""The papers leave the keepers and are signed for by intake."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from dengwen.channels.box import handing_over
from dengwen.channels.box.forms import CountForm
from dengwen.channels.box.models import HandOver, Opening
from dengwen.channels.box.views.rooms import box_or_404, good, let_in, opening_or_404, to_opening, warn
from dengwen.desk import guard
from dengwen.docket.acts import NotLawful


@require_POST
@guard.undertaken
def hand_over(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The keeper brings the papers."""
    reader, opening = let_in(request, "box_hand_over"), opening_or_404(uid)
    try:
        handing_over.hand_over(opening, reader.actor)
    except NotLawful as refusal:
        warn(request, " ".join(refusal.reasons))
    else:
        good(request, gettext("Bring the papers under seal to intake; an officer counts them and signs."))
    return to_opening(opening)


@require_http_methods(["GET", "POST"])
@guard.undertaken
def take_over(request: HttpRequest, uid: UUID) -> HttpResponse:
    """An officer counts the papers and signs for them."""
    reader, opening = let_in(request, "box_take_over"), opening_or_404(uid)
    offered = HandOver.objects.filter(opening_uid=opening.uid).first()
    if offered is None:
        raise Http404
    form = CountForm(request.POST or None, label_suffix="")
    if request.method == "GET" or not form.is_valid():
        return _counting(request, opening, form, [], status=200 if request.method == "GET" else 422)
    try:
        taken = handing_over.take_over(offered, reader.actor, form.cleaned_data["sheets"])
    except NotLawful as refusal:
        return _counting(request, opening, form, refusal.reasons, status=409)
    if taken is None:
        reasons = [
            gettext("The keeper handed over another number of sheets. Supervision has been told; count again together.")
        ]
        return _counting(request, opening, form, reasons, status=409)
    good(request, gettext("You have signed for the papers."))
    return to_opening(opening)


def _counting(request: HttpRequest, opening: Opening, form: CountForm, reasons: list[str], status: int) -> HttpResponse:
    told = {"opening": opening, "box": box_or_404(opening.box_uid), "form": form, "reasons": reasons}
    return render(request, "box/take_over.html", told, status=status)
