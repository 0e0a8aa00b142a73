"""What a matter came to, computed from its findings: nobody chooses it."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dengwen.ledger.models import Entry
from dengwen.regulation.vocabulary import Outcome


def findings(entries: Iterable[Entry]) -> list[Outcome]:
    """The last finding about each allegation, as the entries hold it; what a unit found that lost the matter does not count."""
    last: dict[str, Outcome] = {}
    for entry in entries:
        if entry.act == "recall":
            last.clear()
        if entry.act == "find":
            facts = entry.body["facts"]
            last[facts["allegation"]] = Outcome(facts["outcome"])
    return list(last.values())


def outcome_of(found: Collection[Outcome]) -> Outcome:
    """All alike: that. Something true in part or among others: partly. Nothing true and something open: cannot be verified."""
    every = set(found)
    if len(every) == 1:
        return next(iter(every))
    if every & {Outcome.SUBSTANTIATED, Outcome.PARTLY_SUBSTANTIATED}:
        return Outcome.PARTLY_SUBSTANTIATED
    return Outcome.INCONCLUSIVE
