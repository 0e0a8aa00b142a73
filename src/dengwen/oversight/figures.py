"""The page of figures: what one reader may count, quarter by quarter, with small cells withheld."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.db.models import Q

from dengwen.docket.actors import Actor
from dengwen.docket.barring import is_barred
from dengwen.oversight import counting, kpi
from dengwen.oversight.kpi import Ages, Figure, Rate
from dengwen.oversight.models import Reckoning
from dengwen.oversight.periods import Quarter, quarter_of, run_up_to
from dengwen.oversight.reckoning import Standing
from dengwen.oversight.withholding import telling, withheld

SHOWN = 4
"""A page looks back over so many quarters and reads no further: its cost follows the year's matters, not the house's history."""
BY_UNIT = ("K2", "K4")
READ = tuple(name for name in counting.FIELDS if name not in ("feedback_clock", "assigned_on"))


@dataclass(frozen=True, slots=True)
class Cell:
    """A rate in a table; ``hidden`` when it is built from too few matters, or would give away one that is."""

    rate: Rate
    hidden: bool


@dataclass(frozen=True, slots=True)
class Board:
    """Everything a page of figures shows: for each quarter its figures, and for the chosen one the units."""

    quarters: Sequence[Quarter]
    figures: Sequence[dict[str, Figure]]
    ages: Sequence[Ages]
    units: dict[UUID | None, dict[str, Cell]]


def board(actor: Actor, chosen: Quarter, today: date) -> Board:
    """The figures for this reader: matters from which they are excluded are not among those counted (1.3.2).

    Nothing but an entry changes them or who is excluded, so a board is kept in the process until the ledger or the count moves.
    """
    return _board(actor.seat_uid, chosen, today, counting.position())


@lru_cache(maxsize=32)
def _board(reader: UUID, chosen: Quarter, today: date, position: tuple[int, int]) -> Board:
    quarters = [each for each in run_up_to(chosen, SHOWN) if each <= quarter_of(today)]
    standings = standings_for(reader, quarters[0].first, chosen.last)
    days = [min(each.last, today) for each in quarters]
    return Board(
        quarters,
        [{f.code: f for f in kpi.rates(standings, each, today)} for each in quarters],
        [kpi.ageing(standings, day) for day in days],
        by_unit(standings, chosen, today),
    )


def standings_for(reader: UUID, first: date, last: date) -> list[Standing]:
    """The matters that can count in these days: received by the last, and neither over nor past due before the first."""
    late = Q(ended_on=None) | Q(ended_on__gte=first) | Q(due_on__gte=first)
    rows = Reckoning.objects.filter(late, received_on__lte=last).values_list("case__uid", "case__barred", *READ)
    seen = (values for uid, barred, *values in rows if not _excluded(reader, uid, bytes(barred)))
    return [Standing(**dict(zip(READ, values, strict=True))) for values in seen]


def _excluded(reader: UUID, case_uid: UUID, barred: bytes) -> bool:
    return bool(barred) and is_barred(case_uid, barred, reader)


def by_unit(standings: Iterable[Standing], quarter: Quarter, today: date) -> dict[UUID | None, dict[str, Cell]]:
    """Handling and feedback of each unit that has any; small cells and their complement withheld, column by column."""
    groups: defaultdict[UUID | None, list[Standing]] = defaultdict(list)
    for each in standings:
        groups[each.unit_uid].append(each)
    found = {
        unit: {"K2": kpi.handling(group, quarter, today).rate, "K4": kpi.timely_feedback(group, quarter, today).rate}
        for unit, group in groups.items()
    }
    kept = {unit: rates for unit, rates in found.items() if any(rate.denominator for rate in rates.values())}
    hidden = {code: withheld({unit: rates[code].part for unit, rates in kept.items()}) for code in BY_UNIT}
    return {unit: {code: Cell(rates[code], unit in hidden[code]) for code in BY_UNIT} for unit, rates in kept.items()}


def too_few(figure: Figure) -> bool:
    """Whether a figure of the whole house tells of too few: under five matters on either side, or under ten answers for satisfaction."""
    few_answers = figure.code == "K3" and 0 < figure.rate.denominator < kpi.FEWEST_ANSWERS
    return few_answers or telling(figure.rate.part)
