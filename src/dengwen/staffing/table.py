"""An organisation set up from a table: every row judged first and named when it is wrong; nothing written when one is (3.1b)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext

from dengwen.desk.sheets import Line
from dengwen.people.models import Staff, Unit
from dengwen.regulation.labels import label
from dengwen.regulation.vocabulary import Post
from dengwen.staffing.duties import clashes
from dengwen.staffing.persons import why_no_account

COLUMNS: dict[str, tuple[str, ...]] = {
    "unit": ("部门", "department"),
    "unit_en": ("部门英文名", "unit in english"),
    "parent": ("上级部门", "stands under"),
    "name": ("姓名",),
    "name_en": ("英文名", "姓名英文", "english name"),
    "account": ("账号", "账号名", "user"),
    "posts": ("岗位", "post"),
    "head": ("负责人", "部门负责人"),
}
"""Each column by its own name or another that people use."""
NEEDED = ("unit",)
YES = frozenset({"是", "yes", "y", "1", "x", "true", "√", "✓"})
NO = frozenset({"", "否", "no", "n", "0", "false"})
_PARTING = re.compile(r"[;；、,，\n]+")


@dataclass(slots=True)
class Judged:
    """One row with what is wrong with it, in sentences: a member of staff with their unit, or, without an account, a unit alone."""

    no: int
    cells: dict[str, str]
    problems: list[str] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    heads: bool = False
    known: bool = False

    @property
    def account(self) -> str:
        return self.cells["account"].lower()


def judged(lines: Iterable[Line]) -> list[Judged]:
    """Every row looked at; nothing is written. Who is there already, under the same account and name, is only passed by."""
    rows = [Judged(line.no, {name: _cell(line, name) for name in COLUMNS}) for line in lines]
    for row in rows:
        _judge_alone(row)
    _judge_people(rows)
    _judge_tree(rows)
    _judge_heads(rows)
    return rows


def column(name: str) -> str:
    """The column as people call it."""
    return COLUMNS[name][0]


def _cell(line: Line, name: str) -> str:
    return next((line.cells[heading] for heading in (name, *COLUMNS[name]) if line.cells.get(heading)), "")


def _judge_alone(row: Judged) -> None:
    wanted = ["unit", "name"] if row.account else ["unit"]
    for name in wanted:
        if not row.cells[name]:
            row.problems.append(gettext("%(column)s is missing.") % {"column": column(name)})
    if not row.account and (row.cells["name"] or row.cells["posts"]):
        row.problems.append(gettext("%(column)s is missing.") % {"column": column("account")})
    if any(len(text) > 60 for text in row.cells.values()):
        row.problems.append(gettext("A cell holds more than 60 characters."))
    row.posts = _posts(row)
    row.problems += clashes(row.posts)
    said = row.cells["head"].lower()
    row.heads = said in YES
    if said not in YES | NO:
        row.problems.append(gettext("%(text)s is neither yes nor no.") % {"text": row.cells["head"][:40]})


def _posts(row: Judged) -> list[Post]:
    found: list[Post] = []
    for text in filter(None, (each.strip() for each in _PARTING.split(row.cells["posts"]))):
        post = next((each for each in Post if text.lower() in _called(each)), None)
        if post is None:
            row.problems.append(gettext("%(text)s is no post.") % {"text": text[:40]})
        elif post not in found:
            found.append(post)
    return found


def _called(member: StrEnum) -> set[str]:
    words = label(member)
    return {str(member), words.zh, words.en.lower()}


def _judge_people(rows: Sequence[Judged]) -> None:
    accounts = [row.account for row in rows if row.account]
    there = {staff.username.lower(): staff for staff in Staff.objects.filter(username__in=accounts)}
    seen: set[str] = set()
    for row in [row for row in rows if row.account]:
        standing = there.get(row.account)
        row.known = standing is not None and standing.name == row.cells["name"]
        if row.account in seen:
            row.problems.append(gettext("This account stands in an earlier row too."))
        elif not row.known and (wrong := why_no_account(row.account)):
            row.problems.append(wrong)
        seen.add(row.account)


def _judge_tree(rows: Sequence[Judged]) -> None:
    """Units by their name: each stands under one other that is there or in the table, and none under itself."""
    above: dict[str, str] = {unit.name: unit.parent.name if unit.parent else "" for unit in _units()}
    standing = set(above)
    for row in rows:
        unit, parent = row.cells["unit"], row.cells["parent"]
        if (parent and above.get(unit, parent) not in (parent, "")) or (
            parent and unit in standing and above[unit] != parent
        ):
            row.problems.append(gettext("Another row or the house has this unit under another one."))
        elif unit and unit not in standing:
            above[unit] = parent or above.get(unit, "")
    for row in rows:
        parent = row.cells["parent"]
        if parent and parent not in above:
            row.problems.append(gettext("There is no unit %(text)s, here or in the table.") % {"text": parent[:40]})
        elif _bites_its_tail(row.cells["unit"], above):
            row.problems.append(gettext("A unit cannot stand under itself or under one of its own units."))


def _bites_its_tail(unit: str, above: dict[str, str]) -> bool:
    seen: set[str] = set()
    while unit:
        if unit in seen:
            return True
        seen.add(unit)
        unit = above.get(unit, "")
    return False


def _judge_heads(rows: Sequence[Judged]) -> None:
    heads = {unit.name: unit.head.username.lower() for unit in _units() if unit.head}
    for row in [row for row in rows if row.heads]:
        if not row.account:
            row.problems.append(gettext("%(column)s is missing.") % {"column": column("account")})
        elif heads.setdefault(row.cells["unit"], row.account) != row.account:
            row.problems.append(gettext("This unit has another head already."))


def _units() -> list[Unit]:
    return list(Unit.objects.select_related("parent", "head"))
