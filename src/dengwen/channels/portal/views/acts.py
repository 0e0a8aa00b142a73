"""What a reporter can do on the page of the own matter; each act is one call of a chapter."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dengwen.channels.portal import arrivals
from dengwen.channels.portal.forms import FilesForm, MessageForm, ObjectionForm, RatingForm, WithdrawForm
from dengwen.channels.portal.pages import page
from dengwen.channels.portal.views.back import came_back, shown
from dengwen.channels.portal.visits import Visit
from dengwen.docket.acts import NotLawful, held
from dengwen.feedback import reporter as satisfaction
from dengwen.intake import reporter


def _back(done: str) -> HttpResponse:
    return redirect(f"{reverse('portal:status')}?done={done}")


@require_POST
@came_back
def message(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Write to whoever handles the matter."""
    form = MessageForm(request.POST)
    if not form.is_valid():
        return shown(request, visit, message=form)
    try:
        reporter.write(visit.case, form.cleaned_data["text"])
    except NotLawful as refused:
        return shown(request, visit, message=form, reasons=refused.reasons)
    return _back("message")


@require_POST
@came_back
def files(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Add files, with a word to them. When one cannot be taken, none is, so that nobody has to guess which arrived."""
    form, uploads = FilesForm(request.POST), arrivals.uploads(request)
    form.is_valid()
    form.add_problems(uploads, kept=len(uploads))
    if not uploads:
        form.add_error("attached", _("Choose a file first."))
    if form.errors:
        return shown(request, visit, files_form=form)
    try:
        reporter.add_files(visit.case, arrivals.taken(uploads), form.cleaned_data["text"])
    except NotLawful as refused:
        return shown(request, visit, files_form=form, reasons=refused.reasons)
    return _back("files")


@require_POST
@came_back
def rate(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Rate the handling; whoever ticks that the result does not satisfy gets an answer from somebody new to the matter."""
    form = RatingForm(request.POST)
    if not form.is_valid():
        return shown(request, visit, rating_form=form)
    values = form.cleaned_data
    try:
        with held(visit.case):
            satisfaction.rate(visit.case, int(values["score"]), values["words"])
            if values["dissatisfied"]:
                satisfaction.voice_dissatisfaction(visit.case, values["words"])
    except NotLawful as refused:
        return shown(request, visit, rating_form=form, reasons=refused.reasons)
    return _back("rating")


@require_POST
@came_back
def object_(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Say what does not satisfy, also after the rating was given."""
    form = ObjectionForm(request.POST)
    if not form.is_valid():
        return shown(request, visit, objection=form)
    try:
        satisfaction.voice_dissatisfaction(visit.case, form.cleaned_data["grounds"])
    except NotLawful as refused:
        return shown(request, visit, objection=form, reasons=refused.reasons)
    return _back("objection")


@require_http_methods(["GET", "HEAD", "POST"])
@came_back
def withdraw(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take the matter back, after a page that says what that means."""
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return page(request, "withdraw", {"form": form})
    try:
        reporter.withdraw(visit.case, form.cleaned_data["text"])
    except NotLawful as refused:
        return shown(request, visit, reasons=refused.reasons)
    return _back("withdrawn")
