"""The second person signs with their own account on the first one's page: name, passphrase and second factor, looked at and forgotten."""

from __future__ import annotations

from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext

from dengwen.desk import entrance, throttle
from dengwen.desk.entrance_forms import SignInForm
from dengwen.people.models import Staff
from dengwen.vault import session

PREFIX = "witness"


def form(posted: QueryDict | None = None) -> SignInForm:
    """The fields for the second person; no browser is to offer the first one's secrets there."""
    made = entrance.prompt()(posted, prefix=PREFIX, label_suffix="")
    for field in made.fields.values():
        field.widget.attrs["autocomplete"] = "off"
    made.fields["password"].widget.attrs["autocomplete"] = "new-password"
    return made


def signed(signature: SignInForm) -> UUID | None:
    """Who signed; None when name or secrets are wrong or were tried too often, and the form then says so. No session stays open."""
    if not signature.is_valid():
        return None
    try:
        entered = entrance.enter(signature)
    except throttle.TooManyAttempts as refusal:
        signature.add_error(None, refusal.sentence())
        return None
    except entrance.NotLetIn:
        signature.add_error(None, gettext("Name, passphrase or code of the second person is wrong."))
        return None
    if entered.token:
        session.lock(entered.token)
    if not _may_sign(entered.staff):
        signature.add_error(
            None, gettext("The second person has not signed the undertaking or set an own passphrase yet.")
        )
        return None
    return entered.staff.uid


def _may_sign(staff: Staff) -> bool:
    return staff.undertaking_on is not None and staff.one_time_on is None
