"""A list of days as it is pasted or uploaded: date, off or on, remark; every bad line is named before anything is changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext

from dengwen.bylaws.days import LONGEST_REMARK, Wish, calendar, says

MOST_LINES = 2000
ENCODINGS = ("utf-8-sig", "gb18030", "utf-16")
OFF = frozenset({"off", "休", "休息", "休假", "放假", "节假日", "假"})
ON = frozenset({"on", "班", "上班", "补班", "调休上班", "工作", "工作日"})
HEADINGS = frozenset({"date", "day", "日期"})
_DAY = re.compile(r"(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*[-/.月]?\s*(\d{1,2})\s*日?$")
_PARTING = re.compile(r"\s*[,，;；\t]\s*")


class NoList(ValueError):
    """This file holds no text that can be read, or too many lines."""


@dataclass(slots=True)
class Judged:
    """One line with what is wrong with it, in sentences; ``already`` when the calendar says so anyhow."""

    no: int
    text: str
    problems: list[str] = field(default_factory=list)
    wish: Wish | None = None
    already: bool = False


def text_of(data: bytes) -> str:
    """The text of an uploaded list in whatever encoding. NoList when it is none."""
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise NoList


def judged(text: str, whole_year: int | None = None) -> list[Judged]:
    """Every line looked at; nothing is changed. NoList when there are none or too many. A heading line is passed by."""
    rows = [Judged(no, line.strip()) for no, line in enumerate(text.splitlines(), start=1) if line.strip()]
    if rows and _PARTING.split(rows[0].text)[0].strip('"').lower() in HEADINGS:
        rows = rows[1:]
    if not rows or len(rows) > MOST_LINES:
        raise NoList
    known, seen = calendar(), set[date]()
    for row in rows:
        _judge(row, seen, whole_year)
        row.already = row.wish is not None and says(known, row.wish)
    return rows


def wishes_of(rows: Sequence[Judged]) -> list[Wish]:
    return [row.wish for row in rows if row.wish is not None]


def _judge(row: Judged, seen: set[date], whole_year: int | None) -> None:
    cells = [cell.strip().strip('"') for cell in _PARTING.split(row.text, maxsplit=2)]
    on, kind, remark = (*cells, "", "")[:3]
    day, working = _day(on, row), _working(kind, row)
    if day is not None and day in seen:
        row.problems.append(gettext("This day stands in an earlier line too."))
    if day is not None and whole_year is not None and day.year != whole_year:
        row.problems.append(gettext("This day is not in %(year)d.") % {"year": whole_year})
    if len(remark) > LONGEST_REMARK:
        row.problems.append(gettext("The remark is longer than %(most)d characters.") % {"most": LONGEST_REMARK})
    if day is not None:
        seen.add(day)
    if day is not None and working is not None and not row.problems:
        row.wish = Wish(day, working, remark)


def _day(text: str, row: Judged) -> date | None:
    found = _DAY.match(text)
    try:
        day = date(*map(int, found.groups())) if found else None
    except ValueError:
        day = None
    if day is None:
        row.problems.append(gettext("“%(text)s” is no day; write it as 2027-01-31.") % {"text": text[:40]})
    return day


def _working(text: str, row: Judged) -> bool | None:
    if text.lower() in OFF or text.lower() in ON:
        return text.lower() in ON
    row.problems.append(gettext("“%(text)s” is neither “off” nor “on”.") % {"text": text[:40]})
    return None
