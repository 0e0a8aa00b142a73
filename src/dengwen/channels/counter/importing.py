"""An old ledger taken over: every row is judged first and named when it is wrong; then each good row becomes a matter (3.1a, F8)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from django.utils.translation import get_language, gettext

from dengwen.desk.sheets import Line
from dengwen.docket import moment
from dengwen.docket.actors import Actor
from dengwen.docket.house import enter
from dengwen.intake.given import Given, Named
from dengwen.intake.models import Submission
from dengwen.intake.submissions import evidence_of, receive
from dengwen.regulation.labels import label
from dengwen.regulation.vocabulary import Category, Channel, IdentityMode, MatterType, ReporterType
from dengwen.vault import receipts

E = TypeVar("E", bound=StrEnum)
COLUMNS: dict[str, tuple[str, ...]] = {
    "reference": ("编号", "原编号", "number"),
    "channel": ("渠道",),
    "received_on": ("收到日期", "日期", "received"),
    "matter_type": ("事项类型", "类型", "type"),
    "category": ("类别",),
    "what": ("反映事项", "内容", "what happened"),
    "where": ("地点",),
    "when": ("时间",),
    "subjects": ("涉及人员", "被反映人", "concerned"),
    "identity_mode": ("身份", "identity"),
    "name": ("姓名",),
    "contact": ("联系方式",),
    "reporter_type": ("与本单位关系", "relation"),
}
"""Each column by its own name or another that people use."""
NEEDED = ("reference", "received_on", "what")
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_PARTING = re.compile(r"[;；、,，\n]+")


@dataclass(slots=True)
class Judged:
    """One row with what is wrong with it, in sentences; ``given`` is there when nothing is."""

    no: int
    problems: list[str] = field(default_factory=list)
    given: Given | None = None
    received_on: date | None = None
    known: bool = False


def judged(lines: Iterable[Line]) -> list[Judged]:
    """Every row looked at; nothing is written. A reference used twice in the table is wrong, one taken over before is only passed by."""
    seen: set[str] = set()
    rows = [_judge(line, seen) for line in lines]
    digests = {row.no: _evidence(row) for row in rows if row.given}
    stored = Submission.objects.filter(evidence__in=digests.values()).values_list("evidence", flat=True)
    taken = set(stored)
    for row in rows:
        row.known = digests.get(row.no) in taken
    return rows


def take_over(rows: Sequence[Judged], actor: Actor) -> int:
    """Make matters of the rows without fault; how many are new. Repeating it makes none twice."""
    fresh = [row for row in rows if row.given and row.received_on and not row.known]
    for row in fresh:
        if row.given and row.received_on:
            receive(row.given, receipts.new_code(), by=actor, received_on=row.received_on)
    enter("counter_import", actor, facts={"rows": len(rows), "made": len(fresh)})
    return len(fresh)


def _evidence(row: Judged) -> str:
    return evidence_of(row.given.channel, row.given.evidence) if row.given else ""


def _judge(line: Line, seen: set[str]) -> Judged:
    cells = {name: _cell(line, name) for name in COLUMNS}
    row = Judged(line.no)
    for name in NEEDED:
        if not cells[name]:
            row.problems.append(gettext("%(column)s is missing.") % {"column": column(name)})
    if cells["reference"] and cells["reference"] in seen:
        row.problems.append(gettext("This reference stands in an earlier row too."))
    seen.add(cells["reference"])
    row.received_on = _day(cells["received_on"], row)
    given = _given(cells, row)
    row.given = given if not row.problems else None
    return row


def column(name: str) -> str:
    """The column as people call it."""
    return COLUMNS[name][0]


def _cell(line: Line, name: str) -> str:
    for heading in (name, *COLUMNS[name]):
        if line.cells.get(heading):
            return line.cells[heading]
    return ""


def _day(text: str, row: Judged) -> date | None:
    if not text:
        return None
    found = _DAY.match(text)
    try:
        day = date(*map(int, found.groups())) if found else None
    except ValueError:
        day = None
    if day is None:
        row.problems.append(gettext("%(text)s is no day; write it as 2026-03-31.") % {"text": text[:40]})
    elif day > moment.today():
        row.problems.append(gettext("%(text)s is still to come.") % {"text": text[:40]})
    return day


def _given(cells: dict[str, str], row: Judged) -> Given:
    given = Given(
        _one(MatterType, cells, "matter_type", MatterType.REPORT, row),
        _one(Category, cells, "category", Category.OTHER, row),
        cells["what"],
        where=cells["where"],
        when=cells["when"],
        channel=_one(Channel, cells, "channel", Channel.LETTER, row),
        identity_mode=_one(IdentityMode, cells, "identity_mode", _usual_mode(cells), row),
        reporter_type=_one(ReporterType, cells, "reporter_type", ReporterType.UNSAID, row),
        subjects=tuple(Named(each.strip()) for each in _PARTING.split(cells["subjects"]) if each.strip()),
        name=cells["name"],
        contact=cells["contact"],
        evidence=f"import {cells['reference']}",
    )
    if given.identity_mode is IdentityMode.ANONYMOUS and (given.name or given.contact):
        row.problems.append(gettext("An anonymous row has a name or a contact."))
    return given


def _usual_mode(cells: dict[str, str]) -> IdentityMode:
    return IdentityMode.CONFIDENTIAL if cells["name"] or cells["contact"] else IdentityMode.ANONYMOUS


def _one(kind: type[E], cells: dict[str, str], column: str, usual: E, row: Judged) -> E:
    """The member meant by its identifier or by its word in either language."""
    text = cells[column]
    if not text:
        return usual
    found = next((each for each in kind if text.lower() in _called(each)), None)
    if found is None:
        row.problems.append(_none_of(kind, column, text))
    return found or usual


def _none_of(kind: type[E], column: str, text: str) -> str:
    """What may stand in the column, in the reader's language, beside what stands there."""
    language = get_language() or "zh-hans"
    told = {
        "column": column if language == "en" else COLUMNS[column][0],
        "text": text[:40],
        "words": gettext(", ").join(label(each).in_(language) for each in kind),
    }
    return gettext("Column %(column)s: “%(text)s” is none of its words. It takes: %(words)s.") % told


def _called(member: StrEnum) -> set[str]:
    words = label(member)
    return {str(member), words.zh, words.en.lower()}
