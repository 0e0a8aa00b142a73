"""Coming in: name, passphrase and second factor in one prompt, which also unlocks the vault; unlocking again later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.conf import settings
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from dengwen.desk import handback, person, throttle
from dengwen.desk.entrance_forms import SecondFactorForm, SignInForm, UnlockForm
from dengwen.docket.moment import now
from dengwen.people import second_factor
from dengwen.people.models import Staff
from dengwen.vault.session import Token, VaultUnreachable, unlock_staff

T = TypeVar("T")
INSIDE = "inside"
"""Where secrets are tried by somebody who is signed in already: no stranger at the door uses these attempts up."""


class NotLetIn(Exception):
    """Name, passphrase or code is wrong; which of them is not told."""


@dataclass(frozen=True, slots=True)
class Entered:
    """Somebody came in; ``token`` is None when the vault could not be unlocked with the same passphrase."""

    staff: Staff
    token: Token | None


def with_second_factor() -> bool:
    """Whether the prompt asks for a code; only a demonstration may do without."""
    return not (settings.DEMO and settings.DENGWEN_DEMO_WITHOUT_TOTP)


def prompt() -> type[SignInForm]:
    return SecondFactorForm if with_second_factor() else SignInForm


def enter(form: SignInForm, device: str = "") -> Entered:
    """Check all that the prompt asked for. TooManyAttempts before anything is looked at; NotLetIn for any wrong part.

    ``device`` is what the browser keeps of an earlier success (`throttle.new_device`).
    """
    typed = form.cleaned_data
    place = throttle.place_of(device, typed["username"], now())
    throttle.count_attempt(typed["username"], now(), place)
    staff = authenticate(username=typed["username"], password=typed["password"])
    if not isinstance(staff, Staff):
        raise NotLetIn
    if not _second_factor_holds(staff, typed.get("code", "")):
        raise NotLetIn
    throttle.forget(typed["username"], place)
    return Entered(staff, _token(staff, typed["password"]))


def _second_factor_holds(staff: Staff, code: str) -> bool:
    """A code of the factor; or none yet, for whoever comes in with a one-time passphrase and must set one up before anything else."""
    return not with_second_factor() or lacks_second_factor(staff) or second_factor.accepts(staff, code, now())


def lacks_second_factor(staff: Staff) -> bool:
    """Whether the person came with a one-time passphrase and still has to set up the second factor that this house asks for."""
    return with_second_factor() and staff.one_time_on is not None and not staff.totp_sealed


def admit(request: HttpRequest, response: HttpResponse, entered: Entered) -> HttpResponse:
    """What the browser keeps of somebody who came in: language, vault session, for whom it may keep what is typed, and that it is known."""
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, entered.staff.language, samesite="Lax", secure=settings.SECURE
        )
    handback.mark(response, entered.staff)
    _know_again(response, entered.staff.username)
    return person.keep_token(response, entered.token) if entered.token else response


def _device_cookie() -> str:
    return f"{settings.COOKIE_PREFIX}d"


def _know_again(response: HttpResponse, username: str) -> None:
    """This browser's attempts are counted by themselves from now on."""
    response.set_cookie(
        _device_cookie(),
        throttle.new_device(username, now()),
        max_age=throttle.DEVICE_GOOD_FOR,
        httponly=True,
        secure=settings.SECURE,
        samesite="Strict",
        path="/",
    )


def _token(staff: Staff, passphrase: str) -> Token | None:
    try:
        return unlock_staff(staff.uid, passphrase)
    except VaultUnreachable:
        return None


def try_to_enter(request: HttpRequest, form: SignInForm) -> Entered | None:
    """`enter` from this browser, or None with the refusal written into the form."""
    if not form.is_valid():
        return None
    try:
        return enter(form, request.COOKIES.get(_device_cookie(), ""))
    except NotLetIn:
        form.add_error(None, gettext("This name, passphrase or code is not right."))
    except throttle.TooManyAttempts as refusal:
        form.add_error(None, refusal.sentence())
    return None


def attempted(staff: Staff, attempt: Callable[[], T | None]) -> T | None:
    """Let somebody who is signed in try a secret once more; None counts as failed. TooManyAttempts before anything is looked at."""
    throttle.count_attempt(staff.username, now(), INSIDE)
    found = attempt()
    if found is not None:
        throttle.forget(staff.username, INSIDE)
    return found


def unlock(staff: Staff, form: UnlockForm) -> Token | None:
    """Open the vault again; None when the passphrase is wrong or was tried too often, and the form then says so."""
    try:
        token = attempted(staff, lambda: unlock_staff(staff.uid, form.cleaned_data["vault_passphrase"]))
    except throttle.TooManyAttempts as refusal:
        form.add_error(None, refusal.sentence())
        return None
    if token is None:
        form.add_error("vault_passphrase", gettext("The passphrase is wrong."))
    return token
