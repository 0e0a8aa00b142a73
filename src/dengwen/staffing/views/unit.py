"""A unit is added or changed."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from dengwen.desk import guard
from dengwen.desk.templatetags.words import name
from dengwen.people.models import Unit
from dengwen.staffing import units
from dengwen.staffing.forms import UnitForm
from dengwen.staffing.views.rooms import Sheet, filled, let_in


@require_http_methods(["GET", "POST"])
@guard.undertaken
def add(request: HttpRequest) -> HttpResponse:
    """A new unit."""
    reader = let_in(request, "add_unit")
    form = UnitForm(reader.house, request.POST or None, initial={"parent": request.GET.get("under", "")})

    def do() -> HttpResponse:
        units.add(form.said(), reader.actor)
        return _listed(request, gettext("The unit was added."))

    title = gettext("Add a unit")
    return filled(request, _sheet(title, gettext("It stands in the tree at once."), title), form, do)


@require_http_methods(["GET", "POST"])
@guard.undertaken
def edit(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Name, place and head of a unit."""
    reader = let_in(request, "change_unit")
    unit = Unit.objects.filter(uid=uid).select_related("parent", "head").first()
    if unit is None:
        raise Http404
    standing = {"name": unit.name, "name_en": unit.name_en, "parent": unit.parent_uid, "head": unit.head_uid}
    form = UnitForm(reader.house, request.POST or None, initial=standing, unit=unit)

    def do() -> HttpResponse:
        units.revise(unit, form.said(), reader.actor)
        return _listed(request, gettext("The unit was changed."))

    lead = gettext("Exclusion follows the tree: a head is kept out of matters about everybody below.")
    return filled(request, _sheet(name(unit), lead, gettext("Save")), form, do)


def _sheet(title: str, lead: str, button: str) -> Sheet:
    return Sheet(title, lead, button, reverse("staffing:people"), gettext("People and units"))


def _listed(request: HttpRequest, said: str) -> HttpResponse:
    messages.success(request, said, extra_tags="good")
    return HttpResponseRedirect(reverse("staffing:people"))
