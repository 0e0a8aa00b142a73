"""The page that sets an organisation up from a table: judged first, every wrong row named; written on a second word."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from dengwen.desk import guard
from dengwen.desk.sheets import NoTable, lines_of
from dengwen.desk.tablefile import TableForm, headings
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful
from dengwen.staffing.table import COLUMNS, NEEDED, Judged, judged
from dengwen.staffing.taking_over import take_over
from dengwen.staffing.views.rooms import let_in, shown_once

MOST_SHOWN = 200
MOST_PEOPLE = 100
"""A key is made for each of them while the page is waited for; more are for the command line."""


@never_cache
@require_http_methods(["GET", "POST"])
@guard.undertaken
def table(request: HttpRequest) -> HttpResponse:
    """Judge a table, or take it over; the answer then shows every one-time passphrase, once."""
    reader = let_in(request, "employ")
    form = TableForm(request.POST or None, request.FILES or None)
    if request.method == "GET":
        return _page(request, form)
    if not form.is_valid():
        return _page(request, form, 422)
    try:
        rows = judged(lines_of(form.data_of_table()))
    except NoTable:
        form.add_error("table", gettext("No table of at most 20,000 rows can be read in this file."))
        return _page(request, form, 422)
    wrong = [row for row in rows if row.problems]
    if wrong or "judge" in request.POST:
        return _page(request, TableForm(), 422 if wrong else 200, **_found(rows, wrong))
    return _taken_over(request, rows, reader.actor)


def _taken_over(request: HttpRequest, rows: list[Judged], actor: Actor) -> HttpResponse:
    form = TableForm(request.POST, request.FILES)
    if sum(bool(row.account) and not row.known for row in rows) > MOST_PEOPLE:
        words = gettext("More than %(most)d new people: use the command “dengwen people import” on the machine.")
        form.add_error(None, words % {"most": MOST_PEOPLE})
        return _page(request, form, 422)
    try:
        made = take_over(rows, actor)
    except NotLawful as refusal:
        for reason in refusal.reasons:
            form.add_error(None, reason)
        return _page(request, form, 409)
    return shown_once(request, made.handed, units=made.units, imported=True)


def _found(rows: list[Judged], wrong: list[Judged]) -> dict[str, Any]:
    known = sum(row.known for row in rows)
    return {"rows": len(rows), "known": known, "wrong": wrong[:MOST_SHOWN], "amiss": len(wrong)}


def _page(request: HttpRequest, form: TableForm, status: int = 200, **told: Any) -> HttpResponse:
    columns = headings(COLUMNS, NEEDED)
    return render(request, "staffing/table.html", {"form": form, "columns": columns, **told}, status=status)
