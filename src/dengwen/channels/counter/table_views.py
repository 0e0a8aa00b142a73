"""The page that takes an old ledger over: judged first, every wrong row named; imported on a second word."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from dengwen.channels.counter.importing import COLUMNS, NEEDED, judged, take_over
from dengwen.desk import guard, person
from dengwen.desk.sheets import NoTable, lines_of
from dengwen.desk.tablefile import TableForm, headings
from dengwen.docket import access

MOST_SHOWN = 200


@require_http_methods(["GET", "POST"])
@guard.undertaken
def table(request: HttpRequest) -> HttpResponse:
    """Judge a table, or take it over. 403 for whoever may not."""
    actor = person.reader(request).actor
    if not access.may_in_house(actor, "counter_import"):
        raise PermissionDenied
    if request.method == "GET":
        return _page(request, TableForm())
    form = TableForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        rows = judged(lines_of(form.data_of_table()))
    except NoTable:
        form.add_error("table", gettext("No table of at most 20,000 rows can be read in this file."))
        return _page(request, form, status=422)
    wrong = [row for row in rows if row.problems]
    if wrong or "judge" in request.POST:
        told = {
            "rows": len(rows),
            "known": sum(row.known for row in rows),
            "wrong": wrong[:MOST_SHOWN],
            "amiss": len(wrong),
        }
        return _page(request, TableForm(), 422 if wrong else 200, **told)
    made = take_over(rows, actor)
    said = ngettext("%(made)s matter was taken over.", "%(made)s matters were taken over.", made) % {"made": made}
    messages.success(request, said, extra_tags="good")
    return HttpResponseRedirect(reverse("counter:table"))


def _page(request: HttpRequest, form: TableForm, status: int = 200, **told: Any) -> HttpResponse:
    columns = headings(COLUMNS, NEEDED)
    return render(request, "counter/table.html", {"form": form, "columns": columns, **told}, status=status)
