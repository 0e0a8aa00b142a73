"""Reminders at 50, 80 and 100 % of a term and urging when it is over (1.3.3a, 4.3.2b), counted in working time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from uuid import UUID

from django.utils import timezone

from dengwen.desk.notices import NoticeKind, tell
from dengwen.docket import moment
from dengwen.docket.actors import SYSTEM
from dengwen.docket.acts import NotLawful, perform
from dengwen.docket.models import Case, Clock, Seat
from dengwen.docket.projection import change
from dengwen.policy.numbers import Policy, in_force
from dengwen.rectification.models import Measure
from dengwen.regulation.terms import ANSWERS_FOR, REMIND_AT_PERCENT, TERMS
from dengwen.regulation.vocabulary import OPEN_STAGES, SeatRole
from dengwen.regulation.workdays import elapsed, working_between

BATCH = 500
OFFICE = (time(8, 30), time(18, 0))
DAYS_A_LEVEL = 5
_KINDS = {50: NoticeKind.HALFWAY, 80: NoticeKind.SOON, 100: NoticeKind.DUE}


def remind(now: datetime) -> int:
    """Go through all running clocks; how many notices and urgings were due. Ordinary terms rest outside office hours and days off."""
    with moment.standing_at(now):
        policy = in_force(moment.today())
        return sum(_look(clock, policy, now) for clock in _running() if _may_disturb(clock, policy, now))


def _running() -> Iterator[Clock]:
    last = 0
    clocks = Clock.objects.filter(settled_on=None).select_related("case").order_by("pk")
    while batch := list(clocks.filter(pk__gt=last)[:BATCH]):
        yield from batch
        last = batch[-1].pk


def _may_disturb(clock: Clock, policy: Policy, now: datetime) -> bool:
    local = timezone.localtime(now)
    urgent = clock.due_at is not None
    return urgent or (policy.calendar.presumed().is_working(local.date()) and OFFICE[0] <= local.time() < OFFICE[1])


def _look(clock: Clock, policy: Policy, now: datetime) -> int:
    percent = used_percent(clock, policy, now)
    if percent > 100:
        return _late(clock, policy)
    reached = [level for level in REMIND_AT_PERCENT if percent >= level]
    if not reached:
        return 0
    occasion = f"clock:{clock.uid}:{reached[-1]}"
    tell(_keepers(clock), _KINDS[reached[-1]], occasion, clock.case, clock.term)
    return 1


def used_percent(clock: Clock, policy: Policy, now: datetime) -> int:
    """How much of the term is used up, in working days without pauses, or in clock time for an hour term; above 100 when it is over."""
    if clock.due_at is not None:
        length = TERMS[clock.term].span.duration().total_seconds() or 1
        return int(100 - 100 * (clock.due_at - now).total_seconds() / length)
    today = timezone.localdate(now)
    if today >= clock.due_on:
        return 100 if today == clock.due_on else 101
    days = policy.calendar.presumed()
    pauses = [(date.fromisoformat(start), date.fromisoformat(end) if end else None) for start, end in clock.pauses]
    whole = max(working_between(days, clock.opened_on, clock.due_on), 1)
    return min(99, 100 * elapsed(days, clock.opened_on, today, pauses) // whole)


def _keepers(clock: Clock) -> list[UUID]:
    if clock.about_uid is not None:
        return list(Measure.objects.filter(uid=clock.about_uid).values_list("owner_uid", flat=True))
    roles = ANSWERS_FOR.get(clock.term, (SeatRole.INTAKE,))
    return list(Seat.objects.filter(case=clock.case, active=True, role__in=roles).values_list("staff_uid", flat=True))


def _late(clock: Clock, policy: Policy) -> int:
    """One urging for each working week of delay, entered in the matter; and the notice that the term is over."""
    tell(_keepers(clock), NoticeKind.OVERDUE, f"clock:{clock.uid}:over", clock.case, clock.term)
    late_days = working_between(policy.calendar.presumed(), clock.due_on, moment.today())
    level = 1 + max(late_days - 1, 0) // DAYS_A_LEVEL
    if level <= clock.urged or clock.case.stage not in OPEN_STAGES:
        return 0
    return _urged(clock, level)


def _urged(clock: Clock, level: int) -> int:
    case: Case = clock.case
    try:
        perform(
            "urge",
            case,
            SYSTEM,
            rows=[change("clock", clock.uid, {"urged": level})],
            facts={"level": level, "term": clock.term},
        )
    except NotLawful:
        return 0
    return 1
