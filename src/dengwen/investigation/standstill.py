"""Pauses: only for a reason from the closed list, only up to its cap, and never longer than the reason itself lasts (4.1.3a, F8)."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext

from dengwen.docket import moment
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful, held, perform
from dengwen.docket.models import Case
from dengwen.docket.papers import draft
from dengwen.docket.projection import change, new
from dengwen.investigation import story
from dengwen.investigation.models import Standstill
from dengwen.investigation.packet import work_of
from dengwen.investigation.running import (
    check_runs,
    clock_of,
    days_left_of,
    is_paused,
    retimed,
    running_clock,
    standstills,
)
from dengwen.ledger.models import Entry
from dengwen.regulation.vocabulary import Pause


def pause(case: Case, actor: Actor, reason: Pause, text: str) -> Entry:
    """Let the term stand still from today. It stands at most until the reason's cap, whether or not anybody resumes it.

    NotLawful when the cap is used up, the term is over, or the reporter is waited for although nothing was asked.
    """
    with held(case):
        clock = clock_of(case)
        check_runs(clock)
        left, today = days_left_of(case, reason), moment.today()
        _check(case, reason, left, text)
        values = {"reason": reason, "from_on": today, "at_most_on": today + timedelta(days=left)}
        still = Standstill(uid=uuid.uuid4(), **values)
        longer = retimed(case, clock, clock.extended_days, [*standstills(clock), still])
        paper = draft("pause", [(work_of(case), {"reason": reason, "text": text})], actor, about=still.uid)
        rows = [new("standstill", still.uid, values), longer]
        return perform("pause", case, actor, rows=rows, papers=[paper], facts={"reason": reason, "at_most": left})


def _check(case: Case, reason: Pause, left: int, text: str) -> None:
    if left < 1:
        raise NotLawful(gettext("The days for which a term may stand still for this reason are used up."))
    if not text.strip():
        raise NotLawful(gettext("Say what is waited for."))
    if reason is Pause.AWAITING_REPORTER and not story.waits_for_answer(story.told(case)):
        raise NotLawful(
            gettext("The reporter owes no answer: ask first, and the term may stand still until they answer.")
        )


def resume(case: Case, actor: Actor) -> Entry:
    """Let the term run again. Days beyond the cap, and days after the reporter's answer, were no standstill."""
    with held(case):
        clock = clock_of(case)
        if not is_paused(clock):
            raise NotLawful(gettext("The term does not stand still."))
        *before, still = standstills(clock)
        still.until_on = _counted_until(case, still)
        over = change("standstill", still.uid, {"until_on": still.until_on})
        shorter = retimed(case, clock, clock.extended_days, [*before, still])
        return perform("resume", case, actor, rows=[over, shorter], facts={"until": still.until_on})


def _counted_until(case: Case, still: Standstill) -> date:
    """The first of: today, the day the cap is reached, the day the reporter answered when that was waited for."""
    ends = [moment.today(), still.at_most_on]
    if still.reason == Pause.AWAITING_REPORTER:
        answered = story.answered_on(story.told(case), still.from_on)
        ends += [answered] if answered else []
    return min(ends)


def not_while_paused(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    """Gate: a report is not submitted while the term stands still, so that every standstill is measured."""
    clock = running_clock(case)
    if clock is not None and is_paused(clock):
        return [gettext("The term stands still; let it run again first.")]
    return []
