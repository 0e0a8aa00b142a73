"""Clocks as rows to be entered: which open, which settle, and what falls due next."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from dengwen.docket.models import NEVER, Case, Clock
from dengwen.docket.projection import Row, change, new
from dengwen.ledger.models import Entry
from dengwen.policy.numbers import Policy
from dengwen.regulation.terms import TERMS
from dengwen.regulation.vocabulary import Stage
from dengwen.regulation.workdays import Due, due


def running(case: Case) -> list[Clock]:
    """The clocks that run now, the earliest due first."""
    return list(Clock.objects.filter(case=case, settled_on=None).order_by("due_on", "pk"))


def settle(clocks: Iterable[Clock], terms: Sequence[str], on: date, about: UUID | None = None) -> list[Row]:
    """Rows that end the running clocks of these terms (``*``: all of them); of one measure only when ``about`` names it."""
    ended = [
        clock
        for clock in clocks
        if clock.settled_on is None and ("*" in terms or clock.term in terms) and about in (None, clock.about_uid)
    ]
    for clock in ended:
        clock.settled_on = on
    return [change("clock", clock.uid, {"settled_on": on}) for clock in ended]


def opened(clocks: list[Clock], policy: Policy, terms: Sequence[str], case: Case, at: datetime, on: date) -> list[Row]:
    """Rows that start the terms on this day. A term that already runs is only brought forward: its due day becomes the earlier one."""
    rows = []
    for term in terms:
        fresh = _fresh(policy, term, case, at, on)
        already = next((clock for clock in clocks if clock.term == term and clock.settled_on is None), None)
        if already is None:
            clocks.append(fresh)
            rows.append(_as_new(fresh))
        elif fresh.due_on < already.due_on:
            already.due_on, already.provisional = fresh.due_on, fresh.provisional
            rows.append(change("clock", already.uid, {"due_on": fresh.due_on, "provisional": fresh.provisional}))
    return rows


def measured(clocks: list[Clock], policy: Policy, term: str, about: UUID, on: date, planned: date) -> Row:
    """The row that starts a measure's own clock, due on the planned day (or the working day after it)."""
    last = due(policy.calendar, planned, policy.span(term))
    clock = Clock(
        uid=uuid.uuid4(), term=term, about_uid=about, opened_on=on, due_on=last.on, provisional=last.provisional
    )
    clocks.append(clock)
    return _as_new(clock)


def _fresh(policy: Policy, term: str, case: Case, at: datetime, on: date) -> Clock:
    span = policy.span(term)
    if span.unit in ("minute", "hour"):
        due_at = at + (timedelta(hours=span.amount) if span.unit == "hour" else timedelta(minutes=span.amount))
        return Clock(uid=uuid.uuid4(), term=term, opened_on=on, due_on=timezone.localdate(due_at), due_at=due_at)
    last = last_day(policy, term, case, on)
    return Clock(uid=uuid.uuid4(), term=term, opened_on=on, due_on=last.on, provisional=last.provisional)


def last_day(policy: Policy, term: str, case: Case, on: date) -> Due:
    """The last day of a day-counted term of this matter begun on the day, never past its hard limit.

    Naming the investigator (T4) has two working days from the opening of the packet, and three from the dispatch even if nobody opens it.
    """
    if term == "T4":
        return policy.backstop(term, on) if case.stage != Stage.DISPATCHED else policy.due(term, on)
    return policy.due(term, on, _anchor(case, TERMS[term].hard_from, on))


def _anchor(case: Case, act: str, on: date) -> date | None:
    if act == "receive":
        return case.received_on
    return (first_day(case, act) or on) if act else None


def first_day(case: Case, act: str) -> date | None:
    """The day on which the act was first done in the matter."""
    return Entry.objects.filter(case_uid=case.uid, act=act).order_by("seq").values_list("on", flat=True).first()


def _as_new(clock: Clock) -> Row:
    return new(
        "clock",
        clock.uid,
        {
            "term": clock.term,
            "about_uid": clock.about_uid,
            "opened_on": clock.opened_on,
            "due_on": clock.due_on,
            "due_at": clock.due_at,
            "provisional": clock.provisional,
        },
    )


def next_due(clocks: Iterable[Clock]) -> tuple[date, str]:
    """The day and the term that fall due first among the running clocks; (NEVER, "") when none runs."""
    first = min(((clock.due_on, clock.term) for clock in clocks if clock.settled_on is None), default=None)
    return first or (NEVER, "")
