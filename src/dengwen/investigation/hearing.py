"""Nobody is faulted unheard: before what speaks against a person is reported as true, they were heard, or it is said why not (4.1.2a)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext

from dengwen.docket.actors import Actor
from dengwen.docket.models import Case
from dengwen.investigation import story
from dengwen.investigation.allegations import PROVEN
from dengwen.investigation.models import Allegation
from dengwen.investigation.vocabulary import Heard
from dengwen.ledger.models import Entry


def subject_heard(entries: Iterable[Entry]) -> bool:
    """Whether an interview with the person concerned was recorded."""
    return any(entry.act == "interview" and entry.body["facts"].get("heard") == Heard.SUBJECT for entry in entries)


def excused(entries: Iterable[Entry]) -> set[str]:
    """The allegations whose last finding says why the person concerned was not heard."""
    last = {entry.body["facts"]["allegation"]: entry.body["facts"] for entry in entries if entry.act == "find"}
    return {uid for uid, facts in last.items() if facts.get("unheard")}


def heard_before_faulted(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    """Gate of the report: for everything found true, the person concerned was heard or the finding says why not."""
    entries = story.after_last(story.told(case), "recall")
    if subject_heard(entries):
        return []
    reasoned = excused(entries)
    proven = Allegation.objects.filter(case=case, dropped=False, outcome__in=PROVEN).order_by("number")
    sentence = gettext(
        "Allegation %(number)s was found true: hear the person concerned first, or say in the finding why that could not be."
    )
    return [sentence % {"number": each.number} for each in proven if str(each.uid) not in reasoned]
