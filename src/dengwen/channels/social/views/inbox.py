"""The online clerk's inbox: one list over all accounts, one page a conversation, sorted in one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from dengwen.channels.social import conversations, shown
from dengwen.channels.social.answers import welcome
from dengwen.channels.social.views.entrance import base_of
from dengwen.desk import guard, person
from dengwen.desk.downloads import saved
from dengwen.docket import access
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful
from dengwen.intake import sorting
from dengwen.intake.models import Waiting
from dengwen.intake.sorting import OpenArrival
from dengwen.intake.sorting_forms import FORMS, JoinForm, SetAsideForm, SortingForm, TakeUpForm
from dengwen.vault import files


@require_GET
@guard.undertaken
def inbox(request: HttpRequest) -> HttpResponse:
    """The conversations that wait, the longest waiting first. 403 for whoever sorts nothing."""
    return render(request, "social/inbox.html", shown.waiting(_let_in(request)))


@require_http_methods(["GET", "POST"])
@guard.opens_vault
def conversation(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One sender's pieces, opened; a POST does to all that were shown what its form names."""
    actor = _let_in(request)
    pieces = conversations.pieces_of(actor, uid)
    if request.method == "GET":
        return _page(request, sorting.opened(actor, pieces), {})
    meant = set(request.POST.getlist("piece"))
    several = sorting.opened(actor, [each for each in pieces if str(each.uid) in meant])
    kind = FORMS.get(request.POST.get("deed", ""))
    if kind is None or not several:
        raise Http404
    form = kind(several[0], actor, request.POST)
    if not form.is_valid():
        return _page(request, several, {form.deed: form}, status=422)
    try:
        return _done(request, [each.waiting for each in several], form)
    except NotLawful as refusal:
        return _page(request, several, {form.deed: form}, reasons=refusal.reasons, status=409)


@guard.opens_vault
@require_GET
def clean_copy(request: HttpRequest, uid: UUID, file: UUID) -> HttpResponse:
    """The copy without hidden data of what came along with a piece; 404 for whoever holds no key of it."""
    actor = _let_in(request)
    (opened,) = sorting.opened(actor, [sorting.seen_or_404(actor, uid)])
    record = _record(opened.files, file)
    try:
        return saved(files.read(record.uid, record.key), record.name, record.media_type, record.size)
    except files.FileGone:
        raise Http404 from None


def _record(held: Sequence[Mapping[str, Any]], file: UUID) -> files.StagedFile:
    for each in held:
        if each.get("cleaned") and each.get("file") == str(file):
            return files.from_record(each)
    raise Http404


def _let_in(request: HttpRequest) -> Actor:
    actor = person.reader(request).actor
    if not access.may_in_house(actor, "inbox"):
        raise PermissionDenied
    return actor


def _done(request: HttpRequest, pieces: Sequence[Waiting], form: SortingForm) -> HttpResponse:
    actor = form.actor
    if isinstance(form, TakeUpForm):
        case, token = conversations.take_up(pieces, actor, form.given)
        told = {"case": case, "link": welcome(base_of(request), token), "seen": access.may(actor, "see", case)}
        return render(request, "social/taken_up.html", told)
    if isinstance(form, JoinForm):
        conversations.join(pieces, form.cleaned_data["code"], actor)
    if isinstance(form, SetAsideForm):
        conversations.set_aside(pieces, actor, form.cleaned_data["reason"], form.cleaned_data["words"])
    messages.success(request, gettext("Sorted."), extra_tags="good")
    return HttpResponseRedirect(reverse("social:inbox"))


def _page(
    request: HttpRequest,
    several: Sequence[OpenArrival],
    typed: dict[str, SortingForm],
    reasons: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    actor, first = person.reader(request).actor, several[0]
    forms = []
    if first.open:
        words = {"what": conversations.words_of(several)}
        forms = [typed.get(deed) or kind(first, actor, initial=words) for deed, kind in FORMS.items()]
    told = {"forms": forms, "form": next(iter(typed.values()), None), "reasons": reasons}
    return render(request, "social/conversation.html", shown.conversation(several) | told, status=status)
