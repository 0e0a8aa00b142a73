"""Supervision's page of test pieces: plant one, and see what became of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from dengwen.desk import guard, person
from dengwen.desk.errands import Errand
from dengwen.desk.forms import Chooser
from dengwen.desk.templatetags.words import day, words
from dengwen.docket import access, moment
from dengwen.docket.actors import Actor
from dengwen.docket.models import Case
from dengwen.intake import planting
from dengwen.intake.models import Planted, Waiting
from dengwen.ledger.models import Entry
from dengwen.regulation.labels import label
from dengwen.regulation.vocabulary import Channel, Stage

MOST = 100
FEWEST_CHARACTERS = 6


class PlantForm(forms.Form):
    """Where a piece goes in, on which day, and the words by which it is recognised."""

    required_css_class = "required"
    channel = Chooser(rows={str(each): label(each) for each in Channel}, look="inline", label=_("Channel"))
    planted_on = forms.DateField(
        label=_("Brought in on"), widget=forms.DateInput(attrs={"type": "date", "class": "brief"}, format="%Y-%m-%d")
    )
    mark = forms.CharField(
        label=_("Mark"),
        help_text=_("Write these words into the text of the piece, then bring it in. Only this page knows them."),
        min_length=FEWEST_CHARACTERS,
        max_length=40,
        widget=forms.TextInput(attrs={"class": "brief", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"mark": planting.new_mark(), "planted_on": moment.today()})
        super().__init__(*args, **{"label_suffix": "", **kwargs})


@dataclass(frozen=True, slots=True)
class Trace:
    """What became of one piece, in words; ``tone`` colours it."""

    channel: str
    planted: str
    due: str
    state: str
    tone: str
    steps: list[tuple[str, str]]


@require_http_methods(["GET", "POST"])
@guard.undertaken
def planted(request: HttpRequest) -> HttpResponse:
    """The pieces, the newest first; a POST plants one. 403 for everybody but supervision."""
    actor = person.reader(request).actor
    if not access.may_in_house(actor, "plant_piece"):
        raise PermissionDenied
    form = PlantForm(request.POST) if request.method == "POST" else PlantForm()
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        planting.plant(Channel(told["channel"]), told["mark"], told["planted_on"], actor)
        messages.success(request, gettext("From now on the piece is looked out for."), extra_tags="good")
        return HttpResponseRedirect(reverse("intake:planted"))
    traces = [trace(each) for each in Planted.objects.order_by("-pk")[:MOST]]
    return render(request, "intake/planted.html", {"form": form, "traces": traces}, status=422 if form.errors else 200)


def errands(actor: Actor) -> Iterator[Errand]:
    """For supervision, on the worklist: pieces that did not arrive in time, else those still on their way."""
    if not access.may_in_house(actor, "plant_piece"):
        return
    due = list(Planted.objects.filter(found_uid=None).values_list("due_on", flat=True))
    late = sum(on < moment.today() for on in due)
    if late:
        told = ngettext("%(count)d test piece did not arrive", "%(count)d test pieces did not arrive", late)
        yield Errand(told % {"count": late}, reverse("intake:planted"), pressing=True)
    elif due:
        told = ngettext("%(count)d test piece is on its way", "%(count)d test pieces are on their way", len(due))
        yield Errand(told % {"count": len(due)}, reverse("intake:planted"))


def trace(piece: Planted) -> Trace:
    """From its arrival to the end; only stages and days, never what it says."""
    state, tone = _state(piece)
    return Trace(words(Channel(piece.channel)), day(piece.planted_on), day(piece.due_on), state, tone, _steps(piece))


def _state(piece: Planted) -> tuple[str, str]:
    if piece.found_uid is None:
        missed = piece.due_on < moment.today()
        return (gettext("Did not arrive"), "tone-bad") if missed else (gettext("On its way"), "")
    case = Case.objects.filter(uid=piece.found_uid).first()
    if case is None:
        return gettext("Arrived, waits to be sorted"), "tone-warn"
    late = piece.found_on is not None and piece.found_on > piece.due_on
    return words(Stage(case.stage)), "tone-warn" if late else "tone-good"


def _steps(piece: Planted) -> list[tuple[str, str]]:
    if piece.found_uid is None:
        return []
    waited = Waiting.objects.filter(uid=piece.found_uid).exists()
    steps = [(gettext("Arrived"), day(piece.found_on))] if waited or piece.found_on else []
    entries = Entry.objects.filter(case_uid=piece.found_uid, act__in=TOLD).order_by("seq").values_list("act", "on")
    return steps + [(words(TOLD_WORDS[act]), day(on)) for act, on in _first_of_each(entries)]


def _first_of_each(entries: Any) -> list[tuple[str, date]]:
    found: dict[str, date] = {}
    for act, on in entries:
        found.setdefault(act, on)
    return list(found.items())


TOLD_WORDS = {
    "register": label(Stage.REGISTERED),
    "accept": label(Stage.ACCEPTED),
    "refuse": label(Stage.REFUSED),
    "dispatch": label(Stage.DISPATCHED),
    "assign": label(Stage.INVESTIGATING),
    "close": label(Stage.CLOSED),
}
TOLD = tuple(TOLD_WORDS)
