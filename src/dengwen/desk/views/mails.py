"""Notices announced by mail: the reader gives an address, proves it by a code, stops it. Off by default; nobody else sees the address."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dengwen.desk import guard, person, throttle
from dengwen.desk.account_forms import MailCodeForm, MailsForm
from dengwen.desk.throttle import TooManyAttempts
from dengwen.docket import moment
from dengwen.outbox import staff
from dengwen.outbox.queue import configured
from dengwen.outbox.staff import AskedTooSoon
from dengwen.outbox.subscriptions import AddressNotUsable
from dengwen.people.models import Staff

STOP = "stop"


@never_cache
@require_http_methods(["GET", "POST"])
@guard.signed_in
def page(request: HttpRequest) -> HttpResponse:
    """How it stands, and the one form that is next: the address, or the code that was sent to it."""
    reader = person.reader(request).staff
    if request.method == "POST" and STOP in request.POST:
        staff.stop(reader.uid)
        return _back(request, gettext("No more mails. The address is forgotten."))
    standing = staff.standing(reader.uid)
    waits = bool(standing.address) and not standing.verified
    form = (MailCodeForm if waits else MailsForm)(request.POST or None)
    if request.method == "POST" and configured() and form.is_valid() and _done(form, reader):
        return _back(request, _said(form))
    shown = {"form": form, "standing": standing, "to": _shortened(standing.address), "configured": configured()}
    return render(request, "desk/mails.html", shown, status=422 if form.is_bound else 200)


@transaction.atomic
def _done(form: MailsForm | MailCodeForm, reader: Staff) -> bool:
    """Take what was typed; what cannot be taken is said in the form."""
    if isinstance(form, MailCodeForm):
        if staff.confirm(reader.uid, form.cleaned_data["code"], moment.now()):
            return True
        form.add_error("code", gettext("This is not the code, or it is over. Stop and ask for a new one if need be."))
        return False
    try:
        throttle.count_attempt(reader.username, moment.now(), "mails")
        staff.ask(reader.uid, form.cleaned_data["address"], reader.language, moment.now())
    except AddressNotUsable:
        form.add_error("address", gettext("No mail can be sent to this address."))
    except TooManyAttempts as refusal:
        form.add_error("address", refusal.sentence())
    except AskedTooSoon:
        transaction.set_rollback(True)
        form.add_error("address", gettext("A code went out a moment ago. Wait an hour before asking for another."))
    return form.is_valid()


def _said(form: MailsForm | MailCodeForm) -> str:
    if isinstance(form, MailCodeForm):
        return gettext("Notices are announced by mail from now on.")
    return gettext("A code is on its way to this address.")


def _back(request: HttpRequest, words: str) -> HttpResponse:
    messages.success(request, words, extra_tags="good")
    return HttpResponseRedirect(reverse("desk:notice_mails"))


def _shortened(address: str) -> str:
    local, _, domain = address.rpartition("@")
    return f"{local[:2]}…@{domain}" if address else ""
