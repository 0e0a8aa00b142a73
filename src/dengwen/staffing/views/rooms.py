"""What the pages of people and units have in common: who may come in, who is meant, and a page that holds one form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dengwen.desk import person
from dengwen.docket import access
from dengwen.docket.acts import NotLawful
from dengwen.people.models import Staff
from dengwen.people.passphrases import Handed


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page with one form: its title, what it says first, its button, and the way back."""

    title: str
    lead: str
    button: str
    back: str
    back_words: str
    grave: str = ""


def let_in(request: HttpRequest, deed: str = "people") -> person.Reader:
    """403 for whoever has no right to the deed."""
    reader = person.reader(request)
    if not access.may_in_house(reader.actor, deed):
        raise PermissionDenied
    return reader


def staff_or_404(uid: UUID) -> Staff:
    found = Staff.objects.select_related("unit").filter(uid=uid).first()
    if found is None:
        raise Http404
    return found


def filled(request: HttpRequest, sheet: Sheet, form: forms.Form, do: Callable[[], HttpResponse]) -> HttpResponse:
    """Show the form; once it is in order, do it. What the rules forbid stands above the form, which keeps what was typed."""
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return do()
            except NotLawful as refusal:
                status = 409
                for reason in refusal.reasons:
                    form.add_error(None, reason)
    return render(request, "staffing/sheet.html", {"form": form, "sheet": sheet}, status=status)


def to_person(request: HttpRequest, staff: Staff, said: str) -> HttpResponse:
    messages.success(request, said, extra_tags="good")
    return HttpResponseRedirect(at_person(staff))


def at_person(staff: Staff) -> str:
    return reverse("staffing:person", args=[staff.uid])


def shown_once(request: HttpRequest, handed: list[tuple[Staff, Handed]], **told: Any) -> HttpResponse:
    """One-time passphrases and printed codes, on the answer to this request and nowhere else."""
    rows = [{"staff": staff, "password": each.password, "code": each.printed_code} for staff, each in handed]
    return render(request, "staffing/handed.html", {"handed": rows, **told})
