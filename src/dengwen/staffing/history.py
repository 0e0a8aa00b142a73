"""Who changed what about people and units, as the house's own chain tells it: for administrators and for supervision (7.1.1a)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from dengwen.desk.person import Reader
from dengwen.desk.templatetags.words import language
from dengwen.ledger.models import Entry
from dengwen.people.models import Posting, Staff, Tie, Unit
from dengwen.regulation.acts.house import HOUSE_ACTS, PEOPLE_ACTS
from dengwen.regulation.labels import label
from dengwen.regulation.vocabulary import Post
from dengwen.regulation.words import Words
from dengwen.staffing.duties import WATCHED
from dengwen.staffing.showing import known_name

SHOWN = 100
MODELS: dict[str, type[Any]] = {"unit": Unit, "staff": Staff, "posting": Posting, "tie": Tie}


@dataclass(frozen=True, slots=True)
class Change:
    """One deed: what, whom it concerned, which post, by whom, when. ``watched`` when the post reads content."""

    words: Words
    about: str
    about_uid: UUID | None
    post: str
    days: tuple[date | None, date | None]
    by: str
    on: date
    watched: bool


def changes(reader: Reader, before: int | None) -> tuple[list[Change], int | None]:
    """The newest first, and the index from which the next page goes on."""
    entries = Entry.objects.filter(case_uid=None, act__in=PEOPLE_ACTS).order_by("-index")
    if before is not None:
        entries = entries.filter(index__lt=before)
    found = list(entries[: SHOWN + 1])
    more = found[SHOWN - 1].index if len(found) > SHOWN else None
    return [_change(reader, entry) for entry in found[:SHOWN]], more


def _change(reader: Reader, entry: Entry) -> Change:
    noun, told = _told(entry)
    uid = told.get("staff_uid") or told.get("uid")
    about = UUID(uid) if uid and entry.act != "begin_people" else None
    post = Post(told["post"]) if told.get("post") else None
    return Change(
        HOUSE_ACTS[entry.act].words,
        known_name(reader.house, about),
        about if noun != "unit" else None,
        label(post).in_(language()) if post else "",
        (_day(told.get("from_on")), _day(told.get("until_on"))),
        known_name(reader.house, entry.actor_uid),
        entry.on,
        post in WATCHED,
    )


def _told(entry: Entry) -> tuple[str, dict[str, Any]]:
    """What the entry's one row or its facts say of whom; for a changed post what the table holds of it besides."""
    rows = entry.body.get("rows", ())
    if not rows or entry.act == "begin_people":
        return "staff", {"uid": entry.body.get("facts", {}).get("staff")}
    _, noun, uid, values = rows[0]
    if noun in ("posting", "tie"):
        row = MODELS[noun].objects.select_related("staff").filter(uid=uid).first()
        known = {"staff_uid": str(row.staff_uid), "post": getattr(row, "post", None)} if row else {}
        return noun, {**known, **values}
    return noun, {**values, "uid": uid}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
