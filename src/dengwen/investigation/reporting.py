"""The report: four parts, a finding for every allegation, locked by its entry (4.1.3b, 4.1.3c).

With it the matter goes to people who had no part in handling it (4.2.1a).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from dengwen.docket import moment, seating
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful, held, perform
from dengwen.docket.models import Case
from dengwen.docket.papers import draft
from dengwen.investigation import story
from dengwen.investigation.allegations import without_finding
from dengwen.investigation.models import Allegation
from dengwen.investigation.packet import keys_for, packet_of, work_of
from dengwen.investigation.vocabulary import PARTS
from dengwen.ledger.models import Entry
from dengwen.people.organisation import organisation
from dengwen.regulation.vocabulary import SeatRole


def submit_report(case: Case, actor: Actor, parts: Mapping[str, str]) -> Entry:
    """Submit a version of the report; its entry holds the digest, so nobody changes it any more.

    Seats the reviewers and gives them the work product and the packet. NotLawful with every reason that stands against it.
    """
    filled = [name for name in PARTS if parts.get(name, "").strip()]
    with held(case):
        version = story.reports(story.told(case)) + 1
        reviewers, work = _reviewers(case), work_of(case)
        report = {name: parts.get(name, "") for name in PARTS} | {"version": version}
        return perform(
            "submit_report",
            case,
            actor,
            rows=seating.seat(case, SeatRole.REVIEWER, reviewers),
            papers=[draft("report", [(work, report)], actor)],
            grants=keys_for(case, actor, [work, packet_of(case)], reviewers),
            facts={"parts": filled, "version": version},
        )


def _reviewers(case: Case) -> list[UUID]:
    """Whoever may review. NotLawful when nobody is left."""
    found = seating.free_reviewers(organisation(moment.today()), case)
    if not found:
        raise NotLawful(gettext("Nobody is left who may review this report. Turn to the supervision group."))
    return found


def four_parts(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    """Gate: none of the four parts is empty."""
    empty = [name for name in PARTS if name not in facts.get("parts", ())]
    return [gettext("The report has four parts; none of them may be empty.")] if empty else []


def every_allegation_answered(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    """Gate: there is an allegation, and each has a finding (F9)."""
    if not Allegation.objects.filter(case=case, dropped=False).exists():
        return [gettext("List at least one allegation and make a finding about it.")]
    sentence = gettext("Allegation %(number)s has no finding yet.")
    return [sentence % {"number": each.number} for each in without_finding(case)]


def reporter_was_contacted(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    """Gate: the reporter was written to, or tried three times on two days."""
    if story.contacted(story.told(case)):
        return []
    return [gettext("Contact the reporter first; only three attempts on two days count as not reachable.")]


def everybody_signed(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    """Gate: each investigator has declared that there is no conflict of interest."""
    missing = set(seating.seated(case, SeatRole.INVESTIGATOR)) - story.declared(story.told(case))
    if missing - {actor.uid}:
        return [gettext("Another investigator has not signed yet that there is no conflict of interest.")]
    return []


def changed_team(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    """Gate: after a second return the same people do not report again (4.2.2b)."""
    if story.team_must_change(story.told(case)):
        return [
            gettext("The report came back twice: the head names another investigator before it is submitted again.")
        ]
    return []
