"""One member of staff: taken on, looked at, changed."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from dengwen.desk import guard
from dengwen.desk.templatetags.words import name
from dengwen.staffing import persons, showing
from dengwen.staffing.forms import NewPersonForm, PersonForm
from dengwen.staffing.views.rooms import Sheet, at_person, filled, let_in, shown_once, staff_or_404, to_person


@never_cache
@require_http_methods(["GET", "POST"])
@guard.undertaken
def add(request: HttpRequest) -> HttpResponse:
    """Somebody new; the answer shows the one-time passphrase and the printed code, once."""
    reader = let_in(request, "employ")
    form = NewPersonForm(reader.house, request.POST or None, initial={"unit_uid": request.GET.get("unit", "")})

    def do() -> HttpResponse:
        return shown_once(request, [persons.employ(form.said(), reader.actor)])

    title = gettext("Add a member of staff")
    lead = gettext("You get a one-time passphrase to hand over. Posts are given on the next page.")
    sheet = Sheet(title, lead, title, reverse("staffing:people"), gettext("People and units"))
    return filled(request, sheet, form, do)


@require_GET
@guard.undertaken
def page(request: HttpRequest, uid: UUID) -> HttpResponse:
    """State of the account, posts, ties."""
    reader = let_in(request)
    return render(request, "staffing/person.html", showing.one(reader, staff_or_404(uid)))


@require_http_methods(["GET", "POST"])
@guard.undertaken
def edit(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Name, unit, language."""
    reader, staff = let_in(request, "change_staff"), staff_or_404(uid)
    standing = {"name": staff.name, "name_en": staff.name_en, "unit_uid": staff.unit_uid, "language": staff.language}
    form = PersonForm(reader.house, request.POST or None, initial=standing)

    def do() -> HttpResponse:
        persons.revise(staff, form.said(staff.username), reader.actor)
        return to_person(request, staff, gettext("The change was saved."))

    lead = gettext("The account name %(account)s stays.") % {"account": staff.username}
    title = gettext("Change name or unit")
    sheet = Sheet(title, lead, gettext("Save"), at_person(staff), name(staff))
    return filled(request, sheet, form, do)
