"""Signing in and out, locking the vault, the undertaking."""

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from dengwen.desk import entrance, guard, person
from dengwen.desk.entrance_forms import SignInForm, UndertakingForm
from dengwen.people import undertakings
from dengwen.vault import session as vault


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """One prompt for name, passphrase and code."""
    asked = request.POST.get("next") or request.GET.get("next", "")
    back = guard.safe_next(request, asked) if asked else ""
    form = entrance.prompt()(request.POST or None, label_suffix="")
    entered = entrance.try_to_enter(request, form) if request.method == "POST" else None
    return _inside(request, entered, back) if entered else _prompt(request, form, back)


def _prompt(request: HttpRequest, form: SignInForm, back: str) -> HttpResponse:
    told = {"form": form, "next": back, "portal_url": "/"}
    return render(request, "desk/sign_in.html", told, status=422 if form.errors else 200)


def _inside(request: HttpRequest, entered: entrance.Entered, back: str) -> HttpResponse:
    login(request, entered.staff)
    return entrance.admit(request, HttpResponseRedirect(back or guard.first_page(request)), entered)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Leave: the session ends and the vault is locked."""
    _lock(request)
    logout(request)
    return person.drop_token(HttpResponseRedirect(settings.LOGIN_URL))


@require_POST
@guard.signed_in
def lock(request: HttpRequest) -> HttpResponse:
    """Lock the vault and stay signed in; the next sealed page asks for the passphrase."""
    _lock(request)
    return person.drop_token(HttpResponseRedirect(guard.safe_next(request, "")))


def _lock(request: HttpRequest) -> None:
    token = request.COOKIES.get(person.cookie_name(), "")
    try:
        vault.lock(token)
    except vault.VaultUnreachable:
        return


@require_http_methods(["GET", "POST"])
@guard.signed_in
def undertaking(request: HttpRequest) -> HttpResponse:
    """The confidentiality undertaking, signed before the first matter is seen (6.1.1a)."""
    back = guard.safe_next(request, request.GET.get("next", ""))
    staff = person.reader(request).staff
    form = UndertakingForm(request.POST or None, label_suffix="")
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["name"].strip() in (staff.name, staff.name_en):
            undertakings.sign(staff)
            return HttpResponseRedirect(back)
        form.add_error("name", gettext("Please write your own name as it stands in the staff list."))
    return render(request, "desk/undertaking.html", {"form": form}, status=422 if form.errors else 200)
