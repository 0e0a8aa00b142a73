"""Where the reconciliation is shown: a block on the desk of what waits, and its own page with the history (K0)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dengwen.desk import guard, person
from dengwen.desk.templatetags.words import day, language, words
from dengwen.docket import access
from dengwen.docket.actors import Actor
from dengwen.docket.moment import today
from dengwen.intake import marks
from dengwen.intake.models import Missing, ProverState, Reconciled
from dengwen.intake.reconciling import DAYS
from dengwen.regulation.vocabulary import Channel

MOST = 200


def missing(actor: Actor) -> Mapping[str, Any] | None:
    """The block: each missing piece by channel, day and mark; nothing where nothing is missing."""
    if not access.may_in_house(actor, "reconciliation"):
        return None
    lines = _missing()
    mute = _mute()
    return {"missing": lines[:MOST], "more": len(lines) > MOST, "shown": MOST, "mute": mute} if lines or mute else None


@require_GET
@guard.undertaken
def reconciliation(request: HttpRequest) -> HttpResponse:
    """What is missing, and day by day what each channel proved and how much of it was registered. 403 for everybody else."""
    actor = person.reader(request).actor
    if not access.may_in_house(actor, "reconciliation"):
        raise PermissionDenied
    rows = (
        Reconciled.objects.filter(on__gt=today() - timedelta(days=DAYS))
        .values("on", "channel")
        .annotate(proved=Sum("proved"), registered=Sum("registered"))
        .order_by("-on", "channel")
    )
    days = [(day(each["on"]), words(Channel(each["channel"])), each["proved"], each["registered"]) for each in rows]
    proved, registered = sum(each[2] for each in days), sum(each[3] for each in days)
    lines = _missing()
    told = {
        "days": days,
        "proved": proved,
        "registered": registered,
        "percent": f"{100 * registered / proved:.1f} %" if proved else "—",
        "missing": lines[:MOST],
        "more": len(lines) > MOST,
        "shown": MOST,
        "mute": _mute(),
    }
    return render(request, "intake/reconciliation.html", told)


def _missing() -> list[tuple[str, str, str]]:
    rows = Missing.objects.filter(found_on=None).order_by("on", "pk")[: MOST + 1]
    return [(words(Channel(each.channel)), marks.shown(each.mark, language()), day(each.on)) for each in rows]


def _mute() -> list[tuple[str, str]]:
    rows = ProverState.objects.exclude(silent_since=None).order_by("prover")
    return [(each.prover, day(each.silent_since.date())) for each in rows if each.silent_since]
