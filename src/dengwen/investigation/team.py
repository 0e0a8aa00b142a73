"""Who investigates: named by the head, never barred, changed when a report came back twice (4.1.1a, 4.2.2b)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from uuid import UUID

from django.utils.translation import gettext

from dengwen.docket import moment, seating
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful, held, perform
from dengwen.docket.barring import unbarred
from dengwen.docket.granting import closed_to
from dengwen.docket.models import Case, Seat
from dengwen.investigation.packet import keys_for, next_work, packet_of, work_of
from dengwen.ledger.models import Entry
from dengwen.people.organisation import Organisation, Person, organisation
from dengwen.regulation.vocabulary import Post, SeatRole
from dengwen.vault.compartments import found, revoke
from dengwen.vault.holders import holders_of, recovery_holder

APART = (SeatRole.INTAKE, SeatRole.HEAD, SeatRole.REVIEWER, SeatRole.CUSTODIAN, SeatRole.SUPERVISOR, SeatRole.LEADER)
"""Whoever has one of these parts in the matter does not investigate it."""


def candidates(case: Case, actor: Actor, house: Organisation) -> list[Person]:
    """Whom the head may name: investigators who are not barred, have no other part and are not the head; the own unit's first."""
    apart = set(Seat.objects.filter(case=case, active=True, role__in=APART).values_list("staff_uid", flat=True))
    free = unbarred(case.uid, case.barred, house.by_post.get(Post.INVESTIGATOR, ()))
    keyed = holders_of(free)
    own = house.subtree(case.unit_uid) if case.unit_uid else set()
    people = [house.people[uid] for uid in free if uid in keyed and uid not in apart and uid != actor.uid]
    return sorted(people, key=lambda person: (person.unit_uid not in own, person.pk))


def assign(case: Case, actor: Actor, investigators: Sequence[UUID], lead: UUID) -> Entry:
    """Name the investigators, one of them the lead: they alone (with the head) hold the work product from its first word.

    NotLawful when somebody named may not investigate this matter.
    """
    with held(case):
        _check(case, actor, investigators, [lead], investigators)
        holders = holders_of([*investigators, actor.seat_uid])
        work = found(case.uid, "W", [*holders.values(), recovery_holder()], moment.today(), version=next_work(case))
        grants = keys_for(case, actor, [packet_of(case)], investigators)
        seats = seating.seat(case, SeatRole.INVESTIGATOR, investigators)
        return perform("assign", case, actor, rows=seats, foundings=[work], grants=grants, facts={"lead": lead})


def add_investigator(
    case: Case, actor: Actor, added: Sequence[UUID], lead: UUID | None = None, leaving: Sequence[UUID] = ()
) -> Entry:
    """Name further investigators; those who leave lose seat and keys in the same moment.

    NotLawful when nobody is added, or somebody added may not investigate.
    """
    with held(case):
        present = [uid for uid in seating.seated(case, SeatRole.INVESTIGATOR) if uid not in leaving]
        fresh = [uid for uid in dict.fromkeys(added) if uid not in present]
        _check(case, actor, fresh, [lead] if lead else [], [*present, *fresh])
        rows = seating.seat(case, SeatRole.INVESTIGATOR, fresh) + seating.unseat(case, leaving, SeatRole.INVESTIGATOR)
        grants = keys_for(case, actor, [packet_of(case), work_of(case)], fresh)
        anew = closed_to(case, actor, leaving, fresh)
        facts = {"added": len(fresh), "left": len(leaving), "lead": lead}
        entry = perform("add_investigator", case, actor, rows=rows, foundings=anew, grants=grants, facts=facts)
        revoke(case.uid, leaving, moment.today(), "TW")
    return entry


def _check(case: Case, actor: Actor, named: Sequence[UUID], leads: Sequence[UUID], team: Collection[UUID]) -> None:
    if not named:
        raise NotLawful(gettext("Name at least one investigator."))
    eligible = {person.uid for person in candidates(case, actor, organisation(moment.today()))}
    if not eligible.issuperset(named):
        raise NotLawful(gettext("One of the people named may not investigate this matter."))
    if not set(team).issuperset(leads):
        raise NotLawful(gettext("The lead must be one of the investigators."))
