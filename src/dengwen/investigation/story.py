"""What the entries tell of an investigation: pure questions to the list of what was done, first to last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from dengwen.docket import reads
from dengwen.docket.models import Case
from dengwen.ledger.models import Entry

ATTEMPTS_NEEDED, DAYS_NEEDED = 3, 2
"""Not contactable: so many attempts, on so many different days (4.1.1b)."""
STEP_ACTS = ("interview", "inspect_documents", "visit_site")
"""What can be planned with a day, and is then recorded."""
RETURNS_WITH_ONE_TEAM = 1
"""A report may come back so often before the team has to change (4.2.2b)."""


def told(case: Case) -> list[Entry]:
    """Everything that happened in the matter."""
    return reads.entries(case)


def after_last(entries: Sequence[Entry], act: str) -> list[Entry]:
    """What was done since this act was last done; everything when it never was."""
    at = max((place for place, entry in enumerate(entries) if entry.act == act), default=-1)
    return list(entries[at + 1 :])


def packet_opened(entries: Sequence[Entry]) -> bool:
    return any(entry.act == "open_packet" for entry in after_last(entries, "dispatch"))


def lead(entries: Sequence[Entry]) -> UUID | None:
    """Who leads the investigation, as last named."""
    named = [
        entry.body.get("facts", {}).get("lead") for entry in entries if entry.act in ("assign", "add_investigator")
    ]
    chosen = [each for each in named if each]
    return UUID(chosen[-1]) if chosen else None


def first_named_on(entries: Sequence[Entry]) -> date | None:
    """The day of the first naming, from which the hard limit of the investigation counts."""
    return next((entry.on for entry in entries if entry.act == "assign"), None)


def declared(entries: Iterable[Entry]) -> set[UUID]:
    """Who signed that nothing stands between them and the matter."""
    return {entry.actor_uid for entry in entries if entry.act == "declare_no_conflict" and entry.actor_uid}


@dataclass(frozen=True, slots=True)
class Planned:
    """A step that was planned: by which act it is to be recorded, for which day, and when that was done."""

    uid: UUID
    act: str
    on: date
    recorded_on: date | None

    def late(self, today: date) -> bool:
        return self.recorded_on is None and self.on < today


def planned(entries: Sequence[Entry]) -> list[Planned]:
    """The steps planned by the unit that has the matter, by their day; each is done by the record that names it."""
    since = after_last(entries, "recall")
    recorded = {
        entry.body["facts"]["step"]: entry.on
        for entry in since
        if entry.act in STEP_ACTS and "step" in entry.body["facts"]
    }
    told = [entry.body["facts"] for entry in since if entry.act == "plan_step"]
    found = [
        Planned(UUID(each["step"]), each["act"], date.fromisoformat(each["on"]), recorded.get(each["step"]))
        for each in told
    ]
    return sorted(found, key=lambda step: step.on)


def attempts(entries: Iterable[Entry]) -> list[date]:
    """The days of the attempts that failed."""
    return [entry.on for entry in entries if entry.act == "contact_attempt"]


def enough(days: Sequence[date]) -> bool:
    """Whether attempts on these days count as 'not contactable'."""
    return len(days) >= ATTEMPTS_NEEDED and len(set(days)) >= DAYS_NEEDED


def contacted(entries: Sequence[Entry]) -> bool:
    """Whether the reporter was written to, or tried often enough."""
    return any(entry.act == "contact" for entry in entries) or enough(attempts(entries))


def returns(entries: Iterable[Entry]) -> int:
    """How often a report came back."""
    return sum(entry.act == "return_report" for entry in entries)


def reports(entries: Iterable[Entry]) -> int:
    """How many versions of the report were submitted."""
    return sum(entry.act == "submit_report" for entry in entries)


def team_must_change(entries: Sequence[Entry]) -> bool:
    """Whether a report came back for a second time (or more) and nobody new was named since."""
    since = after_last(entries, "return_report")
    changed = any(entry.act == "add_investigator" for entry in since)
    return returns(entries) > RETURNS_WITH_ONE_TEAM and not changed


def answered_on(entries: Sequence[Entry], since: date) -> date | None:
    """The day on which the reporter wrote after the last question put to them, if that was on or after ``since``."""
    asked = [place for place, entry in enumerate(entries) if entry.act in ("contact", "message_reporter")]
    later = entries[asked[-1] + 1 :] if asked else []
    return next((entry.on for entry in later if entry.act == "reporter_message" and entry.on >= since), None)


def waits_for_answer(entries: Sequence[Entry]) -> bool:
    """Whether the last word of the dialogue is a question to the reporter."""
    words = [entry.act for entry in entries if entry.act in ("contact", "message_reporter", "reporter_message")]
    return bool(words) and words[-1] != "reporter_message"
