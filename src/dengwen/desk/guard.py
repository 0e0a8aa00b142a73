"""What stands before a page: signed in, undertaking signed, vault open; and the way back to exactly where one was."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext

from dengwen.desk import entrance, handback, navigation, person
from dengwen.desk.entrance_forms import UNLOCK, SignInForm, UnlockForm
from dengwen.vault.session import VaultLocked, VaultUnreachable

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
ASKED_BY_GET = "asked_by_get"
FILLED_AGAIN = frozenset({"desk:act"})
"""Pages that show a form as it was sent without doing anything, when it is handed back."""
NOT_KEPT = {UNLOCK, ASKED_BY_GET, "csrfmiddlewaretoken"}


def safe_next(request: HttpRequest, target: str) -> str:
    """The target if it is a page of this desk, else the worklist."""
    here = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if here and target.startswith("/desk/") else reverse("desk:worklist")


def first_page(request: HttpRequest) -> str:
    """Where somebody begins who asked for no page: at the worklist, or at the own page of those whose work is not in matters."""
    reader = person.reader(request)
    home = navigation.home_of(reader.actor.posts)
    if home is not None:
        return reverse(home.url_name)
    return reverse("desk:worklist") + ("" if reader.actor.posts & navigation.HANDLING else "?show=open")


def _sent_to(name: str, request: HttpRequest) -> HttpResponse:
    back = request.get_full_path() if request.method == "GET" else request.path
    return HttpResponseRedirect(f"{reverse(name)}?{urlencode({'next': back})}")


def recognised(view: View[P]) -> View[P]:
    """Only for staff who are signed in; others are asked to and then brought back. Enough only for replacing a one-time passphrase."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if handback.KEPT in request.POST:
            return _signed_in_again(view, request, *args, **kwargs)
        return _session_over(request) if handback.keeps(request) else _sent_to("desk:sign_in", request)

    return guarded


def _session_over(request: HttpRequest, form: SignInForm | None = None) -> HttpResponse:
    """Say that the session ended, and ask for the sign-in on the spot; what was typed waits sealed in this very page."""
    asked = form or entrance.prompt()(label_suffix="")
    kept = request.POST.get(handback.KEPT) or handback.sealed(request)
    told = {"form": asked, "over": True, "kept": kept, "files_again": bool(request.FILES), "portal_url": "/"}
    told |= {"where": request.get_full_path(), "hours": handback.SESSION_LENGTH_HOURS}
    response = render(request, "desk/sign_in.html", told, status=401)
    add_never_cache_headers(response)
    return response


def _signed_in_again(view: View[P], request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
    """Whoever typed it gets it back: an act as its form, filled again; anything else to be sent on by one button."""
    form = entrance.prompt()(request.POST, label_suffix="")
    entered = entrance.try_to_enter(request, form)
    if entered is None:
        return _session_over(request, form)
    posted = handback.opened(request.POST[handback.KEPT], request, entered.staff)
    login(request, entered.staff)
    if posted is None:
        messages.info(
            request, gettext("Nothing that was typed before is shown: it belongs to somebody else, or is too old.")
        )
        return entrance.admit(request, HttpResponseRedirect(reverse("desk:worklist")), entered)
    if request.resolver_match is None or request.resolver_match.view_name not in FILLED_AGAIN:
        kept = [(name, value) for name, values in posted.lists() for value in values]
        told = {"kept": kept, "where": request.get_full_path()}
        return entrance.admit(request, render(request, "desk/handed_back.html", told), entered)
    person.unlocked(request, entered.token or "")
    posted[handback.HANDED_BACK] = "1"
    request.POST = posted  # type: ignore[assignment]
    return entrance.admit(request, view(request, *args, **kwargs), entered)


def signed_in(view: View[P]) -> View[P]:
    """Only for staff who signed in with a passphrase of their own: one that was handed out is replaced before anything else."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if person.reader(request).staff.one_time_on is not None:
            return _sent_to("desk:passphrase", request)
        return view(request, *args, **kwargs)

    return recognised(guarded)


def reaches_vault(view: View[P]) -> View[P]:
    """For pages that cannot do without the vault: while it does not run, they say so."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except VaultUnreachable:
            return render(request, "desk/vault_away.html", status=503)

    return guarded


def undertaken(view: View[P]) -> View[P]:
    """Only for staff who signed the undertaking (6.1.1a)."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if person.reader(request).staff.undertaking_on is None:
            return _sent_to("desk:undertaking", request)
        return view(request, *args, **kwargs)

    return signed_in(guarded)


def opens_vault(view: View[P]) -> View[P]:
    """For pages that read sealed papers: when the vault is locked, ask for the passphrase here and go on, losing nothing typed."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method == "POST" and UNLOCK in request.POST:
            return _unlock_then(view, request, *args, **kwargs)
        try:
            return view(request, *args, **kwargs)
        except VaultLocked:
            return _locked(request, UnlockForm())

    return undertaken(reaches_vault(guarded))


def _unlock_then(view: View[P], request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
    form = UnlockForm(request.POST)
    token = entrance.unlock(person.reader(request).staff, form) if form.is_valid() else None
    if token is None:
        return _locked(request, form)
    if ASKED_BY_GET in request.POST:
        return person.keep_token(HttpResponseRedirect(request.get_full_path()), token)
    person.unlocked(request, token)
    request.POST = _without_unlocking(request.POST)  # type: ignore[assignment]
    return person.keep_token(view(request, *args, **kwargs), token)


def _without_unlocking(posted: QueryDict) -> QueryDict:
    left = posted.copy()
    left.pop(UNLOCK, None)
    return left


def _locked(request: HttpRequest, form: UnlockForm) -> HttpResponse:
    posted = request.POST if request.method == "POST" and ASKED_BY_GET not in request.POST else None
    kept = (
        [(name, value) for name, values in posted.lists() for value in values if name not in NOT_KEPT] if posted else []
    )
    if posted is None:
        kept = [(ASKED_BY_GET, "1")]
    told = {
        "form": form,
        "kept": kept,
        "typed": posted is not None,
        "files_again": bool(request.FILES),
        "where": request.get_full_path(),
    }
    return render(request, "desk/unlock.html", told, status=423)
