"""Reporting: the form, the page that shows the answers and the code, the receipt. Before the last step only sealed files are kept."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from dengwen.channels.portal import answers, arrivals, carried, pages
from dengwen.channels.portal.carried import Carried
from dengwen.channels.portal.moulds import moulded
from dengwen.channels.portal.pages import day, page
from dengwen.channels.portal.proxy_form import authorised
from dengwen.channels.portal.report_form import ReportForm, data_of, given_of, report_form, with_more
from dengwen.docket import moment
from dengwen.intake import attachments, submissions
from dengwen.people.organisation import organisation
from dengwen.vault.files import FileGone, discard

both = require_http_methods(["GET", "HEAD", "POST"])


@both
def form(request: HttpRequest) -> HttpResponse:
    """The empty form; or, coming back from the answers, the form with what was typed."""
    if request.method != "POST":
        return _empty(request)
    came = carried.of_page(request.POST)
    if came is None or came.given is None:
        return redirect("portal:report")
    return _form_page(request, report_form(data_of(came.given)), came)


@both
def check(request: HttpRequest) -> HttpResponse:
    """Everything in order: the answers once more, and the code. Otherwise, or for more rows, the form again with nothing lost."""
    if request.method != "POST":
        return redirect("portal:report")
    uploads = arrivals.uploads(request)
    came = carried.of_page(request.POST)
    sent_before = came is not None and submissions.is_received(came.code)
    kept = carried.new() if came is None or sent_before else _without_dropped(request, came)
    shown = arrivals.uploads(request, "authorisation")
    kept = kept.with_files([*kept.files, *arrivals.taken(uploads)])
    kept = replace(kept, authorisation=arrivals.authorisation(shown, kept.authorisation))
    if "more" in request.POST and all(each.problem is None for each in (*uploads, *shown)):
        return _form_page(request, with_more(request.POST), kept)
    typed = report_form(request.POST)
    typed.is_valid()
    typed.add_problems(uploads, kept=len(kept.files))
    typed.add_problems(shown, kept=0, field="authorisation")
    typed.add_proxy_faults(authorised=kept.authorisation is not None)
    if typed.errors:
        return _form_page(request, typed, kept)
    house = organisation(moment.today())
    given = authorised(given_of(typed, house), kept.authorisation)
    ready = replace(kept, given=given)
    told = {"answers": answers.answers(given, house, kept.authorisation), "files": answers.files(ready.files)}
    values = {
        "code": ready.code,
        "spelled": pages.spelled(ready.code),
        "token": ready.token,
        "sent_before": pages.drawn("components/sent_before", {}) if sent_before else "",
        "answers": pages.drawn("components/answers", told),
    }
    return moulded(request, "check", values)


@both
def done(request: HttpRequest) -> HttpResponse:
    """Receive the report and show the receipt; pressed twice, the same receipt."""
    if request.method != "POST":
        return redirect("portal:report")
    came = carried.of_page(request.POST)
    if came is None or came.given is None:
        return page(request, "expired", {}, status=410)
    try:
        case = submissions.receive(came.given, came.code, came.files, kept=came.kept)
    except FileGone:
        without = replace(came.with_files([]), authorisation=None)
        return _form_page(request, report_form(data_of(came.given)), without, files_gone=True)
    address = pages.return_address(request)
    values = {
        "spelled": pages.spelled(came.code),
        "received": day(case.received_on),
        "due": day(case.next_due_on),
        "address": address,
        "qr": pages.qr(address),
    }
    return moulded(request, "done", values)


def _empty(request: HttpRequest) -> HttpResponse:
    """The empty form, the same for everybody but for the visit's own token. A browser may keep it, so that Back finds what was typed."""
    house = organisation(moment.today())
    response = moulded(request, "report", {}, lambda: {"form": report_form()} | answers.choices(house), house)
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _form_page(request: HttpRequest, typed: ReportForm, kept: Carried, **more: bool) -> HttpResponse:
    told = {"form": typed, "carried": kept, "files": answers.files(kept.files), "shown": kept.authorisation, **more}
    return page(request, "report", told | answers.choices(organisation(moment.today())))


def _without_dropped(request: HttpRequest, came: Carried) -> Carried:
    """Files ticked for removal leave the page and the disk at once."""
    dropped = set(request.POST.getlist("drop"))
    for each in came.files:
        if str(each.original.uid) in dropped:
            attachments.discard(each)
    if came.authorisation is not None and str(came.authorisation.uid) in dropped:
        discard(came.authorisation.uid)
        came = replace(came, authorisation=None)
    return came.with_files([each for each in came.files if str(each.original.uid) not in dropped])
