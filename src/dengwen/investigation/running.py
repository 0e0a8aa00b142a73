"""The term of the investigation as it really runs.

It begins with the naming, extensions lengthen it, pauses hold it up, and nothing takes it past the hard limit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Sum
from django.utils.translation import gettext

from dengwen.docket import moment
from dengwen.docket.acts import NotLawful
from dengwen.docket.models import Case, Clock
from dengwen.docket.projection import Row, change
from dengwen.investigation import story
from dengwen.investigation.models import Extension
from dengwen.policy.numbers import of_version
from dengwen.regulation.terms import EXTENSION_CAP_DAYS, PAUSE_CAP_DAYS
from dengwen.regulation.vocabulary import Pause
from dengwen.regulation.workdays import Due, due

TERM = "T5"
Kept = list[str | None]


@dataclass(frozen=True, slots=True)
class Still:
    """One standstill: for what reason, from which day, and until which day it counts (the day on which the term runs again)."""

    reason: Pause
    from_on: date
    until_on: date
    lasts: bool


def running_clock(case: Case) -> Clock | None:
    return Clock.objects.filter(case=case, term=TERM, settled_on=None).first()


def clock_of(case: Case) -> Clock:
    """The running term of the investigation. NotLawful when none runs."""
    clock = running_clock(case)
    if clock is None:
        raise NotLawful(gettext("No term of investigation runs."))
    return clock


def stills(clock: Clock) -> list[Still]:
    """The standstills of a clock. Each is kept as: first day, day on which the term ran again (none yet: None), reason, day of its cap."""
    return [_still(each) for each in clock.pauses]


def _still(kept: Kept) -> Still:
    first, until, reason, at_most = kept
    return Still(
        Pause(str(reason)),
        date.fromisoformat(str(first)),
        date.fromisoformat(until or str(at_most)),
        lasts=until is None,
    )


def begun(reason: Pause, on: date, days: int) -> Kept:
    """A standstill from this day on, at most for so many days."""
    return [on.isoformat(), None, reason.value, (on + timedelta(days=days)).isoformat()]


def ended(kept: Kept, on: date) -> Kept:
    """The same standstill, over on this day."""
    return [kept[0], on.isoformat(), *kept[2:]]


def is_paused(clock: Clock) -> bool:
    return bool(clock.pauses) and clock.pauses[-1][1] is None


def days_left_of(case: Case, reason: Pause) -> int:
    """How many days a term of this matter may still stand still for this reason, all rounds of the investigation together."""
    clocks = Clock.objects.filter(case=case, term=TERM)
    used = sum(
        (each.until_on - each.from_on).days for clock in clocks for each in stills(clock) if each.reason is reason
    )
    return max(0, PAUSE_CAP_DAYS[reason] - used)


def extension_left(case: Case) -> int:
    """How many days may still be granted in this matter, all extensions together."""
    granted = Extension.objects.filter(case=case).aggregate(all=Sum("granted_days"))["all"] or 0
    return max(0, EXTENSION_CAP_DAYS[TERM] - granted)


def due_of(case: Case, clock: Clock, extended: int, pauses: Sequence[Kept]) -> Due:
    """The last day of the term with so many days more and these standstills.

    The hard limit counts from the first naming and stands still for nobody.
    """
    policy = of_version(case.policy_version)
    span = policy.span(TERM)
    held_up = tuple((each.from_on, each.until_on) for each in map(_still, pauses))
    soft = due(policy.calendar, clock.opened_on, replace(span, amount=span.amount + extended), held_up)
    hard = policy.backstop(TERM, story.first_named_on(story.told(case)) or clock.opened_on)
    return min(soft, hard, key=lambda last: last.on)


def retimed(case: Case, clock: Clock, extended: int, pauses: Sequence[Kept]) -> Row:
    """The row that gives the clock its new length."""
    last = due_of(case, clock, extended, pauses)
    values = {"due_on": last.on, "provisional": last.provisional, "extended_days": extended, "pauses": list(pauses)}
    return change("clock", clock.uid, values)


def check_runs(clock: Clock) -> None:
    """NotLawful when the term is over or stands still: neither is mended afterwards."""
    if is_paused(clock):
        raise NotLawful(gettext("The term stands still; let it run again first."))
    if clock.due_on < moment.today():
        raise NotLawful(
            gettext("The term is over. What is late stays late; it is neither extended nor paused afterwards.")
        )
