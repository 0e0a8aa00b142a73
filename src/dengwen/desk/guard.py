"""What stands before a page: signed in, undertaking signed, vault open; and the way back to exactly where one was."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from dengwen.desk import entrance, person
from dengwen.desk.entrance_forms import UNLOCK, UnlockForm
from dengwen.vault.session import VaultLocked, VaultUnreachable

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
ASKED_BY_GET = "asked_by_get"
NOT_KEPT = {UNLOCK, ASKED_BY_GET, "csrfmiddlewaretoken"}


def safe_next(request: HttpRequest, target: str) -> str:
    """The target if it is a page of this desk, else the worklist."""
    here = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if here and target.startswith("/desk/") else reverse("desk:worklist")


def _sent_to(name: str, request: HttpRequest) -> HttpResponse:
    back = request.get_full_path() if request.method == "GET" else request.path
    return HttpResponseRedirect(f"{reverse(name)}?{urlencode({'next': back})}")


def recognised(view: View[P]) -> View[P]:
    """Only for staff who are signed in; others are asked to and then brought back. Enough only for replacing a one-time passphrase."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return _sent_to("desk:sign_in", request)
        return view(request, *args, **kwargs)

    return guarded


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
