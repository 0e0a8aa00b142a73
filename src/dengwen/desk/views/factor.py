"""The second factor, set up by its owner at the first sign-in, before the one-time passphrase is replaced."""

from __future__ import annotations

import base64
import io
from typing import Any

import segno
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from dengwen.desk import entrance, guard, person
from dengwen.desk.account_forms import FactorForm
from dengwen.desk.throttle import TooManyAttempts
from dengwen.docket.moment import now
from dengwen.people import second_factor
from dengwen.people.models import Staff


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@guard.recognised
def page(request: HttpRequest) -> HttpResponse:
    """Show a secret to be set up in an authenticator, and take it over once a code of it was typed."""
    staff = person.reader(request).staff
    if not entrance.lacks_second_factor(staff):
        return HttpResponseRedirect(reverse("desk:account"))
    form = FactorForm(request.POST or None)
    secret = second_factor.proposed(request.POST.get("secret", ""))
    if request.method == "POST" and form.is_valid() and _taken_over(staff, secret, form):
        return HttpResponseRedirect(reverse("desk:passphrase"))
    told: dict[str, Any] = {"form": form, "secret": secret, "drawing": _drawn(second_factor.address_of(staff, secret))}
    told["groups"] = [secret[at : at + 4] for at in range(0, len(secret), 4)]
    return render(request, "desk/second_factor.html", told, status=422 if form.errors else 200)


def _taken_over(staff: Staff, secret: str, form: FactorForm) -> bool:
    """Attempts count like those at the door."""
    code = form.cleaned_data["code"]
    try:
        right = entrance.attempted(staff, lambda: second_factor.take_over(staff, secret, code, now()) or None)
    except TooManyAttempts as refusal:
        form.add_error(None, refusal.sentence())
        return False
    if right is None:
        form.add_error("code", gettext("This is not the code of this moment. Wait for the next one."))
    return bool(right)


def _drawn(address: str) -> str:
    stream = io.BytesIO()
    segno.make(address, error="m", micro=False).save(stream, kind="svg", scale=5, border=4, light="#ffffff")
    return f"data:image/svg+xml;base64,{base64.b64encode(stream.getvalue()).decode()}"
