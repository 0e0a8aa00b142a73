"""Declared relations."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from dengwen.desk import guard
from dengwen.desk.templatetags.words import name
from dengwen.people.models import Tie
from dengwen.regulation.vocabulary import TieKind
from dengwen.staffing import ties
from dengwen.staffing.forms import LastDayForm, TieForm
from dengwen.staffing.views.rooms import Sheet, at_person, filled, let_in, staff_or_404, to_person


@require_http_methods(["GET", "POST"])
@guard.undertaken
def declare(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A relation that somebody has declared."""
    reader, staff = let_in(request, "declare_tie"), staff_or_404(uid)
    form = TieForm(reader.house, request.POST or None, staff_uid=staff.uid)

    def do() -> HttpResponse:
        ties.declare(staff, form.to(), TieKind(form.cleaned_data["kind"]), reader.actor)
        return to_person(request, staff, gettext("The tie is entered and counts from today."))

    title = gettext("Declare a tie of %(name)s") % {"name": name(staff)}
    lead = gettext("Neither is given a part in new matters about the other.")
    sheet = Sheet(title, lead, gettext("Declare the tie"), at_person(staff), name(staff))
    return filled(request, sheet, form, do)


@require_http_methods(["GET", "POST"])
@guard.undertaken
def end(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The last day of a relation."""
    reader = let_in(request, "end_tie")
    tie = Tie.objects.select_related("staff").filter(uid=uid).first()
    if tie is None:
        raise Http404
    staff, form = tie.staff, LastDayForm(request.POST or None)

    def do() -> HttpResponse:
        ties.end(tie, form.cleaned_data["until_on"], reader.actor)
        return to_person(request, staff, gettext("The last day is entered."))

    lead = gettext("It counts until the end of that day. Whoever was excluded from a matter for it stays excluded.")
    sheet = Sheet(gettext("End a tie"), lead, gettext("End the tie"), at_person(staff), name(staff))
    return filled(request, sheet, form, do)
