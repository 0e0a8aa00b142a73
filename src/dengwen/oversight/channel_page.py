"""The page of the channels: what answers, since when something does not, and how available each was by month (1.1a)."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dengwen.desk import guard, person
from dengwen.desk.templatetags.words import instant, month, words
from dengwen.docket import access, moment
from dengwen.oversight import reachable, wording
from dengwen.regulation.vocabulary import Channel


@require_GET
@guard.undertaken
def channels(request: HttpRequest) -> HttpResponse:
    """The newest trials and the monthly availability. 403 for whoever does not look after channels."""
    if not access.may_in_house(person.reader(request).actor, "channels"):
        raise PermissionDenied
    places = [
        {
            "channel": words(Channel(row.channel)),
            "place": words(wording.place(Channel(row.channel), row.place)),
            "kind": words(wording.trial(row.kind)),
            "bad": row.in_a_row,
            "remark": words(wording.remark(row.remark)),
            "at": instant(at) if (at := row.bad_at if row.in_a_row else row.good_at) else "—",
        }
        for row in reachable.newest()
    ]
    months = [
        (month(first), words(Channel(channel)), f"{percent:.2f} %", count)
        for first, channel, percent, count in reachable.months()
    ]
    silent = [words(channel) for channel in reachable.silence(moment.now())]
    return render(request, "oversight/channels.html", {"places": places, "months": months, "silent": silent})
