"""The indicators (7.2.1): pure functions of the standings of matters over a quarter.

Each has its numerator, its denominator and the figures beside it without which it could be polished. A matter counts by what
its entries say happened in the quarter, whatever its row says today. ``at`` is the last day that is known: today, while it runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import ceil

from dengwen.oversight.periods import Quarter
from dengwen.oversight.reckoning import Standing
from dengwen.regulation.vocabulary import Satisfaction

REOPENED_WITHIN_DAYS = 90
FEWEST_ANSWERS = 10


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of so many."""

    numerator: int
    denominator: int

    @property
    def percent(self) -> float | None:
        return 100 * self.numerator / self.denominator if self.denominator else None

    @property
    def part(self) -> tuple[int, int]:
        return self.numerator, self.denominator


@dataclass(frozen=True, slots=True)
class Figure:
    """An indicator's rate; ``paired`` are rates and ``days`` numbers of days that must be read with it, by name."""

    code: str
    rate: Rate
    paired: dict[str, Rate] = field(default_factory=dict)
    days: dict[str, int | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ages:
    """K5: how old the open matters are, in calendar days; standstills are told apart and take nothing off."""

    count: int
    median: int | None
    ninetieth: int | None
    oldest: int | None
    paused_a_matter: float


def acceptance(standings: Iterable[Standing], quarter: Quarter) -> Figure:
    """K1: accepted of all that was decided in the quarter; beside it how many refusals were overturned."""
    decided = [each for each in standings if _decided_on(each) in quarter]
    refused = [each for each in decided if each.refused_on == _decided_on(each)]
    overturned = [each for each in refused if each.accepted_on is not None]
    rate = Rate(len(decided) - len(refused), len(decided))
    return Figure("K1", rate, {"overturned": Rate(len(overturned), len(refused))})


def _decided_on(each: Standing) -> date | None:
    return min((day for day in (each.accepted_on, each.refused_on) if day is not None), default=None)


def handling(standings: Iterable[Standing], quarter: Quarter, at: date) -> Figure:
    """K2: concluded with an approved result of all accepted matters whose work has fallen due in the quarter.

    Only what the reporter's own code withdrew before that day is left out; a result that was reopened is none.
    """
    due = [each for each in standings if each.due_on in quarter and each.due_on <= at and _to_be_handled(each)]
    concluded = [each for each in due if each.approved_on is not None and each.approved_on <= quarter.last]
    closed = [each for each in due if each.first_closed_on is not None]
    paired = {
        "reopened": Rate(sum(_soon_reopened(each) for each in closed), len(closed)),
        "extended": Rate(sum(each.extended for each in due), len(due)),
    }
    return Figure("K2", Rate(len(concluded), len(due)), paired)


def _to_be_handled(each: Standing) -> bool:
    withdrawn = each.withdrawn_on is not None and each.withdrawn_on <= each.due_on
    return each.accepted_on is not None and not withdrawn


def _soon_reopened(each: Standing) -> bool:
    if each.reopened_on is None or each.first_closed_on is None:
        return False
    return (each.reopened_on - each.first_closed_on).days <= REOPENED_WITHIN_DAYS


def satisfaction(standings: Iterable[Standing], quarter: Quarter) -> Figure:
    """K3: satisfied of those who answered, among matters whose reporter had the feedback in the quarter; silence is no answer."""
    asked = [each for each in standings if each.first_feedback_on in quarter]
    answered = [each for each in asked if each.verdict]
    satisfied = [each for each in answered if each.verdict == Satisfaction.SATISFIED]
    paired = {
        "responded": Rate(len(answered), len(asked)),
        "objected": Rate(sum(each.objected for each in satisfied), len(satisfied)),
    }
    return Figure("K3", Rate(len(satisfied), len(answered)), paired)


def timely_feedback(standings: Iterable[Standing], quarter: Quarter, at: date) -> Figure:
    """K4: answered within T7 of all results first approved in the quarter; the late and the missing stay in the denominator.

    A result that was reopened was not answered in time, however early the first answer came.
    """
    results = [each for each in standings if each.first_approved_on in quarter]
    timely = [each for each in results if _timely(each)]
    ages = [((each.feedback_on or at) - each.received_on).days for each in results]
    return Figure("K4", Rate(len(timely), len(results)), days={"whole_age": percentile(ages, 90)})


def _timely(each: Standing) -> bool:
    return (
        each.feedback_on is not None and each.feedback_due_on is not None and each.feedback_on <= each.feedback_due_on
    )


def ageing(standings: Iterable[Standing], at: date) -> Ages:
    """K5: the calendar age of every matter open on a day, from its first receipt; reopened matters were never closed."""
    opened = [each for each in standings if each.received_on <= at and (each.ended_on is None or each.ended_on > at)]
    ages = sorted((at - each.received_on).days for each in opened)
    paused = sum(each.paused_days + _standing_still(each, at) for each in opened)
    return Ages(
        len(ages),
        percentile(ages, 50),
        percentile(ages, 90),
        ages[-1] if ages else None,
        paused / len(ages) if ages else 0.0,
    )


def _standing_still(each: Standing, at: date) -> int:
    return max((at - each.paused_on).days, 0) if each.paused_on else 0


def percentile(values: Sequence[int], percent: int) -> int | None:
    """The smallest value that so many percent of the values do not exceed; None for no values."""
    return sorted(values)[ceil(len(values) * percent / 100) - 1] if values else None


def rates(standings: Sequence[Standing], quarter: Quarter, at: date) -> list[Figure]:
    """K1 to K4 of a quarter."""
    return [
        acceptance(standings, quarter),
        handling(standings, quarter, at),
        satisfaction(standings, quarter),
        timely_feedback(standings, quarter, min(at, quarter.last)),
    ]
