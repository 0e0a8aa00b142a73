"""Reminders at 50, 80 and 100 % of a term and urging when it is over (1.3.3a, 4.3.2b), counted in working time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from dengwen.clerk.keepers import keepers_of
from dengwen.clerk.models import Reminded
from dengwen.desk.notices import NoticeKind, tell
from dengwen.docket import moment
from dengwen.docket.actors import SYSTEM
from dengwen.docket.acts import NotLawful, perform
from dengwen.docket.models import Case, Clock
from dengwen.docket.projection import change
from dengwen.investigation import running
from dengwen.policy.numbers import Policy, in_force
from dengwen.regulation.terms import REMIND_AT_PERCENT
from dengwen.regulation.vocabulary import OPEN_STAGES
from dengwen.regulation.workdays import elapsed, working_between

BATCH = 500
OFFICE = (time(8, 30), time(18, 0))
DAYS_A_LEVEL = 5
OVER = 101
_KINDS = {
    **dict(zip(REMIND_AT_PERCENT, (NoticeKind.HALFWAY, NoticeKind.SOON, NoticeKind.DUE), strict=True)),
    OVER: NoticeKind.OVERDUE,
}


def remind(now: datetime) -> int:
    """Go through all running clocks; how many reminders and urgings were due. Ordinary terms rest outside office hours and on days off."""
    with moment.standing_at(now):
        policy = in_force(moment.today())
        return sum(_look_at(batch, policy, now) for batch in _running())


def _running() -> Iterator[list[Clock]]:
    last = 0
    clocks = Clock.objects.filter(settled_on=None).select_related("case").order_by("pk")
    while batch := list(clocks.filter(pk__gt=last)[:BATCH]):
        yield batch
        last = batch[-1].pk


def _look_at(batch: list[Clock], policy: Policy, now: datetime) -> int:
    """One query tells how far the keepers of these clocks were reminded already, so that most clocks cost nothing more."""
    said = Reminded.objects.filter(clock_uid__in=[clock.uid for clock in batch])
    before = dict(said.values_list("clock_uid", "percent"))
    disturbing = (clock for clock in batch if _may_disturb(clock, policy, now))
    return sum(_look(clock, policy, now, before.get(clock.uid, 0)) for clock in disturbing)


def _may_disturb(clock: Clock, policy: Policy, now: datetime) -> bool:
    local = timezone.localtime(now)
    urgent = clock.due_at is not None
    return urgent or (policy.calendar.presumed().is_working(local.date()) and OFFICE[0] <= local.time() < OFFICE[1])


def _look(clock: Clock, policy: Policy, now: datetime, before: int) -> int:
    percent = used_percent(clock, policy, now)
    reached = max((level for level in _KINDS if percent >= level), default=0)
    if reached > before:
        with transaction.atomic():
            tell(keepers_of(clock), _KINDS[reached], f"clock:{clock.uid}:{reached}", clock.case, clock.term)
            _remember(Reminded(clock_uid=clock.uid, percent=reached))
    urged = _urged(clock, policy) if reached == OVER else 0
    return max(urged, int(reached > before))


def _remember(reminded: Reminded) -> None:
    Reminded.objects.bulk_create(
        [reminded], update_conflicts=True, unique_fields=["clock_uid"], update_fields=["percent"]
    )


def used_percent(clock: Clock, policy: Policy, now: datetime) -> int:
    """How much of the term is used up, in working days without pauses, or in clock time for an hour term; OVER when it is over."""
    if clock.due_at is not None:
        length = policy.span(clock.term).duration().total_seconds() or 1
        left = (clock.due_at - now).total_seconds()
        return OVER if left < 0 else int(100 - 100 * left / length)
    today = timezone.localdate(now)
    if today >= clock.due_on:
        return 100 if today == clock.due_on else OVER
    days, pauses = policy.calendar.presumed(), _pauses(clock)
    whole = max(elapsed(days, clock.opened_on, clock.due_on, pauses), 1)
    return min(99, 100 * elapsed(days, clock.opened_on, today, pauses) // whole)


def _pauses(clock: Clock) -> list[tuple[date, date]]:
    """What held the term up; a standstill that still lasts counts up to its cap, as the due day already does."""
    return [each.counted for each in running.standstills(clock)] if clock.pauses else []


def _urged(clock: Clock, policy: Policy) -> int:
    """One urging for each working week of delay, entered in the matter; 1 when one was due."""
    late_days = working_between(policy.calendar.presumed(), clock.due_on, moment.today())
    level = 1 + max(late_days - 1, 0) // DAYS_A_LEVEL
    case: Case = clock.case
    if level <= clock.urged or case.stage not in OPEN_STAGES:
        return 0
    row, facts = change("clock", clock.uid, {"urged": level}), {"level": level, "term": clock.term, "clock": clock.uid}
    try:
        perform("urge", case, SYSTEM, rows=[row], facts=facts)
    except NotLawful:
        return 0
    return 1
