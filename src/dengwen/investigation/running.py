"""The term of the investigation as it really runs.

It begins with the naming, extensions lengthen it, pauses hold it up, and nothing takes it past the hard limit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.db.models import Sum
from django.utils.translation import gettext

from dengwen.docket import moment
from dengwen.docket.acts import NotLawful
from dengwen.docket.models import Case, Clock
from dengwen.docket.projection import Row, change
from dengwen.investigation import story
from dengwen.investigation.models import Extension, Standstill
from dengwen.policy.numbers import of_version
from dengwen.regulation.terms import EXTENSION_CAP_DAYS, PAUSE_CAP_DAYS
from dengwen.regulation.vocabulary import Pause
from dengwen.regulation.workdays import Due, due

TERM = "T5"


def running_clock(case: Case) -> Clock | None:
    return Clock.objects.filter(case=case, term=TERM, settled_on=None).first()


def clock_of(case: Case) -> Clock:
    """The running term of the investigation. NotLawful when none runs."""
    clock = running_clock(case)
    if clock is None:
        raise NotLawful(gettext("No term of investigation runs."))
    return clock


def standstills(clock: Clock) -> list[Standstill]:
    """What held up this clock, first to last."""
    return list(Standstill.objects.filter(case=clock.case_id, from_on__gte=clock.opened_on).order_by("pk"))


def is_paused(clock: Clock) -> bool:
    """Whether nobody has let the term run again yet; it does so by itself when the cap is reached."""
    return bool(clock.pauses) and clock.pauses[-1][1] is None


def days_left_of(case: Case, reason: Pause) -> int:
    """How many days a term of this matter may still stand still for this reason, all rounds of the investigation together."""
    spans = [each.counted for each in Standstill.objects.filter(case=case, reason=reason)]
    return max(0, PAUSE_CAP_DAYS[reason] - sum((until - start).days for start, until in spans))


def extension_left(case: Case) -> int:
    """How many days may still be granted in this matter, all extensions together."""
    granted = Extension.objects.filter(case=case).aggregate(all=Sum("granted_days"))["all"] or 0
    return max(0, EXTENSION_CAP_DAYS[TERM] - granted)


def due_of(case: Case, clock: Clock, extended: int, still: Sequence[Standstill]) -> Due:
    """The last day of the term with so many days more and these standstills.

    The hard limit counts from the first naming and stands still for nobody.
    """
    policy = of_version(case.policy_version)
    span = policy.span(TERM)
    longer = replace(span, amount=span.amount + extended)
    soft = due(policy.calendar, clock.opened_on, longer, tuple(each.counted for each in still))
    hard = policy.backstop(TERM, story.first_named_on(story.told(case)) or clock.opened_on)
    return min(soft, hard, key=lambda last: last.on)


def retimed(case: Case, clock: Clock, extended: int, still: Sequence[Standstill]) -> Row:
    """The row that gives the clock its new length."""
    last = due_of(case, clock, extended, still)
    pauses = [[each.from_on.isoformat(), each.until_on and each.until_on.isoformat()] for each in still]
    values = {"due_on": last.on, "provisional": last.provisional, "extended_days": extended, "pauses": pauses}
    return change("clock", clock.uid, values)


def check_runs(clock: Clock) -> None:
    """NotLawful when the term is over or stands still: neither is mended afterwards."""
    if is_paused(clock):
        raise NotLawful(gettext("The term stands still; let it run again first."))
    if clock.due_on < moment.today():
        raise NotLawful(
            gettext("The term is over. What is late stays late; it is neither extended nor paused afterwards.")
        )
