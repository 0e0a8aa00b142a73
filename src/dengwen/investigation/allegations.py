"""The matrix: what is alleged, what speaks for and against it, and what was found (4.1.2a)."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext

from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful, held, perform
from dengwen.docket.models import Case, Paper
from dengwen.docket.papers import draft
from dengwen.docket.projection import change, new
from dengwen.investigation.models import Allegation
from dengwen.investigation.packet import work_of
from dengwen.investigation.vocabulary import EVIDENCE_KINDS
from dengwen.ledger.models import Entry
from dengwen.regulation.vocabulary import Outcome

PROVEN = (Outcome.SUBSTANTIATED, Outcome.PARTLY_SUBSTANTIATED)


def allege(case: Case, actor: Actor, text: str) -> Entry:
    """Set down one thing that is alleged, to be answered on its own. It gets the next number of the matter."""
    if not text.strip():
        raise NotLawful(gettext("Say what is alleged."))
    uid = uuid.uuid4()
    with held(case):
        number = (Allegation.objects.filter(case=case, dropped=False).aggregate(last=Max("number"))["last"] or 0) + 1
        paper = draft("allegation", [(work_of(case), {"text": text})], actor, about=uid)
        row = new("allegation", uid, {"number": number})
        return perform(
            "allege", case, actor, rows=[row], papers=[paper], facts={"allegation": str(uid), "number": number}
        )


def find(
    case: Case,
    actor: Actor,
    allegation: Allegation,
    outcome: Outcome,
    reason: str = "",
    speaking_for: Sequence[UUID] = (),
    speaking_against: Sequence[UUID] = (),
    unheard: str = "",
) -> Entry:
    """Say what was found about one allegation; a later finding replaces an earlier one.

    ``unheard`` says why the person concerned could not be heard, or why hearing them would endanger the investigation; it is sealed with
    the finding. The papers named are evidence, interviews, document checks and site visits of this matter.
    NotLawful when the finding stands on nothing (F13).
    """
    if allegation.case_id != case.pk:
        raise NotLawful(gettext("This allegation belongs to another matter."))
    leans = {"for": [str(uid) for uid in speaking_for], "against": [str(uid) for uid in speaking_against]}
    said = {"outcome": outcome, "reason": reason, "unheard": unheard.strip(), **leans}
    paper = draft("finding", [(work_of(case), said)], actor, about=allegation.uid)
    told = {"reasoned": bool(reason.strip()), "unheard": bool(unheard.strip())}
    facts = {"allegation": str(allegation.uid), "outcome": outcome, **told, **leans}
    row = change("allegation", allegation.uid, {"outcome": outcome})
    return perform("find", case, actor, rows=[row], papers=[paper], facts=facts)


def stands_on_something(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    """Gate: what is found needs evidence or a stated reason; what is found true needs evidence for it."""
    named = [*facts["for"], *facts["against"]]
    if named and Paper.objects.filter(case=case, kind__in=EVIDENCE_KINDS, uid__in=named).count() != len(set(named)):
        return [gettext("A finding can only lean on evidence of this matter.")]
    if facts["outcome"] in PROVEN and not facts["for"]:
        return [gettext("What is found true needs at least one piece of evidence that speaks for it.")]
    if not named and not facts["reasoned"]:
        return [gettext("A finding needs a piece of evidence or a stated reason.")]
    return []


def without_finding(case: Case) -> list[Allegation]:
    """The allegations about which nothing was found yet, in order of number."""
    return list(Allegation.objects.filter(case=case, outcome="", dropped=False).order_by("number"))
