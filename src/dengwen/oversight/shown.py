"""Figures and lists as the pages of oversight write them down: words, cells, bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from dengwen.desk.templatetags.words import day, days_left, language, name
from dengwen.docket.actors import Actor
from dengwen.docket.models import Case, Clock
from dengwen.docket.moment import today
from dengwen.oversight import sampling, watching
from dengwen.oversight.bars import Chart, chart
from dengwen.oversight.figures import BY_UNIT, Board, Cell, too_few
from dengwen.oversight.kpi import Ages, Figure, Rate
from dengwen.oversight.periods import Quarter
from dengwen.oversight.sampling import Drawing
from dengwen.oversight.withholding import small, telling
from dengwen.oversight.wording import INDICATORS, PAIRED
from dengwen.people.organisation import Organisation
from dengwen.regulation.labels import label
from dengwen.regulation.terms import TERMS
from dengwen.regulation.vocabulary import Category, MatterType, Stage, Urgency


@dataclass(frozen=True, slots=True)
class Line:
    """One quarter of one indicator, as a row of its table."""

    quarter: str
    told: str
    numerator: str
    denominator: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One indicator: what it says, how it is reckoned, what must be read with it, the run of quarters."""

    code: str
    title: str
    meaning: str
    told: str
    of: str
    hidden: bool
    paired: Sequence[tuple[str, str]]
    chart: Chart
    lines: Sequence[Line]


def figures(board: Board, house: Organisation, chosen: Quarter, now: Quarter) -> dict[str, Any]:
    """The page of figures."""
    spoken = language()
    return {
        "chosen": chosen.words(spoken),
        "runs": chosen == now,
        "earlier": _address(chosen.preceding),
        "later": _address(chosen.following) if chosen < now else "",
        "cards": [*(_rate_card(board, code) for code in INDICATORS if code != "K5"), _age_card(board)],
        "units": _units(board, house),
        "unit_columns": [INDICATORS[code].title.in_(spoken) for code in BY_UNIT],
    }


def _address(quarter: Quarter) -> str:
    return f"{reverse('oversight:figures')}?quarter={quarter}"


def _percent(rate: Rate) -> str:
    return "—" if rate.percent is None else f"{rate.percent:.0f} %"


def _rate_card(board: Board, code: str) -> Card:
    spoken, run = language(), [figures[code] for figures in board.figures]
    last, words = run[-1], INDICATORS[code]
    hidden = too_few(last)
    return Card(
        code,
        words.title.in_(spoken),
        words.meaning.in_(spoken),
        gettext("withheld") if hidden else _percent(last.rate),
        "" if hidden else _of(last.rate),
        hidden,
        _paired(_beside(last, hidden=hidden)),
        chart([_point(q, f) for q, f in zip(board.quarters, run, strict=True)], most=100),
        [_line(q, f, board) for q, f in zip(board.quarters, run, strict=True)],
    )


def _of(rate: Rate) -> str:
    return gettext("%(numerator)s of %(denominator)s") % {"numerator": rate.numerator, "denominator": rate.denominator}


def _beside(figure: Figure, *, hidden: bool) -> Figure:
    """What is told with a figure that is withheld: how many answered is always told, so that silence is seen (7.2.1e)."""
    if not hidden:
        return figure
    return replace(figure, paired={key: rate for key, rate in figure.paired.items() if key == "responded"}, days={})


def _paired(figure: Figure) -> list[tuple[str, str]]:
    spoken = language()
    told = [(PAIRED[key].in_(spoken), _paired_rate(rate)) for key, rate in figure.paired.items()]
    return told + [(PAIRED[key].in_(spoken), _days(count)) for key, count in figure.days.items()]


def _paired_rate(rate: Rate) -> str:
    """A rate beside a figure is a cell like any other: withheld when it tells of too few matters."""
    return gettext("withheld") if telling(rate.part) else _share(rate)


def _share(rate: Rate) -> str:
    return f"{_percent(rate)} ({_of(rate)})" if rate.denominator else "—"


def _days(count: int | None) -> str:
    return "—" if count is None else ngettext("%(count)d day", "%(count)d days", count) % {"count": count}


def _point(quarter: Quarter, figure: Figure) -> tuple[str, str, float | None]:
    hidden = too_few(figure)
    return (
        quarter.short(language()),
        gettext("withheld") if hidden else _percent(figure.rate),
        None if hidden else figure.rate.percent,
    )


def _line(quarter: Quarter, figure: Figure, board: Board) -> Line:
    hidden, words = too_few(figure), quarter.words(language())
    chosen = quarter == board.quarters[-1]
    if hidden:
        return Line(words, gettext("withheld"), "", "", chosen)
    return Line(words, _percent(figure.rate), str(figure.rate.numerator), str(figure.rate.denominator), chosen)


def _age_card(board: Board) -> Card:
    spoken, last, words = language(), board.ages[-1], INDICATORS["K5"]
    hidden = small(last.count)
    most = max((ages.ninetieth or 0 for ages in board.ages if not small(ages.count)), default=0)
    return Card(
        "K5",
        words.title.in_(spoken),
        words.meaning.in_(spoken),
        gettext("withheld") if hidden else _days(last.ninetieth),
        ""
        if hidden
        else ngettext("%(count)d open matter", "%(count)d open matters", last.count) % {"count": last.count},
        hidden,
        [] if hidden else _age_pairs(last),
        chart([_age_point(q, a) for q, a in zip(board.quarters, board.ages, strict=True)], most=most),
        [_age_line(q, a, board) for q, a in zip(board.quarters, board.ages, strict=True)],
    )


def _age_pairs(ages: Ages) -> list[tuple[str, str]]:
    spoken = language()
    pauses = gettext("%(days).1f days a matter") % {"days": ages.paused_a_matter} if ages.paused_a_matter else "—"
    told = [("median", _days(ages.median)), ("oldest", _days(ages.oldest)), ("paused", pauses)]
    return [(PAIRED[key].in_(spoken), text) for key, text in told]


def _age_point(quarter: Quarter, ages: Ages) -> tuple[str, str, float | None]:
    if small(ages.count):
        return quarter.short(language()), gettext("withheld"), None
    return quarter.short(language()), _days(ages.ninetieth), ages.ninetieth


def _age_line(quarter: Quarter, ages: Ages, board: Board) -> Line:
    words, chosen = quarter.words(language()), quarter == board.quarters[-1]
    if small(ages.count):
        return Line(words, gettext("withheld"), "", "", chosen)
    return Line(words, _days(ages.ninetieth), "", str(ages.count), chosen)


def _units(board: Board, house: Organisation) -> list[tuple[str, list[tuple[str, str]]]]:
    """A row for each unit: its name, then column and cell."""
    named = sorted(((_unit(house, uid), cells) for uid, cells in board.units.items()), key=lambda each: each[0])
    titles = {code: INDICATORS[code].title.in_(language()) for code in BY_UNIT}
    return [(words, [(titles[code], _cell(cells[code])) for code in BY_UNIT]) for words, cells in named]


def _unit(house: Organisation, uid: UUID | None) -> str:
    place = house.units.get(uid) if uid else None
    return name(place) if place else gettext("no unit yet")


def _cell(cell: Cell) -> str:
    if cell.hidden:
        return gettext("withheld")
    return _share(cell.rate)


def supervision(actor: Actor) -> dict[str, Any]:
    """The page of supervision."""
    late, draws = watching.overdue(actor), sampling.drawings()
    return {
        "late": [_late(clock) for clock in late[: watching.SHOWN]],
        "more": len(late) > watching.SHOWN,
        "shown": watching.SHOWN,
        "draws": [_draw(actor, each) for each in draws],
        "drawn_today": any(each.on == today() for each in draws),
    }


def _late(clock: Clock) -> dict[str, str]:
    urgent = clock.case.urgency == Urgency.EMERGENCY
    return {
        **_case(clock.case),
        "urgent": label(Urgency.EMERGENCY).in_(language()) if urgent else "",
        "term": TERMS[clock.term].words.in_(language()),
        "left": days_left(clock.due_on),
        "due": day(clock.due_on),
        "urged": str(clock.urged) if clock.urged else "—",
    }


def _case(case: Case) -> dict[str, str]:
    spoken = language()
    kind = f"{label(MatterType(case.matter_type)).in_(spoken)} · {label(Category(case.category)).in_(spoken)}"
    stage = label(Stage(case.stage)).in_(spoken)
    return {"code": case.code, "url": reverse("desk:case", args=[case.code]), "kind": kind, "stage": stage}


def _draw(actor: Actor, drawing: Drawing) -> dict[str, Any]:
    return {
        "on": day(drawing.on),
        "seed": drawing.seed,
        "root": drawing.root,
        "cases": [_case(case) for case in sampling.seen(actor, drawing)],
    }
