"""An account ends, is resumed, or gets a new one-time passphrase."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dengwen.desk import guard
from dengwen.desk.templatetags.words import name
from dengwen.staffing import persons, resetting
from dengwen.staffing.forms import EndAccountForm, SureForm
from dengwen.staffing.views.rooms import Sheet, at_person, filled, let_in, shown_once, staff_or_404, to_person


@require_http_methods(["GET", "POST"])
@guard.undertaken
def end(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Nobody signs in with it any more."""
    reader, staff = let_in(request, "end_account"), staff_or_404(uid)
    form = EndAccountForm(request.POST or None)

    def do() -> HttpResponse:
        persons.end(staff, reader.actor, for_good=form.cleaned_data["keys"] == "end")
        return to_person(request, staff, gettext("The account has ended. Every session is closed."))

    title = gettext("End the account of %(name)s") % {"name": name(staff)}
    lead = gettext("Every session closes at once. Entries and signatures stay for ever.")
    return filled(
        request, Sheet(title, lead, gettext("End the account"), at_person(staff), name(staff), "grave"), form, do
    )


@never_cache
@require_http_methods(["GET", "POST"])
@guard.undertaken
def resume(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Somebody comes back."""
    reader, staff = let_in(request, "resume_account"), staff_or_404(uid)
    form = SureForm(gettext("The person is back and known to me."), request.POST or None)

    def do() -> HttpResponse:
        handed = persons.resume(staff, reader.actor)
        if handed is not None:
            return shown_once(request, [(staff, handed)], again=True)
        return to_person(request, staff, gettext("The account is in use again, with the passphrase it had."))

    title = gettext("Resume the account of %(name)s") % {"name": name(staff)}
    lead = gettext("With the former passphrase; where the keys were ended, with a new one-time passphrase.")
    return filled(request, Sheet(title, lead, gettext("Resume the account"), at_person(staff), name(staff)), form, do)


@never_cache
@require_http_methods(["GET", "POST"])
@guard.undertaken
def reset(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A lost passphrase: a new one-time passphrase, shown once on the answer."""
    reader, staff = let_in(request, "reset_passphrase"), staff_or_404(uid)
    words = gettext("I have spoken with this person, and both passphrase and printed code are lost.")
    form = SureForm(words, request.POST or None)

    def do() -> HttpResponse:
        return shown_once(request, [(staff, resetting.reset(staff, reader.actor))], again=True)

    title = gettext("Reset the passphrase of %(name)s") % {"name": name(staff)}
    lead = gettext(
        "The former key is gone for good, and the second factor with it. What it opened can be read again only when colleagues"
        " hand the keys on. The person and supervision are told."
    )
    button = gettext("Reset the passphrase")
    return filled(request, Sheet(title, lead, button, at_person(staff), name(staff), "grave"), form, do)
