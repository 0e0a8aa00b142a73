"""Upkeep: files that nobody adopted, calendars that end, and due days that a newer calendar moves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import sha256

from django.utils import timezone

from dengwen.clerk.models import RoundDone
from dengwen.desk import throttle
from dengwen.desk.notices import NoticeKind, tell
from dengwen.docket import clocks, moment
from dengwen.docket.actors import SYSTEM
from dengwen.docket.acts import held, perform
from dengwen.docket.models import Clock
from dengwen.docket.projection import change
from dengwen.investigation import running
from dengwen.ledger.models import Entry
from dengwen.oversight import counting
from dengwen.people.organisation import organisation
from dengwen.policy.edits import wanted_year
from dengwen.policy.numbers import Policy, in_force, of_version
from dengwen.rectification.models import Measure
from dengwen.regulation.vocabulary import Post
from dengwen.regulation.workdays import Due, due
from dengwen.staffing import handing
from dengwen.vault import welcomes
from dengwen.vault.files import sweep_staged

FOLLOWED = "followed:"
COUNTED_A_ROUND = 50_000
BATCH = 500


def sweep(now: datetime) -> int:
    """Remove sealed files that were staged for a report and never sent; how many."""
    return sweep_staged(timezone.localdate(now) - timedelta(days=1))


def forget_attempts(now: datetime) -> int:
    """Throw away counts of failed attempts to sign in whose window is over; how many."""
    return throttle.sweep(now)


def forget_welcomes(now: datetime) -> int:
    """Throw away links to receipt codes that are over; how many."""
    return welcomes.sweep(timezone.localdate(now))


def tell_of_keys(now: datetime) -> int:
    """Tell those who hold them of keys that wait for a colleague; how many people wait."""
    return handing.tell()


def count(now: datetime) -> int:
    """Let the reckonings behind the figures follow the ledger; how many entries still wait."""
    return counting.catch_up(COUNTED_A_ROUND)


def watch_calendar(now: datetime) -> int:
    """From November on, tell the administrators when next year's working days are not known yet; 1 when they had to be told."""
    today = timezone.localdate(now)
    calendar = in_force(today).calendar
    needed = wanted_year(today)
    if calendar.knows(needed):
        return 0
    administrators = organisation(today).by_post.get(Post.ADMINISTRATOR, [])
    with moment.standing_at(now):
        tell(administrators, NoticeKind.CALENDAR_ENDS, f"calendar:{needed}:{today:%Y-%m}")
    return 1


def follow_calendar(now: datetime) -> int:
    """Recompute at once when the calendar is another than it was for the last recomputation; how many days moved or became firm."""
    version = in_force(timezone.localdate(now)).calendar.version
    name = FOLLOWED + sha256(version.encode()).hexdigest()[:16]
    if RoundDone.objects.filter(name=name).exists():
        return 0
    moved = recompute(now)
    RoundDone.objects.filter(name__startswith=FOLLOWED).delete()
    RoundDone.objects.create(name=name, at=now)
    return moved


def recompute(now: datetime) -> int:
    """Count every running term again by the calendar as now known, and enter both values (1.3.1); how many days moved or became firm."""
    with moment.standing_at(now):
        return sum(_recomputed(clock) for clock in _running())


def _running() -> Iterator[Clock]:
    last = 0
    clocks = Clock.objects.filter(settled_on=None, due_at=None).select_related("case").order_by("pk")
    while batch := list(clocks.filter(pk__gt=last)[:BATCH]):
        yield from batch
        last = batch[-1].pk


def _recomputed(clock: Clock) -> int:
    if _same(clock, _due(clock)):
        return 0
    with held(clock.case):
        clock.refresh_from_db()
        fresh = _due(clock)
        if clock.settled_on is not None or _same(clock, fresh):
            return 0
        row = change("clock", clock.uid, {"due_on": fresh.on, "provisional": fresh.provisional})
        facts = {"term": clock.term, "was": clock.due_on, "is": fresh.on}
        perform("recompute", clock.case, SYSTEM, rows=[row], facts=facts)
    return 1


def _same(clock: Clock, fresh: Due) -> bool:
    return (clock.due_on, clock.provisional) == (fresh.on, fresh.provisional)


def _due(clock: Clock) -> Due:
    """The last day by today's calendar: a planned day rolled forward for a measure, the term counted anew for all others."""
    case, policy = clock.case, of_version(clock.case.policy_version)
    if clock.about_uid is not None:
        planned = Measure.objects.filter(uid=clock.about_uid).values_list("due_on", flat=True).first()
        return due(policy.calendar, planned or clock.due_on, policy.span(clock.term))
    if clock.term == running.TERM:
        return running.due_of(case, clock, clock.extended_days, running.standstills(clock))
    if clock.term == "T4":
        return _naming(clock, policy)
    return clocks.last_day(policy, clock.term, case, clock.opened_on)


def _naming(clock: Clock, policy: Policy) -> Due:
    """Two terms in one: from the dispatch on, and from the opening of the packet if that was earlier over."""
    opened = Entry.objects.filter(case_uid=clock.case.uid, act="open_packet", on__gte=clock.opened_on)
    first = opened.order_by("seq").values_list("on", flat=True).first()
    backstop = policy.backstop(clock.term, clock.opened_on)
    return backstop if first is None else min(backstop, policy.due(clock.term, first), key=lambda last: last.on)
