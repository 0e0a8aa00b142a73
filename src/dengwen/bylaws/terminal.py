"""`dengwen numbers` and `dengwen calendar`: the same rules as on the pages, for scripts; plain values only."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django import forms

from dengwen.bylaws import days, shown
from dengwen.bylaws.days import Wish
from dengwen.bylaws.listing import NoList, judged, text_of, wishes_of
from dengwen.bylaws.numbering import amounts, issue, newest_version, standing_on
from dengwen.bylaws.numbers_form import NumbersForm, values_of
from dengwen.docket import moment
from dengwen.docket.actors import SYSTEM
from dengwen.docket.acts import NotLawful
from dengwen.policy.models import PolicyVersion
from dengwen.regulation.terms import TERMS

Told = dict[str, Any]
NAMES = {"name": "organisation", "name_en": "organisation_en", "from": "effective_from"}


def numbers(number: int | None = None) -> Told:
    """One version whole: the one in force, or the one that is named; and which others there are."""
    version = PolicyVersion.objects.filter(version=number).first() if number else standing_on(moment.today())
    if version is None:
        return {"ok": False, "problems": {"version": ["—"]}}
    every = PolicyVersion.objects.order_by("effective_from", "version")
    return {
        "ok": True,
        **_version(version),
        "versions": [{"version": each.version, "from": each.effective_from.isoformat()} for each in every],
    }


def set_numbers(said: dict[str, str]) -> Told:
    """Issue a version: the newest one with these values changed; every problem by the name of its value when there is one."""
    after = newest_version()
    newest = PolicyVersion.objects.filter(version=after).first()
    values = {**values_of(newest, after), "effective_from": moment.today().isoformat()}
    unknown = [name for name in said if NAMES.get(name, name) not in {*values, "P1", "P2", "P3"} or name == "after"]
    if unknown:
        return {"ok": False, "problems": {name: ["?"] for name in unknown}}
    form = NumbersForm({**values, **{NAMES.get(name, name): value for name, value in said.items()}})
    if not form.is_valid():
        return {"ok": False, "problems": _problems(form)}
    try:
        issued = issue(SYSTEM, form.told(), after)
    except NotLawful as refusal:
        return {"ok": False, "problems": {"": refusal.reasons}}
    return {"ok": True, **_version(issued)}


def _problems(form: forms.Form) -> dict[str, list[str]]:
    back = {field: name for name, field in NAMES.items()}
    return {back.get(name, name): [str(each) for each in found] for name, found in form.errors.items()}


def _version(version: PolicyVersion) -> Told:
    length = {line.code: line for line in shown.terms_of(version)}
    own = amounts(version)
    return {
        "version": version.version,
        "from": version.effective_from.isoformat(),
        "name": version.organisation,
        "name_en": version.organisation_en,
        **{code: version.blanks.get(code, "") for code in ("P1", "P2", "P3")},
        "terms": {
            code: {
                "meaning": length[code].words,
                "number": own[code],
                "unit": length[code].unit,
                "default": term.span.amount,
                "range": length[code].range,
                "clause": term.clause,
            }
            for code, term in TERMS.items()
        },
    }


def year(number: int | None = None) -> Told:
    """One year: what is known of it and which corrections stand."""
    known = days.calendar()
    number = number or moment.today().year
    return {
        "year": number,
        "known": known.knows(number),
        "known_until": known.last_year,
        "wanted": days.year_to_come(),
        "off": [on.isoformat() for on in sorted(known.holidays) if on.year == number],
        "on": [on.isoformat() for on in sorted(known.workdays) if on.year == number],
        "corrections": [
            {"on": each.on.isoformat(), "working": each.working, "remark": each.remark}
            for each in days.corrections(number)
        ],
        "running_terms": days.counted(),
    }


def add_day(on: date, kind: str, remark: str) -> Told:
    """One day made off or worked."""
    return _corrected([Wish(on, kind == "on", remark)], None)


def remove_day(on: date) -> Told:
    """A correction taken back."""
    try:
        days.withdraw(SYSTEM, on)
    except NotLawful as refusal:
        return {"ok": False, "problems": refusal.reasons}
    return {"ok": True, "changed": [on.isoformat()], "reached": days.reached([on])}


def load_days(path: Path, whole_year: int | None, *, dry_run: bool) -> Told:
    """A list of days: judged line by line, and taken over unless it is only looked at or a line is wrong."""
    try:
        rows = judged(text_of(path.read_bytes()), whole_year)
    except NoList:
        return {"ok": False, "readable": False, "rows": 0, "wrong": []}
    wrong = [{"line": row.no, "problems": row.problems} for row in rows if row.problems]
    found = {"readable": True, "rows": len(rows), "already": sum(row.already for row in rows), "wrong": wrong}
    if wrong:
        return {"ok": False, **found, "changed": []}
    wishes = wishes_of(rows)
    if dry_run:
        fresh = [row.wish.on for row in rows if row.wish and not row.already]
        return {"ok": True, **found, "changed": [], "would_change": _iso(fresh), "reached": days.reached(fresh)}
    return {**found, **_corrected(wishes, whole_year)}


def _corrected(wishes: list[Wish], whole_year: int | None) -> Told:
    try:
        changed = days.correct(SYSTEM, wishes, whole_year)
    except NotLawful as refusal:
        return {"ok": False, "problems": refusal.reasons, "changed": []}
    reached = [wish.on for wish in changed]
    if whole_year:
        reached += [date(whole_year, 1, 1), date(whole_year, 12, 31)]
    return {"ok": True, "changed": _iso(wish.on for wish in changed), "reached": days.reached(reached)}


def _iso(on: Iterable[date]) -> list[str]:
    return [each.isoformat() for each in on]
