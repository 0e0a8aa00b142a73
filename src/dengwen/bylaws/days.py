"""Correcting the working calendar: days made off or worked, corrections taken back, a year entered whole (1.3.1).

Each correction is entered; the clerk then counts the running terms again and enters both values.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext

from dengwen.bylaws.telling import rules_changed
from dengwen.docket import moment
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful
from dengwen.docket.house import enter
from dengwen.docket.models import Clock
from dengwen.docket.projection import Row, change, new
from dengwen.policy.edits import wanted_year
from dengwen.policy.models import CalendarDay, KnownYear
from dengwen.policy.numbers import in_force
from dengwen.regulation.workdays import Calendar

ACT = "correct_calendar"
LONGEST_REMARK = 80


@dataclass(frozen=True, slots=True)
class Wish:
    """What a day is to be: worked or off."""

    on: date
    working: bool
    remark: str = ""


def calendar() -> Calendar:
    """The organisation's calendar with all its corrections."""
    return in_force(moment.today()).calendar


def says(known: Calendar, wish: Wish) -> bool:
    """Whether the calendar says so already."""
    return known.presumed().is_working(wish.on) == wish.working


def next_year() -> int:
    """The first year that is not known; the only one that can be entered whole."""
    return calendar().last_year + 1


def year_to_come() -> int | None:
    """The year that should be known by now and is not."""
    wanted = wanted_year(moment.today())
    return None if calendar().knows(wanted) else wanted


def correct(actor: Actor, wishes: Sequence[Wish], whole_year: int | None = None) -> list[Wish]:
    """Make the days what they are to be; with ``whole_year`` that year is known from now on. What was changed.

    A day that is so already is passed by. NotLawful when nothing would change or the year is not the one after the last.
    """
    if whole_year is not None and whole_year != next_year():
        raise NotLawful(
            gettext("Only %(year)d can be entered whole: it follows the last known year.") % {"year": next_year()}
        )
    known = calendar()
    changed = [wish for wish in wishes if not says(known, wish)]
    if not changed and whole_year is None:
        raise NotLawful(gettext("The calendar says so already."))
    with transaction.atomic():
        rows = _rows(changed)
        if whole_year is not None:
            rows.append(new("known_year", uuid4(), {"begins_on": date(whole_year, 1, 1)}))
        rules_changed(enter(ACT, actor, rows))
    return changed


def withdraw(actor: Actor, on: date) -> None:
    """Take a correction back: the published calendar holds for the day again. NotLawful when there is none."""
    with transaction.atomic():
        standing = CalendarDay.objects.select_for_update().filter(on=on, withdrawn=False).first()
        if standing is None:
            raise NotLawful(gettext("No correction stands for this day."))
        rules_changed(enter(ACT, actor, [change("calendar_day", standing.uid, {"withdrawn": True})]))


def corrections(year: int | None = None) -> list[CalendarDay]:
    """The corrections that stand, in order of day."""
    days = CalendarDay.objects.filter(withdrawn=False).order_by("on")
    return list(days.filter(on__year=year) if year else days)


def entered_whole(year: int) -> bool:
    return KnownYear.objects.filter(begins_on=date(year, 1, 1)).exists()


def counted() -> int:
    """How many running terms are counted in days, and so by this calendar."""
    return Clock.objects.filter(settled_on=None, due_at=None).count()


def reached(days: Sequence[date]) -> int:
    """How many running terms span any time between the first and the last of these days: they are counted again."""
    if not days:
        return 0
    return Clock.objects.filter(settled_on=None, due_at=None, due_on__gte=min(days), opened_on__lt=max(days)).count()


def _rows(wishes: Sequence[Wish]) -> list[Row]:
    standing = {day.on: day.uid for day in CalendarDay.objects.filter(on__in=[wish.on for wish in wishes])}
    return [_row(wish, standing) for wish in wishes]


def _row(wish: Wish, standing: dict[date, UUID]) -> Row:
    remark, uid = {"remark": wish.remark}, standing.get(wish.on)
    if uid is None:
        return new("calendar_day", uuid4(), {"on": wish.on, "working": wish.working, "withdrawn": False}, remark)
    return change("calendar_day", uid, {"working": wish.working, "withdrawn": False}, remark)
