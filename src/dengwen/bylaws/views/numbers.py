"""The organisation's numbers: what holds, what held, what will hold, and the form of a new version."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_http_methods

from dengwen.bylaws import shown
from dengwen.bylaws.numbering import ACT, issue, newest_version, standing_on
from dengwen.bylaws.numbers_form import NumbersForm
from dengwen.bylaws.views import for_those_who_may
from dengwen.desk import person
from dengwen.desk.templatetags.words import day
from dengwen.docket import moment
from dengwen.docket.acts import NotLawful
from dengwen.policy.models import PolicyVersion


@require_GET
@for_those_who_may(ACT)
def page(request: HttpRequest) -> HttpResponse:
    """One version whole (the one in force unless ``version`` names another), and the list of all."""
    now = standing_on(moment.today())
    asked = request.GET.get("version", "")
    chosen = PolicyVersion.objects.filter(version=int(asked)).first() if asked.isdecimal() and len(asked) < 8 else None
    chosen = chosen or now
    told = {
        "chosen": chosen,
        "is_now": chosen == now,
        "terms": shown.terms_of(chosen),
        "facts": shown.facts_of(chosen) if chosen else [],
        "missing": shown.missing(now),
        "versions": shown.versions(chosen),
    }
    return render(request, "bylaws/numbers.html", told)


@require_http_methods(["GET", "POST"])
@for_those_who_may(ACT)
def new(request: HttpRequest) -> HttpResponse:
    """Issue a new version; the form begins with what the newest one says."""
    after = newest_version()
    newest = PolicyVersion.objects.filter(version=after).first()
    if request.method == "GET":
        return _form(request, NumbersForm.of(newest, after))
    form = NumbersForm(request.POST)
    if not form.is_valid():
        return _form(request, form, status=422)
    try:
        issued = issue(person.reader(request).actor, form.told(), form.cleaned_data["after"])
    except NotLawful as refusal:
        form.add_error(None, refusal.reasons)
        return _form(request, form, status=422)
    said = gettext(
        "Version %(number)d is issued; it holds from %(day)s. Intake and supervision are told that the rules changed."
    )
    told = {"number": issued.version, "day": day(issued.effective_from)}
    messages.success(request, said % told, extra_tags="good")
    return HttpResponseRedirect(f"{reverse('bylaws:numbers')}?version={issued.version}")


def _form(request: HttpRequest, form: NumbersForm, status: int = 200) -> HttpResponse:
    lines = [(line, form[line.code]) for line in shown.terms_of(None)]
    plain = [form[name] for name in ("effective_from", "organisation", "organisation_en", "P1", "P2", "P3")]
    return render(request, "bylaws/new_numbers.html", {"form": form, "plain": plain, "lines": lines}, status=status)
