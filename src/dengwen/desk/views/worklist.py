"""The worklist and the way to a matter by its code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from dengwen.desk import errands, guard, navigation, owned, person, upcoming, worklist
from dengwen.desk.templatetags.words import day, days_left, due_tone, language, short_day
from dengwen.desk.tones import STAGE_TONES
from dengwen.desk.worklist_notes import notes_for
from dengwen.docket import access
from dengwen.docket.models import NEVER, Case, Clock
from dengwen.docket.reads import Line
from dengwen.regulation.labels import label
from dengwen.regulation.lifecycle import ACTS
from dengwen.regulation.terms import TERMS
from dengwen.regulation.vocabulary import OPEN_STAGES, Category, MatterType, Stage, Urgency

SHOWN = ("mine", "open", "ended")
OFFERED_STAGES = [stage for stage in Stage if stage in OPEN_STAGES]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list, all of it text already: the template only writes it down."""

    url: str
    code: str
    kind: str
    urgent: str
    stage: str
    stage_tone: str
    left: str
    due: str
    due_tone: str
    step: str
    waiting: str
    unit: str
    received: str


@require_GET
@guard.undertaken
def page(request: HttpRequest) -> HttpResponse:
    """The reader's matters, emergencies first, then by time left."""
    return _listed(request)


def _listed(request: HttpRequest, missing: str = "") -> HttpResponse:
    """The list; with the code that was typed into its field and led nowhere, where there is one."""
    reader = person.reader(request)
    show = request.GET.get("show", "mine")
    show = show if show in SHOWN else "mine"
    asked = request.GET.get("stage", "")
    stage = Stage(asked) if asked in OPEN_STAGES and show != "ended" else None
    after = worklist.place_of(reader.actor, request.GET["after"]) if "after" in request.GET else None
    found = worklist.lines(reader.actor, show, stage, after)
    told = _list(reader, found, show, stage) | _around(reader, show, stage)
    told["newer"] = _address(show, stage) if after else ""
    told["notes"] = notes_for(reader)
    told["missing"] = missing
    return render(request, "desk/worklist.html", told, status=404 if missing else 200)


def _list(reader: person.Reader, found: list[Line], show: str, stage: Stage | None) -> dict[str, Any]:
    shown = found[: worklist.PAGE]
    owned_only = [line.case.pk for line in shown if owned.only_owns(line.roles)]
    own_clocks = owned.clocks_of(reader.staff.uid, owned_only)
    more = len(found) > worklist.PAGE
    return {
        "rows": [
            _owners_row(reader, line, own_clocks[line.case.pk]) if line.case.pk in own_clocks else _row(reader, line)
            for line in shown
        ],
        "older": _address(show, stage, after=shown[-1].case.code) if more else "",
        "caption": gettext("Matters, emergencies first, then the one with the least time left"),
        "empty_title": gettext("Nothing here"),
        "empty_words": gettext("No matter waits for you in this list.") if show == "mine" else "",
    }


def _around(reader: person.Reader, show: str, stage: Stage | None) -> dict[str, Any]:
    spoken = language()
    names = {"mine": gettext("My turn"), "open": gettext("All open"), "ended": gettext("Ended")}
    stages = [{"value": each, "words": label(each).in_(spoken), "chosen": each is stage} for each in OFFERED_STAGES]
    return {
        "show": show,
        "tabs": [{"url": _address(name, None), "words": names[name], "current": name == show} for name in SHOWN],
        "stages": stages if show != "ended" else [],
        "summary": _summary(worklist.counts(reader.actor)),
        "welcome": settings.DEMO,
        "home": _home(reader),
        "portal_url": "/",
        "unknown_year": upcoming.unknown_year(reader.actor),
        "errands": errands.errands_of(reader.actor),
    }


def _home(reader: person.Reader) -> dict[str, str]:
    """The way to the own page of somebody whose work is not in matters."""
    home = navigation.home_of(reader.actor.posts)
    return {"url": reverse(home.url_name), "words": home.words.in_(language())} if home else {}


def _summary(counted: worklist.Counts) -> str:
    every = f"{worklist.COUNTED}+" if counted.all >= worklist.COUNTED else str(counted.all)
    late = f"{worklist.COUNTED}+" if counted.late >= worklist.COUNTED else str(counted.late)
    sentence = gettext("%(all)s open · %(late)s late · %(soon)s due within three days")
    return sentence % {"all": every, "late": late, "soon": counted.soon}


def _address(show: str, stage: Stage | None, after: str = "") -> str:
    asked = {"show": show, "stage": stage or "", "after": after}
    return f"{reverse('desk:worklist')}?{urlencode({name: value for name, value in asked.items() if value})}"


def _row(reader: person.Reader, line: Line) -> Row:
    case, spoken = line.case, language()
    stage, unit = Stage(case.stage), reader.house.units.get(case.unit_uid) if case.unit_uid else None
    step = _words(worklist.step_of(reader.actor, line))
    running = case.next_due_on < NEVER
    term = TERMS[case.next_term].words.in_(spoken) if case.next_term in TERMS else ""
    kind = f"{label(MatterType(case.matter_type)).in_(spoken)} · {label(Category(case.category)).in_(spoken)}"
    return Row(
        url=reverse("desk:case", args=[case.code]),
        code=case.code,
        kind=kind,
        urgent=_urgent(case),
        stage=label(stage).in_(spoken),
        stage_tone=f"tone-{STAGE_TONES[stage]}" if STAGE_TONES[stage] else "",
        left=days_left(case.next_due_on) if running else "—",
        due=f"{term} · {short_day(case.next_due_on)}" if running else "",
        due_tone=due_tone(case.next_due_on),
        step=step,
        waiting="" if step else gettext("somebody else's turn") if stage in OPEN_STAGES else "—",
        unit=(unit.name_en if spoken.startswith("en") else unit.name) if unit else "",
        received=day(case.received_on),
    )


def _owners_row(reader: person.Reader, line: Line, running: list[Clock]) -> Row:
    """All that somebody sees who owns a measure in a matter and nothing else: that it is there, whether it is urgent, its own term."""
    due_on = running[0].due_on if running else NEVER
    term = TERMS[running[0].term].words.in_(language()) if running else ""
    step = _words(worklist.step_of(reader.actor, line))
    return Row(
        url=reverse("desk:case", args=[line.case.code]),
        code=line.case.code,
        kind=gettext("Your measure"),
        urgent=_urgent(line.case),
        stage="",
        stage_tone="",
        left=days_left(due_on) if running else "—",
        due=f"{term} · {short_day(due_on)}" if running else "",
        due_tone=due_tone(due_on),
        step=step,
        waiting="" if step else gettext("somebody else's turn") if running else "—",
        unit="",
        received="—",
    )


def _urgent(case: Case) -> str:
    """The word beside an emergency: it stands first, and says why."""
    return label(Urgency.EMERGENCY).in_(language()) if case.urgency == Urgency.EMERGENCY else ""


def _words(act: str) -> str:
    return ACTS[act].words.in_(language()) if act else ""


@require_GET
@guard.undertaken
def find(request: HttpRequest) -> HttpResponse:
    """Go to the matter with this code; where there is none for this reader, the list says so and keeps what was typed."""
    asked = request.GET.get("code", "")
    typed = "".join(mark for mark in asked.upper() if mark.isalnum())
    code = f"{typed[:4]}-{typed[4:8]}-{typed[8:]}"
    try:
        access.seen_or_404(person.reader(request).actor, code)
    except Http404:
        return _listed(request, missing=asked.strip() or "?")
    return HttpResponseRedirect(reverse("desk:case", args=[code]))
