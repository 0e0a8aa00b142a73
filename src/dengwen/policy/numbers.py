"""The numbers in force: spans of terms on a day, and due days computed from them."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from django.db import connection

from dengwen.policy.models import CalendarDay, PolicyVersion
from dengwen.regulation.calendars import calendar_for, overlay
from dengwen.regulation.terms import TERMS, Term
from dengwen.regulation.workdays import Calendar, Due, Span, due


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


@lru_cache(maxsize=8)
def _calendar(country: str, edits: tuple[tuple[date, bool], ...]) -> Calendar:
    off = frozenset(on for on, working in edits if not working)
    extra = frozenset(on for on, working in edits if working)
    return overlay(calendar_for(country), off, extra)


def calendar_edits() -> tuple[tuple[date, bool], ...]:
    """The administrator's corrections, in order of day."""
    return tuple(CalendarDay.objects.order_by("on").values_list("on", "working"))


_EDITS = 'SELECT CASE WHEN working THEN 1 ELSE 0 END, "on" FROM policy_calendarday'
_NEWEST = (
    "SELECT version, CAST(NULL AS date) FROM (SELECT version FROM policy_policyversion WHERE effective_from <= %s"
    " ORDER BY effective_from DESC, version DESC LIMIT 1) AS newest"
)
_IN_FORCE = " UNION ALL ".join([_NEWEST, _EDITS]) + " ORDER BY 2"
_Edits = tuple[tuple[object, object], ...]


def _policy(row: PolicyVersion) -> Policy:
    return Policy(
        version=row.version,
        effective_from=row.effective_from,
        organisation=row.organisation,
        organisation_en=row.organisation_en,
        spans={code: _span(term, row.numbers) for code, term in TERMS.items()},
        blanks=dict(row.blanks),
        calendar=_calendar(row.country, calendar_edits()),
    )


_kept: dict[tuple[int, _Edits], Policy] = {}


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
        cursor.execute(_EDITS + " ORDER BY 2")
        edits = tuple(cursor.fetchall())
    return _with_edits(version, edits)


def _with_edits(version: int, edits: _Edits) -> Policy:
    key = (version, edits)
    if key not in _kept:
        if len(_kept) > 64:
            _kept.clear()
        _kept[key] = _policy(PolicyVersion.objects.filter(version=version).first() or _defaults())
    return _kept[key]


def forget() -> None:
    """Read versions and calendars anew (between tests)."""
    _kept.clear()
    _calendar.cache_clear()


def _defaults() -> PolicyVersion:
    return PolicyVersion(version=0, effective_from=date(2000, 1, 1), organisation="", organisation_en="")


def issue(
    effective_from: date, organisation: tuple[str, str], numbers: dict[str, int], blanks: dict[str, str]
) -> PolicyVersion:
    """Write a new version. NumberOutOfRange when a number is not positive or longer than the hard limit in the same unit."""
    for code, amount in numbers.items():
        _check(TERMS[code], amount)
    last = PolicyVersion.objects.order_by("-version").values_list("version", flat=True).first() or 0
    return PolicyVersion.objects.create(
        version=last + 1,
        effective_from=effective_from,
        organisation=organisation[0],
        organisation_en=organisation[1],
        numbers=numbers,
        blanks=blanks,
    )


def _check(term: Term, amount: int) -> None:
    hard = term.hard
    longer = (
        hard is not None and (hard.unit, hard.calendar) == (term.span.unit, term.span.calendar) and amount > hard.amount
    )
    if amount < 0 or longer:
        limit = f"{hard.amount} {hard.unit}" if hard else "0"
        raise NumberOutOfRange(f"{term.code}: {amount} passes the limit of {limit}.")
