"""Mails about news: the reporter starts and stops them on the own page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dengwen.channels.portal.forms import MailsForm
from dengwen.channels.portal.pages import language
from dengwen.channels.portal.views.back import came_back, shown
from dengwen.channels.portal.visits import Visit
from dengwen.outbox import subscriptions
from dengwen.outbox.subscriptions import AddressNotUsable


@require_POST
@came_back
def change(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Stop, or write to this address from now on."""
    if "stop" in request.POST:
        subscriptions.stop(visit.receipt_uid)
        return redirect(f"{reverse('portal:status')}?done=mails_stopped")
    form = MailsForm(request.POST)
    if not form.is_valid():
        return shown(request, visit, mails_form=form)
    try:
        subscriptions.start(visit.case.uid, visit.receipt_uid, form.cleaned_data["address"], language())
    except AddressNotUsable:
        form.add_error("address", _("No mail can be sent to this address."))
        return shown(request, visit, mails_form=form)
    return redirect(f"{reverse('portal:status')}?done=mails_started")
