"""The registry of accounts, for administrators: connect, rename, switch off, new secrets. Secrets are never shown again."""

from __future__ import annotations

import secrets as random
from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from dengwen.channels.social import accounts, shown
from dengwen.channels.social.forms import AlterForm, ConnectForm
from dengwen.channels.social.models import Account
from dengwen.channels.social.platforms import Platform
from dengwen.channels.social.views.entrance import base_of
from dengwen.desk import guard, person
from dengwen.docket import access
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful


@require_http_methods(["GET", "POST"])
@guard.undertaken
def registry(request: HttpRequest) -> HttpResponse:
    """All accounts, and the form for a new one."""
    actor = _let_in(request)
    if request.method == "GET":
        return _registry(request, ConnectForm())
    form = ConnectForm(request.POST)
    if not form.is_valid():
        return _registry(request, form, status=422)
    try:
        return _connected(request, actor, form)
    except NotLawful as refusal:
        form.add_error(None, refusal.reasons)
        return _registry(request, form, status=422)


@require_http_methods(["GET", "POST"])
@guard.undertaken
def account(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One account: its address for the platform, and what can be changed."""
    actor = _let_in(request)
    found = get_object_or_404(Account, uid=uid)
    if request.method == "GET":
        return _account(request, found, AlterForm(initial={"label": found.label, "active": found.active}))
    form = AlterForm(request.POST)
    if not form.is_valid():
        return _account(request, found, form, status=422)
    told = form.cleaned_data
    try:
        given = form.secrets if form.says_anything else None
        accounts.alter(found, actor, told["label"], active=told["active"], secrets=given)
    except NotLawful as refusal:
        form.add_error(None, refusal.reasons)
        return _account(request, found, form, status=422)
    messages.success(request, gettext("Changed."), extra_tags="good")
    return HttpResponseRedirect(reverse("social:account", args=[uid]))


def _let_in(request: HttpRequest) -> Actor:
    actor = person.reader(request).actor
    if not access.may_in_house(actor, "connect_account"):
        raise PermissionDenied
    return actor


def _connected(request: HttpRequest, actor: Actor, form: ConnectForm) -> HttpResponse:
    """Where the house draws the key itself, this answer shows it, once."""
    platform, given = Platform(form.cleaned_data["platform"]), form.secrets
    drawn = "" if given.secret or platform is not Platform.WEBHOOK else random.token_urlsafe(32)
    made = accounts.connect(actor, platform, form.cleaned_data["label"], replace(given, secret=given.secret or drawn))
    fresh = AlterForm(initial={"label": made.label, "active": True})
    return _account(request, made, fresh, key=drawn)


def _registry(request: HttpRequest, form: ConnectForm, status: int = 200) -> HttpResponse:
    return render(request, "social/accounts.html", {"lines": shown.account_lines(), "form": form}, status=status)


def _account(request: HttpRequest, found: Account, form: AlterForm, key: str = "", status: int = 200) -> HttpResponse:
    told = {
        "account": found,
        "platform": shown.platform_words(found),
        "address": base_of(request) + reverse("social-hooks:called", args=[found.address]),
        "form": form,
        "key": key,
    }
    return render(request, "social/account.html", told, status=status)
