"""The organisation's numbers as they are shown: each term with its meaning, each version with what it changed."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from dengwen.bylaws.numbering import amounts, standing_on
from dengwen.desk.templatetags.words import day, language
from dengwen.docket import moment
from dengwen.policy.models import PolicyVersion
from dengwen.policy.numbers import least, most
from dengwen.regulation import published, service_hours
from dengwen.regulation.terms import ORGANISATION_BLANKS, TERMS, Term
from dengwen.regulation.workdays import Span

MOST_VERSIONS = 60


@dataclass(frozen=True, slots=True)
class TermLine:
    code: str
    words: str
    meaning: str
    length: str
    own: bool
    default: str
    limit: str
    range: str
    unit: str
    clause: str


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version in the list; ``state`` is 'now', 'later' or 'past', ``changes`` are sentences about what it changed."""

    version: int
    holds_from: str
    state: str
    chosen: bool
    changes: list[str]


def terms_of(version: PolicyVersion | None) -> list[TermLine]:
    """Every term under a version; the regulation's defaults when there is none."""
    spoken = language()
    numbers = amounts(version) if version else {code: term.span.amount for code, term in TERMS.items()}
    blanks = {code: str((version.blanks if version else {}).get(code, "")) for code in ORGANISATION_BLANKS}
    return [_term(term, {**numbers, **blanks}, spoken) for term in TERMS.values()]


def _term(term: Term, numbers: dict[str, int | str], spoken: str) -> TermLine:
    amount = int(numbers[term.code])
    return TermLine(
        code=term.code,
        words=term.words.in_(spoken),
        meaning=published.text(term.clause, numbers, spoken),
        length=_length(term.span, amount, spoken),
        own=amount != term.span.amount,
        default=_length(term.span, term.span.amount, spoken),
        limit=_limit(term, spoken),
        range=f"{least(term)}–{most(term)}",
        unit=published.counted_in(term.span, spoken),
        clause=term.clause,
    )


def _length(span: Span, amount: int, spoken: str) -> str:
    return published.duration(amount, span.unit, span.calendar, spoken)


def _limit(term: Term, spoken: str) -> str:
    if term.hard is None:
        return ""
    length = _length(term.hard, term.hard.amount, spoken)
    return gettext("%(length)s from the receipt") % {"length": length} if term.hard_from == "receive" else length


def versions(chosen: PolicyVersion | None) -> list[VersionLine]:
    """The newest versions, the latest day first, each with what it changed against the one that held before it."""
    rows = list(PolicyVersion.objects.order_by("-effective_from", "-version")[: MOST_VERSIONS + 1])
    now = standing_on(moment.today())
    pairs = zip(rows, [*rows[1:], None], strict=True)
    return [_version(row, before, now, chosen) for row, before in pairs][:MOST_VERSIONS]


def _version(
    row: PolicyVersion, before: PolicyVersion | None, now: PolicyVersion | None, chosen: PolicyVersion | None
) -> VersionLine:
    state = "now" if row == now else "later" if row.effective_from > moment.today() else "past"
    return VersionLine(
        row.version, day(row.effective_from), state, row == chosen, changes(row, before) if before else []
    )


def changes(row: PolicyVersion, before: PolicyVersion) -> list[str]:
    """What a version changed, a sentence each."""
    was, now, spoken = amounts(before), amounts(row), language()
    told = [
        _changed(
            f"{code} {term.words.in_(spoken)}",
            _length(term.span, was[code], spoken),
            _length(term.span, now[code], spoken),
        )
        for code, term in TERMS.items()
        if was[code] != now[code]
    ]
    worded = [(name, before.blanks.get(code, ""), row.blanks.get(code, "")) for code, name in blank_names().items()]
    worded += [
        (gettext("Name of the organisation"), before.organisation, row.organisation),
        (gettext("Name in English"), before.organisation_en, row.organisation_en),
    ]
    return told + [_changed(name, left or "—", right or "—") for name, left, right in worded if left != right]


def _changed(name: str, was: str, now: str) -> str:
    return gettext("%(name)s: %(was)s → %(now)s") % {"name": name, "was": was, "now": now}


def blank_names() -> dict[str, str]:
    return {
        "P1": gettext("Mailbox for complaints and reports (P1)"),
        "P2": gettext("Number of the hotline (P2)"),
        "P3": gettext("Hours of the hotline on working days (P3)"),
    }


def facts_of(version: PolicyVersion) -> list[tuple[str, str]]:
    """Names and blanks of a version."""
    blanks = [(name, _told(code, str(version.blanks.get(code, "")))) for code, name in blank_names().items()]
    names = [
        (gettext("Name of the organisation"), version.organisation),
        (gettext("Name in English"), version.organisation_en),
    ]
    return [*names, *blanks]


def _told(code: str, written: str) -> str:
    """Hours as people read them; everything else as it was written."""
    return service_hours.told(written, language(), None) if code == "P3" else written


def missing(version: PolicyVersion | None) -> list[str]:
    """Blanks that nobody filled in yet."""
    return [name for code, name in blank_names().items() if not (version and version.blanks.get(code))]
