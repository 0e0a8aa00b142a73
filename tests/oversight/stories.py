"""Matters told as bare entries, so that a trick can be tried without an office to play it in."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

from dengwen.ledger.models import Entry
from dengwen.oversight import reckoning
from dengwen.oversight.reckoning import Standing
from dengwen.policy.numbers import Policy
from dengwen.regulation.calendars import calendar_for
from dengwen.regulation.terms import TERMS

POLICY = Policy(1, date(2026, 1, 1), "", "", {code: term.span for code, term in TERMS.items()}, {}, calendar_for("CN"))


class Story:
    """One matter: received by the channel on a day, typed in on that day or later; then whatever is told."""

    def __init__(self, received: date, typed: date | None = None) -> None:
        self.uid, self.entries = uuid4(), list[Entry]()
        case = {"received_on": (typed or received).isoformat(), "policy_version": 1}
        submission = {"received_on": received.isoformat()}
        rows = [["+", "case", str(self.uid), case], ["+", "submission", str(uuid4()), submission]]
        self.tell("receive", typed or received, rows, post="reporter")

    def tell(self, act: str, on: date, rows: Any = (), facts: Any = None, post: str = "staff") -> Story:
        body = {"rows": list(rows), "facts": facts or {}}
        self.entries.append(Entry(case_uid=self.uid, seq=len(self.entries), act=act, on=on, post=post, body=body))
        return self

    def starts(self, act: str, on: date, term: str) -> Story:
        due_on = POLICY.due(term, on).on.isoformat()
        return self.tell(act, on, [["+", "clock", str(uuid4()), {"term": term, "due_on": due_on}]])

    def accepted(self, on: date) -> Story:
        return self.tell("register", on).tell("accept", on)

    def dispatched(self, on: date, unit: UUID | None = None) -> Story:
        return self.tell("dispatch", on, [["*", "case", str(self.uid), {"unit_uid": str(unit or uuid4())}]])

    def assigned(self, on: date) -> Story:
        return self.starts("assign", on, "T5")

    def approved(self, on: date) -> Story:
        return self.starts("submit_report", on, "T6").starts("approve", on, "T7")

    def answered(self, on: date) -> Story:
        return self.tell("release_feedback", on)

    def closed(self, on: date) -> Story:
        return self.tell("close", on)

    @property
    def standing(self) -> Standing:
        found = reckoning.begun(self.entries[0], POLICY)
        for entry in self.entries[1:]:
            reckoning.fold(found, entry, POLICY)
        return found


def after(day: date, days: int) -> date:
    return day + timedelta(days=days)


def honest(received: date, *, late: int = 0) -> Story:
    """A matter handled as it should be; its feedback so many days late."""
    story = Story(received).accepted(after(received, 1)).dispatched(after(received, 2)).assigned(after(received, 3))
    story.approved(after(received, 25)).answered(after(received, 28 + late))
    return story.closed(after(received, 30 + late))
