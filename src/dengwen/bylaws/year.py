"""One year of the working calendar as it is drawn: twelve months of marked days, and what the year amounts to."""

from __future__ import annotations

from calendar import monthcalendar
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext, pgettext

from dengwen.bylaws import days
from dengwen.desk.templatetags.words import day as in_words
from dengwen.desk.templatetags.words import language
from dengwen.docket import moment
from dengwen.regulation.workdays import WEEKEND, Calendar, Presumed

FIRST, LAST = 2000, 2100


@dataclass(frozen=True, slots=True)
class Cell:
    """A day: ``look`` for the sheet, ``mark`` the sign that is printed (休, 班), ``said`` for whoever does not see the page."""

    number: int
    look: str
    mark: str
    said: str


@dataclass(frozen=True, slots=True)
class Month:
    name: str
    weeks: list[list[Cell | None]]


@dataclass(frozen=True, slots=True)
class Year:
    number: int
    known: bool
    own: bool
    months: list[Month]
    worked: int
    off: int
    swapped: int


def drawn(number: int) -> Year:
    """The year with all corrections; what is not published is presumed."""
    known, edited = days.calendar(), {each.on: each for each in days.corrections(number)}
    every = [
        date(number, 1, 1) + timedelta(days=at) for at in range((date(number + 1, 1, 1) - date(number, 1, 1)).days)
    ]
    presumed = known.presumed()
    kinds = {on: _kind(presumed, on) for on in every}
    own = {on: each.remark for on, each in edited.items()}
    months = [_month(number, month, kinds, own) for month in range(1, 13)]
    of = list(kinds.values())
    worked = sum(presumed.is_working(on) for on in every)
    return Year(
        number, known.knows(number), days.entered_whole(number), months, worked, of.count("off"), of.count("on")
    )


def offered(known: Calendar, number: int) -> list[int]:
    """The years around one that can be turned to."""
    last = max(known.last_year + 1, moment.today().year + 1)
    return [year for year in (number - 1, number + 1) if min(known.first_year, last) <= year <= last]


def _kind(presumed: Presumed, on: date) -> str:
    if presumed.is_working(on):
        return "on" if on.weekday() in WEEKEND else ""
    return "rest" if on.weekday() in WEEKEND else "off"


def _month(year: int, month: int, kinds: dict[date, str], own: dict[date, str]) -> Month:
    weeks = [
        [_cell(date(year, month, number), kinds, own) if number else None for number in week]
        for week in monthcalendar(year, month)
    ]
    name = date(year, month, 1).strftime("%B") if language().startswith("en") else f"{month}月"
    return Month(name, weeks)


def _cell(on: date, kinds: dict[date, str], own: dict[date, str]) -> Cell:
    kind = kinds[on]
    marks = {"off": pgettext("mark of a day", "off"), "on": pgettext("mark of a day", "on")}
    said = {"off": gettext("day off"), "on": gettext("make-up working day")}.get(kind, "")
    if on in own:
        said = gettext("%(said)s, corrected here") % {"said": said or gettext("corrected here")}
    today = " today" if on == moment.today() else ""
    return Cell(on.day, f"{kind}{' own' if on in own else ''}{today}".strip(), marks.get(kind, ""), said)


def correction_lines(number: int) -> list[dict[str, str]]:
    """The corrections of a year as text."""
    return [
        {
            "on": each.on.isoformat(),
            "day": in_words(each.on),
            "kind": gettext("working day") if each.working else gettext("day off"),
            "remark": each.remark,
        }
        for each in days.corrections(number)
    ]
