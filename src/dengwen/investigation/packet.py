"""The packet: the only thing a unit ever receives of a report (4.1.1a); and the two compartments this chapter seals into."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful, perform
from dengwen.docket.granting import handed_on
from dengwen.docket.models import Case
from dengwen.docket.papers import compartments_of
from dengwen.investigation import story
from dengwen.ledger.models import Entry
from dengwen.vault.models import Compartment
from dengwen.vault.unwritten import GrantDraft


def open_packet(case: Case, actor: Actor) -> Entry:
    """The head takes the packet in; from now on the shorter term for naming an investigator runs."""
    return perform("open_packet", case, actor)


def packet_of(case: Case) -> Compartment:
    """The packet compartment of the unit that handles the matter now. NotLawful when there is none."""
    for each in compartments_of(case, "T"):
        if case.unit_uid is not None and each.unit_uid == case.unit_uid:
            return each
    raise NotLawful(gettext("No packet was made for the unit that handles this matter."))


def work_of(case: Case) -> Compartment:
    """The compartment of the work product. NotLawful before an investigator was named."""
    found = compartments_of(case, "W")
    if not found:
        raise NotLawful(gettext("Nobody investigates this matter yet."))
    return found[0]


def next_work(case: Case) -> int:
    """The version of the work product that another naming begins; what a former unit wrote stays closed to the next."""
    found = compartments_of(case, "W")
    return found[0].version + 1 if found else 1


def keys_for(
    case: Case, actor: Actor, compartments: Sequence[Compartment], staff_uids: Iterable[UUID]
) -> list[GrantDraft]:
    """Grants of each of these compartments for each of these people. NotLawful when the actor cannot give every one of them."""
    wanted = set(staff_uids)
    grants = handed_on(case, actor, compartments, wanted)
    given = {(grant.compartment.pk, grant.holder_uid) for grant in grants}
    if not given.issuperset((each.pk, uid) for each in compartments for uid in wanted):
        raise NotLawful(gettext("You hold no key to hand on here, or one of these people has no vault key yet."))
    return grants


def opened_once(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    """Gate: a packet is opened once for each dispatch."""
    return [gettext("The packet was opened already.")] if story.packet_opened(story.told(case)) else []


def opened_before_naming(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    """Gate: nobody is named for a packet that nobody has read."""
    return [] if story.packet_opened(story.told(case)) else [gettext("Open the packet first.")]
