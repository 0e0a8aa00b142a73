"""Refolding: do the tables say what the entries say? (`dengwen ledger rebuild --check`)"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from dengwen.docket import house
from dengwen.docket.models import Case, Seat
from dengwen.docket.projection import NOUNS, Folded, fold, plain, standing
from dengwen.ledger.models import Entry

BATCH = 400


@dataclass(frozen=True, slots=True)
class Difference:
    """One column where a table and the fold disagree.

    ``case_uid`` is empty for rows of the house; ``held`` or ``folded`` is None where the whole row is missing on that side.
    """

    case_uid: str
    noun: str
    uid: str
    column: str
    held: Any
    folded: Any


def check() -> Iterator[Difference]:
    """Every difference between the tables and the entries, a batch of matters at a time."""
    last = 0
    while cases := list(Case.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        last = cases[-1].pk
        yield from _check_batch(cases)
    yield from _without_row()
    for noun, uid, column, held, folded in house.differences():
        yield Difference("", noun, uid, column, held, folded)


def _check_batch(cases: list[Case]) -> Iterator[Difference]:
    by_uid = {case.uid: case for case in cases}
    folded: defaultdict[UUID, Folded] = defaultdict(dict)
    for entry in Entry.objects.filter(case_uid__in=list(by_uid)).order_by("index"):
        if entry.case_uid is not None:
            fold(folded[entry.case_uid], entry.body.get("rows", ()))
    held = _held(cases)
    for uid in by_uid:
        yield from _compare(uid, held[uid], folded[uid])
    yield from _order_keys(cases)


def _held(cases: list[Case]) -> defaultdict[UUID, Folded]:
    held: defaultdict[UUID, Folded] = defaultdict(dict)
    for noun in NOUNS.values():
        where: dict[str, Any] = {"pk__in": [case.pk for case in cases]} if noun.model is Case else {"case__in": cases}
        rows = noun.model._default_manager.filter(**where)
        for row in rows if noun.model is Case else rows.select_related("case"):
            case = row if isinstance(row, Case) else row.case
            held[case.uid][noun.name, str(row.uid)] = standing(noun, row)
    return held


def _compare(case_uid: UUID, held: Folded, folded: Folded) -> Iterator[Difference]:
    for noun, uid in sorted(held.keys() | folded.keys()):
        left, right = held.get((noun, uid)), folded.get((noun, uid))
        if left is None or right is None:
            yield Difference(str(case_uid), noun, uid, "*", left and "row", right and "row")
            continue
        for column in sorted(left.keys() | right.keys()):
            if left.get(column) != right.get(column):
                yield Difference(str(case_uid), noun, uid, column, left.get(column), right.get(column))


def _order_keys(cases: list[Case]) -> Iterator[Difference]:
    """The worklists' order keys are derived from the case; they must agree with it."""
    for seat in Seat.objects.filter(case__in=cases).select_related("case"):
        case, uid = str(seat.case.uid), str(seat.uid)
        if seat.due_on != seat.case.next_due_on:
            yield Difference(case, "seat", uid, "due_on", plain(seat.due_on), plain(seat.case.next_due_on))
        if seat.urgency != seat.case.urgency:
            yield Difference(case, "seat", uid, "urgency", seat.urgency, seat.case.urgency)


def _without_row() -> Iterator[Difference]:
    """Matters that the ledger knows and the tables do not."""
    known = Case.objects.values("uid")
    missing = Entry.objects.filter(act="receive", case_uid__isnull=False).exclude(case_uid__in=known)
    for uid in missing.values_list("case_uid", flat=True).iterator():
        yield Difference(str(uid), "case", str(uid), "*", None, "row")
