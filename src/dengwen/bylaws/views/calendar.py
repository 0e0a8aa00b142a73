"""The working calendar: a year at a time, and its corrections, singly or by a list that is judged first."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dengwen.bylaws import days, year
from dengwen.bylaws.calendar_forms import DayForm, ListForm
from dengwen.bylaws.days import ACT
from dengwen.bylaws.listing import Judged, NoList, judged, wishes_of
from dengwen.bylaws.views import for_those_who_may
from dengwen.desk import person
from dengwen.docket import moment
from dengwen.docket.acts import NotLawful

MOST_SHOWN = 200


@require_GET
@for_those_who_may(ACT)
def page(request: HttpRequest) -> HttpResponse:
    """A year: the present one unless ``year`` names another."""
    return _page(request, _asked(request.GET.get("year", "")), DayForm())


@require_POST
@for_those_who_may(ACT)
def correct(request: HttpRequest) -> HttpResponse:
    """One day made off or worked."""
    form = DayForm(request.POST)
    if not form.is_valid():
        return _page(request, _asked(request.POST.get("on", "")[:4]), form, 422)
    wish = form.wish()
    try:
        days.correct(person.reader(request).actor, [wish])
    except NotLawful as refusal:
        form.add_error("on", refusal.reasons)
        return _page(request, wish.on.year, form, 422)
    return _done(request, [wish.on])


@require_POST
@for_those_who_may(ACT)
def withdraw(request: HttpRequest) -> HttpResponse:
    """A correction taken back."""
    try:
        on = date.fromisoformat(request.POST.get("on", ""))
        days.withdraw(person.reader(request).actor, on)
    except (ValueError, NotLawful):
        messages.warning(request, gettext("No correction stands for this day."), extra_tags="warn")
        return HttpResponseRedirect(reverse("bylaws:calendar"))
    return _done(request, [on])


@require_http_methods(["GET", "POST"])
@for_those_who_may(ACT)
def load(request: HttpRequest) -> HttpResponse:
    """A list of days: judged, and taken over on a second word."""
    if request.method == "GET":
        return _list(request, ListForm(days.next_year()))
    form = ListForm(days.next_year(), request.POST, request.FILES)
    if not form.is_valid():
        return _list(request, form, status=422)
    whole = days.next_year() if form.cleaned_data["whole"] else None
    try:
        rows = judged(form.cleaned_data["pasted"], whole)
    except NoList:
        form.add_error("pasted", gettext("No list of at most 2,000 days can be read here."))
        return _list(request, form, status=422)
    return _judged(request, form, rows, whole)


def _judged(request: HttpRequest, form: ListForm, rows: list[Judged], whole: int | None) -> HttpResponse:
    wrong = [row for row in rows if row.problems]
    if not wrong and "judge" not in request.POST:
        try:
            changed = days.correct(person.reader(request).actor, wishes_of(rows), whole)
        except NotLawful as refusal:
            form.add_error(None, refusal.reasons)
            return _list(request, form, status=422)
        return _done(request, [wish.on for wish in changed], whole)
    told = _found(rows, wrong, whole)
    shown = ListForm(days.next_year(), initial={"pasted": form.cleaned_data["pasted"], "whole": whole is not None})
    return _list(request, shown, 422 if wrong else 200, **told)


def _found(rows: list[Judged], wrong: list[Judged], whole: int | None) -> dict[str, Any]:
    fresh = [row.wish.on for row in rows if row.wish and not row.already]
    return {
        "rows": len(rows),
        "already": sum(row.already for row in rows),
        "fresh": len(fresh),
        "wrong": wrong[:MOST_SHOWN],
        "amiss": len(wrong),
        "reached": days.reached(_span(fresh, whole)),
    }


def _span(changed: list[date], whole: int | None) -> list[date]:
    return [*changed, *([date(whole, 1, 1), date(whole, 12, 31)] if whole else [])]


def _done(request: HttpRequest, changed: list[date], whole: int | None = None) -> HttpResponse:
    reached = days.reached(_span(changed, whole))
    said = ngettext(
        "The calendar is changed. %(count)d running term is counted again within a minute.",
        "The calendar is changed. %(count)d running terms are counted again within a minute.",
        reached,
    )
    messages.success(request, said % {"count": reached}, extra_tags="good")
    shown = whole or min(changed).year
    return HttpResponseRedirect(f"{reverse('bylaws:calendar')}?year={shown}")


def _asked(text: str) -> int:
    number = int(text) if text.isdecimal() and len(text) == 4 else 0
    return number if year.FIRST <= number <= year.LAST else moment.today().year


def _page(request: HttpRequest, number: int, form: DayForm, status: int = 200) -> HttpResponse:
    told = {
        "year": year.drawn(number),
        "others": year.offered(days.calendar(), number),
        "corrections": year.correction_lines(number),
        "unknown": days.next_year() if days.next_year() <= moment.today().year + 1 else None,
        "urgent": days.year_to_come() is not None,
        "counted": days.counted(),
        "form": form,
    }
    return render(request, "bylaws/calendar.html", told, status=status)


def _list(request: HttpRequest, form: ListForm, status: int = 200, **told: Any) -> HttpResponse:
    return render(request, "bylaws/load_days.html", {"form": form, "next": days.next_year(), **told}, status=status)
