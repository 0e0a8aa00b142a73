"""The operator's desk: what rings, the call in hand, its minutes, the read-back, the receipt code."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from dengwen.channels.hotline import calls, carried, minutes, shown, spelling, transfers
from dengwen.channels.hotline.forms import MinutesForm, NoMatterForm, concerns
from dengwen.channels.hotline.models import Call
from dengwen.channels.hotline.views.allowed import allowed, done_or_said
from dengwen.desk import guard, person
from dengwen.desk.templatetags.words import language
from dengwen.docket.acts import NotLawful

PAGES = ("GET", "POST")


@require_http_methods(PAGES)
@guard.undertaken
@allowed("hotline_desk")
def desk(request: HttpRequest) -> HttpResponse:
    """What rings and what is in hand; by POST, a call that no telephone system told of."""
    actor = person.reader(request).actor
    if request.method == "POST":
        return HttpResponseRedirect(reverse("hotline:call", args=[calls.begin_by_hand(actor).uid]))
    return render(request, "hotline/desk.html", shown.desk(actor))


@require_POST
@guard.undertaken
@allowed("take_call")
def take(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Take the call and go to its minutes; back to the desk when somebody was quicker."""
    try:
        calls.take(uid, person.reader(request).actor)
    except NotLawful as against:
        return render(
            request, "hotline/desk.html", shown.desk(person.reader(request).actor, against.reasons), status=409
        )
    return HttpResponseRedirect(reverse("hotline:call", args=[uid]))


@require_http_methods(PAGES)
@guard.opens_vault
@allowed("close_call")
def call(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The minutes; by POST what was typed is read back, or shown again with what is missing."""
    reader = person.reader(request)
    in_hand = calls.in_hand_or_404(reader.actor, uid)
    if request.method == "GET":
        return _form(request, in_hand, MinutesForm(reader.house))
    if "change" in request.POST:
        typed = carried.form_of(request.POST, reader.house)
        return _form(request, in_hand, typed or MinutesForm(reader.house, request.POST))
    form = MinutesForm(reader.house, request.POST)
    if not form.is_valid():
        return _form(request, in_hand, form, status=422)
    told = {"call": in_hand, "answers": shown.answers(form), "urgent": form.cleaned_data["urgent"]}
    return render(request, "hotline/read_back.html", told | carried.sealed(request.POST, form))


@require_POST
@guard.opens_vault
@allowed("close_call")
def close(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Register what was read back and say the receipt code; sent again by the same page, the same code."""
    reader, code = person.reader(request), carried.code_of(request.POST)
    if code is not None and minutes.is_registered(uid, code, reader.actor):
        return _code(request, code)
    in_hand = calls.in_hand_or_404(reader.actor, uid)
    form = carried.form_of(request.POST, reader.house)
    if code is None or form is None or not form.is_valid():
        return _form(request, in_hand, form or MinutesForm(reader.house, request.POST), status=422)
    try:
        minutes.close(in_hand, reader.actor, form.minutes(read_back="read_back" in request.POST), code)
    except NotLawful as against:
        return _form(request, in_hand, form, status=409, refused=against.reasons)
    return _code(request, code)


def _code(request: HttpRequest, code: str) -> HttpResponse:
    return render(request, "hotline/code.html", {"code": code, "groups": spelling.spelled(code, language())})


@require_POST
@guard.undertaken
@allowed("close_call")
def no_matter(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Leave it to an officer with the operator's words."""
    reader = person.reader(request)
    in_hand, form = calls.in_hand_or_404(reader.actor, uid), NoMatterForm(request.POST)
    if not form.is_valid():
        return _form(request, in_hand, MinutesForm(reader.house), status=422, aside=form)
    words = form.cleaned_data["words"]
    return done_or_said(request, lambda: minutes.no_matter(in_hand, reader.actor, words), "hotline:desk")


@require_http_methods(PAGES)
@guard.undertaken
@allowed("offer_transfer")
def transfer(request: HttpRequest, uid: UUID) -> HttpResponse:
    """How the handing over stands; by POST somebody is rung, and the form comes back as it was typed."""
    reader = person.reader(request)
    in_hand = calls.in_hand_or_404(reader.actor, uid)
    if request.method == "GET":
        return render(request, "hotline/parts/transfer.html", shown.handing_over(in_hand))
    typed, refused, given = MinutesForm(reader.house, initial=shown.typed(request.POST)), [], concerns(request.POST)
    try:
        transfers.offer(in_hand, reader.actor, shown.uid_of(request.POST.get("to", "")), given)
    except NotLawful as against:
        refused = against.reasons
    return _form(request, in_hand, typed, status=409 if refused else 200, refused=refused, given=given)


def _form(request: HttpRequest, in_hand: Call, form: MinutesForm, status: int = 200, **more: Any) -> HttpResponse:
    told = {"call": in_hand, "form": form, "code": request.POST.get("code", ""), "refused": more.get("refused", ())}
    told["aside"] = more.get("aside") or NoMatterForm(label_suffix="", prefix=None)
    told |= shown.handing_over(in_hand) | shown.on_hand(in_hand, more.get("given") or concerns(request.POST))
    return render(request, "hotline/call.html", told, status=status)
