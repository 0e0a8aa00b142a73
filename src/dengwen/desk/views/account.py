"""One's own account: the passphrase that also unlocks the vault, and the printed code that replaces a lost one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from dengwen.desk import entrance, guard, person
from dengwen.desk.account_forms import ChangeForm, CodeForm, RecoverForm
from dengwen.desk.throttle import TooManyAttempts
from dengwen.people import passphrases
from dengwen.people.passphrases import Renewed
from dengwen.vault import enrolment

T = TypeVar("T")


@never_cache
@require_GET
@guard.signed_in
def page(request: HttpRequest) -> HttpResponse:
    """What opens the vault of the reader, since when, and the ways to change it."""
    reader = person.reader(request)
    return render(request, "desk/account.html", {"staff": reader.staff, "ways": enrolment.ways_of(reader.staff.uid)})


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@guard.recognised
@guard.reaches_vault
def passphrase(request: HttpRequest) -> HttpResponse:
    """A new passphrase with the present one in hand. Everything that was open elsewhere ends."""
    staff = person.reader(request).staff
    if entrance.lacks_second_factor(staff):
        return HttpResponseRedirect(reverse("desk:second_factor"))
    form = ChangeForm(staff, request.POST or None)
    told = {"form": form, "first": staff.one_time_on is not None}
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        renewed = _tried(request, form, "old", lambda: passphrases.change(staff, typed["old"], typed["new"]))
        if renewed is not None:
            return _renewed(request, renewed)
    return render(request, "desk/passphrase.html", told, status=422 if form.errors else 200)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@guard.recognised
@guard.reaches_vault
def recover(request: HttpRequest) -> HttpResponse:
    """A new passphrase with the printed code in hand, for a vault that the passphrase no longer opens."""
    staff = person.reader(request).staff
    if entrance.lacks_second_factor(staff):
        return HttpResponseRedirect(reverse("desk:second_factor"))
    form = RecoverForm(staff, request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        renewed = _tried(request, form, "code", lambda: passphrases.recover(staff, typed["code"], typed["new"]))
        if renewed is not None:
            return _renewed(request, renewed)
    return render(request, "desk/recover.html", {"form": form}, status=422 if form.errors else 200)


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@guard.signed_in
@guard.reaches_vault
def printed_code(request: HttpRequest) -> HttpResponse:
    """A new printed code, shown on the answer to this request and nowhere else; the former one ends."""
    staff = person.reader(request).staff
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data["passphrase"]
        code = _tried(request, form, "passphrase", lambda: passphrases.renew_code(staff, typed))
        if code is not None:
            return _shown_once(request, code)
    return render(request, "desk/new_code.html", {"form": form}, status=422 if form.errors else 200)


def _tried(request: HttpRequest, form: forms.Form, field: str, attempt: Callable[[], T | None]) -> T | None:
    """The attempt's result; None when it was refused, and the form then says why. Attempts count like those at the door."""
    try:
        found = entrance.attempted(person.reader(request).staff, attempt)
    except TooManyAttempts as refusal:
        form.add_error(None, refusal.sentence())
        return None
    if found is None:
        wrong = gettext("The printed code is wrong.") if field == "code" else gettext("The passphrase is wrong.")
        form.add_error(field, wrong)
    return found


def _renewed(request: HttpRequest, renewed: Renewed) -> HttpResponse:
    """This browser goes on with a session of its own; with a new printed code it is shown first."""
    staff = person.reader(request).staff
    update_session_auth_hash(request, staff)
    person.unlocked(request, renewed.token)
    if renewed.printed_code:
        return person.keep_token(_shown_once(request, renewed.printed_code), renewed.token)
    messages.success(request, gettext("The new passphrase holds. Every other session has ended."), extra_tags="good")
    return person.keep_token(HttpResponseRedirect(reverse("desk:account")), renewed.token)


def _shown_once(request: HttpRequest, code: str) -> HttpResponse:
    return render(request, "desk/printed_code.html", {"code": code, "staff": person.reader(request).staff})
