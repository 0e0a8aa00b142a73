"""The numbers in force: spans of terms on a day, and due days computed from them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db import connection

from dengwen.policy.edits import EDITS, Edits, edited
from dengwen.policy.models import PolicyVersion
from dengwen.regulation.terms import RECURRING, TERMS, Term
from dengwen.regulation.workdays import Calendar, Due, Span, due

LONGEST = {"minute": 1440, "hour": 240, "day": 365, "month": 24}
LONGEST_MONTH = 31


class NumberOutOfRange(ValueError):
    """A term was set beyond the limit that the regulation allows; the sentence names the term and the limit."""


@dataclass(frozen=True, slots=True)
class Policy:
    """One version with the calendar that goes with it."""

    version: int
    effective_from: date
    organisation: str
    organisation_en: str
    spans: dict[str, Span]
    blanks: dict[str, str]
    calendar: Calendar

    def span(self, code: str) -> Span:
        """How long the term runs in this organisation."""
        return self.spans[code]

    def due(self, code: str, start: date, anchor: date | None = None) -> Due:
        """The last day of a day-counted term begun on ``start``, never past the hard limit counted from its anchor day."""
        term, soft = TERMS[code], due(self.calendar, start, self.spans[code])
        if term.hard is None or (term.hard_from and anchor is None):
            return soft
        hard = due(self.calendar, anchor if term.hard_from and anchor else start, term.hard)
        return min(soft, hard, key=lambda each: each.on)

    def backstop(self, code: str, anchor: date) -> Due:
        """The hard limit alone, counted from the anchor day: it runs although the term's own start has not happened yet."""
        return due(self.calendar, anchor, TERMS[code].hard or self.spans[code])


def _span(term: Term, numbers: dict[str, int]) -> Span:
    amount = numbers.get(term.code)
    return term.span if amount is None else replace(term.span, amount=amount)


_NEWEST = (
    "SELECT version, CAST(NULL AS date) FROM (SELECT version FROM policy_policyversion WHERE effective_from <= %s"
    " ORDER BY effective_from DESC, version DESC LIMIT 1) AS newest"
)
_IN_FORCE = f"{_NEWEST} UNION ALL {EDITS} ORDER BY 2, 1"


def _policy(row: PolicyVersion, edits: Edits) -> Policy:
    return Policy(
        version=row.version,
        effective_from=row.effective_from,
        organisation=row.organisation,
        organisation_en=row.organisation_en,
        spans={code: _span(term, row.numbers) for code, term in TERMS.items()},
        blanks=dict(row.blanks),
        calendar=edited(row.country, edits),
    )


_kept: dict[tuple[int, Edits], Policy] = {}


def in_force(on: date) -> Policy:
    """The version in force on a day; before the first version's day, the first one. One query, the rest is kept per process."""
    with connection.cursor() as cursor:
        cursor.execute(_IN_FORCE, (connection.ops.adapt_datefield_value(on),))
        rows = cursor.fetchall()
    version = next((number for number, day in rows if day is None), None)
    if version is None:
        version = PolicyVersion.objects.order_by("effective_from").values_list("version", flat=True).first() or 0
    return _with_edits(version, tuple(row for row in rows if row[1] is not None))


def of_version(version: int) -> Policy:
    """The version that a matter was received under. One query."""
    with connection.cursor() as cursor:
        cursor.execute(f"{EDITS} ORDER BY 2, 1")
        edits = tuple(cursor.fetchall())
    return _with_edits(version, edits)


def _with_edits(version: int, edits: Edits) -> Policy:
    key = (version, edits)
    if key not in _kept:
        if len(_kept) > 64:
            _kept.clear()
        _kept[key] = _policy(PolicyVersion.objects.filter(version=version).first() or _defaults(), edits)
    return _kept[key]


def forget() -> None:
    """Read versions and calendars anew (between tests)."""
    _kept.clear()
    edited.cache_clear()


def _defaults() -> PolicyVersion:
    return PolicyVersion(version=0, effective_from=date(2000, 1, 1), organisation="", organisation_en="")


def least(term: Term) -> int:
    """The smallest lawful number: the same day (0) for what is done once, but nothing recurs every 0 days."""
    return 0 if term.span.unit == "day" and term.code not in RECURRING else 1


def most(term: Term) -> int:
    """The largest number that does not pass the hard limit in any case; the due day of a matter never passes it anyhow."""
    soft, hard = term.span, term.hard
    if hard is None:
        return LONGEST[soft.unit]
    if (hard.unit, hard.calendar) == (soft.unit, soft.calendar):
        return hard.amount
    if hard.unit == "month":
        return hard.amount * LONGEST_MONTH
    return hard.amount * 7 // 5 if hard.calendar == "working" else hard.amount


def check(numbers: Mapping[str, int]) -> None:
    """NumberOutOfRange when a number is below the least or above the most that its term may have."""
    for code, amount in numbers.items():
        term = TERMS[code]
        if not least(term) <= amount <= most(term):
            raise NumberOutOfRange(f"{code}: {amount} is not between {least(term)} and {most(term)}.")
