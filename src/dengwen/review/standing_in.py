"""When all reviewers of a waiting report are excluded, others take their place and get the keys from those who hold them (4.2.1a)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import Subquery
from django.utils.translation import gettext

from dengwen.docket import moment, papers, seating
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful, held, perform
from dengwen.docket.granting import handed_on
from dengwen.docket.models import Case, Paper
from dengwen.ledger.models import Entry
from dengwen.people.organisation import organisation
from dengwen.regulation.vocabulary import SeatRole
from dengwen.vault.models import Grant


def seat_reviewer(case: Case, actor: Actor) -> Entry:
    """Seat whoever may review now. NotLawful while nobody in the house may."""
    with held(case):
        found = seating.free_reviewers(organisation(moment.today()), case)
        if not found:
            raise NotLawful(
                gettext(
                    "Nobody in the house may review this report: have another reviewer appointed, then seat them here."
                )
            )
        rows = seating.seat(case, SeatRole.REVIEWER, found)
        return perform("seat_reviewer", case, actor, rows=rows, facts={"seated": len(found)})


def hand_on_keys(case: Case, actor: Actor) -> Entry:
    """Give the reviewers who came in later the work product and the packet. NotLawful for whoever cannot read the report."""
    with held(case):
        rooms = [
            each for each in papers.compartments_of(case, "TW") if each.kind == "W" or each.unit_uid == case.unit_uid
        ]
        grants = handed_on(case, actor, rooms, waiting(case))
        facts = {"to": len({grant.holder_uid for grant in grants})}
        return perform("hand_on_keys", case, actor, grants=grants, facts=facts)


def readers(case: Case) -> set[UUID]:
    """Who holds a key to the newest version of the report."""
    newest = Paper.objects.filter(case=case, kind="report").order_by("-pk").values("uid")[:1]
    live = Grant.objects.filter(compartment__records__record_uid=Subquery(newest), revoked_on=None)
    return set(live.values_list("holder_uid", flat=True))


def waiting(case: Case) -> list[UUID]:
    """The seated reviewers who cannot read the report yet."""
    able = readers(case)
    return [uid for uid in seating.seated(case, SeatRole.REVIEWER) if uid not in able]


def nobody_reviews(case: Case, actor: Actor, facts: Mapping[str, Any]) -> list[str]:
    """Gate: another reviewer is seated only where none is left."""
    return [gettext("There is a reviewer already.")] if seating.seated(case, SeatRole.REVIEWER) else []


def somebody_waits(case: Case, actor: Actor, facts: Mapping[str, Any]) -> list[str]:
    """Gate: keys are handed on to reviewers without them, by somebody who can read the report."""
    if actor.uid not in readers(case):
        return [gettext("You hold no key to the report yourself.")]
    return [] if waiting(case) else [gettext("Every reviewer holds the keys already.")]


def can_read(case: Case, actor: Actor, facts: Mapping[str, Any]) -> list[str]:
    """Gate of judging: nobody judges a report that they cannot read."""
    if actor.uid in readers(case):
        return []
    return [gettext("You cannot read the report yet: the head or an investigator hands you the key first.")]
