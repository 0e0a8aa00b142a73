"""What one matter's entries say for the indicators (7.2.1): a pure fold, made so that the known tricks gain nothing (F8).

- Late typing-in: the age counts from the day the channel had it, as its receipt says, not from the day somebody entered it.
- Endless extension, return after return, stalling: the day on which the work falls due is fixed by the first naming of an investigator and
  never lies later than the terms of all steps add up to from receipt. Extensions, pauses and returns do not move it.
- 'Withdrawn': only an entry of the reporter's own code takes a matter out.
- Conclude and reopen: reopening takes approval, feedback and end back; first days stay for ever.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from dengwen.ledger.models import Entry
from dengwen.policy.numbers import Policy
from dengwen.regulation.vocabulary import ActorKind, Satisfaction

STEPS_TO_RESULT = ("T2", "T3", "T4", "T5", "T6")
_WORST_FIRST = (Satisfaction.DISSATISFIED, Satisfaction.NEUTRAL, Satisfaction.SATISFIED)


@dataclass(slots=True)
class Standing:
    """A matter as its entries leave it. ``due_on`` is the day on which T5 and T6 together are over; days named first never change again."""

    received_on: date
    policy_version: int
    due_on: date
    unit_uid: UUID | None = None
    accepted_on: date | None = None
    refused_on: date | None = None
    assigned_on: date | None = None
    first_approved_on: date | None = None
    approved_on: date | None = None
    feedback_due_on: date | None = None
    feedback_clock: UUID | None = None
    first_feedback_on: date | None = None
    feedback_on: date | None = None
    first_closed_on: date | None = None
    reopened_on: date | None = None
    withdrawn_on: date | None = None
    ended_on: date | None = None
    extended: bool = False
    paused_on: date | None = None
    paused_days: int = 0
    verdict: str = ""
    objected: bool = False


Fold = Callable[[Standing, Entry, Policy], None]


def begun(entry: Entry, policy: Policy) -> Standing:
    """The standing after a ``receive`` entry."""
    case = next(values for sign, _, values in _rows(entry, "case") if sign == "+")
    receipts = [values["received_on"] for _, _, values in _rows(entry, "submission") if "received_on" in values]
    received_on = min(date.fromisoformat(day) for day in [case["received_on"], *receipts])
    due_on = received_on
    for term in STEPS_TO_RESULT:
        due_on = policy.due(term, due_on).on
    return Standing(received_on, case["policy_version"], due_on)


def version_of(entry: Entry) -> int:
    """The version of the house's numbers under which a ``receive`` entry opens its matter."""
    return int(next(values["policy_version"] for sign, _, values in _rows(entry, "case") if sign == "+"))


def fold(standing: Standing, entry: Entry, policy: Policy) -> None:
    """Let one more entry of the matter count."""
    step = _FOLDS.get(entry.act)
    if step is not None:
        step(standing, entry, policy)


def _rows(entry: Entry, noun: str) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    return ((sign, uid, values) for sign, kind, uid, values in entry.body.get("rows", ()) if kind == noun)


def _clock(entry: Entry, term: str) -> tuple[UUID, date] | None:
    """The clock of this term that the entry starts: which, and when it is due."""
    for sign, uid, values in _rows(entry, "clock"):
        if sign == "+" and values["term"] == term:
            return UUID(uid), date.fromisoformat(values["due_on"])
    return None


def _accept(standing: Standing, entry: Entry, policy: Policy) -> None:
    standing.accepted_on = standing.accepted_on or entry.on


def _refuse(standing: Standing, entry: Entry, policy: Policy) -> None:
    standing.refused_on = standing.refused_on or entry.on
    standing.ended_on = entry.on


def _dispatch(standing: Standing, entry: Entry, policy: Policy) -> None:
    for _, _, values in _rows(entry, "case"):
        if values.get("unit_uid"):
            standing.unit_uid = UUID(values["unit_uid"])


def _assign(standing: Standing, entry: Entry, policy: Policy) -> None:
    started = _clock(entry, "T5")
    if standing.assigned_on is None and started is not None:
        standing.due_on = min(standing.due_on, policy.due("T6", started[1]).on)
    standing.assigned_on = standing.assigned_on or entry.on


def _extend(standing: Standing, entry: Entry, policy: Policy) -> None:
    standing.extended = True


def _pause(standing: Standing, entry: Entry, policy: Policy) -> None:
    standing.paused_on = standing.paused_on or entry.on


def _resume(standing: Standing, entry: Entry, policy: Policy) -> None:
    if standing.paused_on is not None:
        until = entry.body.get("facts", {}).get("until")
        last = date.fromisoformat(until) if until else entry.on
        standing.paused_days += max((last - standing.paused_on).days, 0)
    standing.paused_on = None


def _approve(standing: Standing, entry: Entry, policy: Policy) -> None:
    standing.approved_on = entry.on
    started = _clock(entry, "T7")
    if standing.first_approved_on is None and started is not None:
        standing.feedback_clock, standing.feedback_due_on = started
    standing.first_approved_on = standing.first_approved_on or entry.on


def _release(standing: Standing, entry: Entry, policy: Policy) -> None:
    standing.feedback_on = entry.on
    standing.first_feedback_on = standing.first_feedback_on or entry.on


def _recompute(standing: Standing, entry: Entry, policy: Policy) -> None:
    for _, uid, values in _rows(entry, "clock"):
        if standing.feedback_clock is not None and UUID(uid) == standing.feedback_clock and "due_on" in values:
            standing.feedback_due_on = date.fromisoformat(values["due_on"])


def _close(standing: Standing, entry: Entry, policy: Policy) -> None:
    standing.first_closed_on = standing.first_closed_on or entry.on
    standing.ended_on = entry.on


def _reopen(standing: Standing, entry: Entry, policy: Policy) -> None:
    standing.reopened_on = standing.reopened_on or entry.on
    standing.approved_on = standing.feedback_on = standing.ended_on = None


def _withdraw(standing: Standing, entry: Entry, policy: Policy) -> None:
    if entry.post == ActorKind.REPORTER:
        standing.withdrawn_on = standing.ended_on = entry.on


def _archive(standing: Standing, entry: Entry, policy: Policy) -> None:
    standing.ended_on = standing.ended_on or entry.on


def _rate(standing: Standing, entry: Entry, policy: Policy) -> None:
    """A kinder answer after a reopening does not wipe out an earlier one."""
    given = {standing.verdict, entry.body.get("facts", {}).get("class", "")}
    if entry.post == ActorKind.REPORTER:
        standing.verdict = next((each.value for each in _WORST_FIRST if each.value in given), standing.verdict)


def _object(standing: Standing, entry: Entry, policy: Policy) -> None:
    standing.objected = standing.objected or entry.post == ActorKind.REPORTER


_FOLDS: dict[str, Fold] = {
    "accept": _accept,
    "refuse": _refuse,
    "dispatch": _dispatch,
    "assign": _assign,
    "extend": _extend,
    "pause": _pause,
    "resume": _resume,
    "approve": _approve,
    "release_feedback": _release,
    "pass_on_feedback": _release,
    "recompute": _recompute,
    "close": _close,
    "reopen": _reopen,
    "withdraw": _withdraw,
    "archive": _archive,
    "rate": _rate,
    "voice_dissatisfaction": _object,
}
