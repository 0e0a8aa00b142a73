"""Upkeep: files that nobody adopted, calendars that end, and due days that a newer calendar moves."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone

from dengwen.desk.notices import NoticeKind, tell
from dengwen.docket import moment
from dengwen.docket.actors import SYSTEM
from dengwen.docket.acts import perform
from dengwen.docket.models import Clock
from dengwen.docket.projection import change
from dengwen.investigation import running
from dengwen.people.organisation import organisation
from dengwen.policy.numbers import Policy, in_force
from dengwen.regulation.terms import TERMS
from dengwen.regulation.vocabulary import Post
from dengwen.regulation.workdays import Due, due
from dengwen.vault.files import sweep_staged

ANNOUNCED_FROM_MONTH = 11


def sweep(now: datetime) -> int:
    """Remove sealed files that were staged for a report and never sent; how many."""
    return sweep_staged(timezone.localdate(now) - timedelta(days=1))


def watch_calendar(now: datetime) -> int:
    """From November on, tell the administrators when next year's working days are not known yet; 1 when they had to be told."""
    today = timezone.localdate(now)
    calendar = in_force(today).calendar
    needed = today.year + (today.month >= ANNOUNCED_FROM_MONTH)
    if calendar.knows(needed):
        return 0
    administrators = organisation(today).by_post.get(Post.ADMINISTRATOR, [])
    tell(administrators, NoticeKind.CALENDAR_ENDS, f"calendar:{needed}:{today:%Y-%m}")
    return 1


def recompute(now: datetime) -> int:
    """Recompute provisional due days that the calendar now knows, and enter both values (1.3.1); how many moved or became firm."""
    with moment.standing_at(now):
        policy = in_force(moment.today())
        waiting = Clock.objects.filter(settled_on=None, provisional=True).select_related("case").order_by("pk")
        return sum(_recomputed(clock, policy) for clock in waiting.iterator())


def _recomputed(clock: Clock, policy: Policy) -> int:
    fresh = _due(clock, policy)
    if fresh.provisional and fresh.on == clock.due_on:
        return 0
    row = change("clock", clock.uid, {"due_on": fresh.on, "provisional": fresh.provisional})
    perform(
        "recompute", clock.case, SYSTEM, rows=[row], facts={"term": clock.term, "was": clock.due_on, "is": fresh.on}
    )
    return 1


def _due(clock: Clock, policy: Policy) -> Due:
    """The last day by today's calendar: a planned day rolled forward for a measure, the term counted anew for all others."""
    if clock.about_uid is not None:
        return due(policy.calendar, clock.due_on, TERMS[clock.term].span)
    if clock.term == running.TERM:
        return running.due_of(clock.case, clock, clock.extended_days, running.standstills(clock))
    pauses = [(date.fromisoformat(start), date.fromisoformat(end) if end else None) for start, end in clock.pauses]
    counted = due(policy.calendar, clock.opened_on, policy.span(clock.term), pauses)
    extended = due(policy.calendar, counted.on + timedelta(days=clock.extended_days), TERMS["S12"].span)
    return counted if not clock.extended_days else Due(extended.on, counted.provisional or extended.provisional)
