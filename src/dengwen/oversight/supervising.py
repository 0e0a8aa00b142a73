"""The acts of supervision on a matter: a note that only its own circle reads, an urging, and having a matter reopened (7.1.1b, 4.3.2b)."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid5

from django.utils.translation import gettext

from dengwen.docket import moment, papers, seating
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful, held, perform
from dengwen.docket.granting import handed_on
from dengwen.docket.models import Case, Clock
from dengwen.docket.projection import change
from dengwen.ledger.models import Entry
from dengwen.regulation.vocabulary import SeatRole
from dengwen.vault.compartments import Founding, found
from dengwen.vault.holders import holders_of, recovery_holder
from dengwen.vault.models import Compartment
from dengwen.vault.unwritten import GrantDraft

CIRCLE = (SeatRole.SUPERVISOR, SeatRole.LEADER, SeatRole.INTAKE)
"""Whose seats make up the circle that reads supervision notes."""
ROOM = uuid5(UUID(int=0), "dengwen supervision")
"""Stands in for a unit, so that notes never lie in the packet of a unit, not even of the supervision group's own."""


def supervise(case: Case, actor: Actor, text: str) -> Entry:
    """A note to supervision and intake, never to the handling unit or the reporter. The first one founds the room that it is kept in."""
    if not text.strip():
        raise NotLawful(gettext("There is nothing written yet."))
    with held(case):
        room, foundings, grants = _room(case, actor)
        paper = papers.same("supervision", [room], {"text": text}, actor)
        return perform("supervise", case, actor, papers=[paper], foundings=foundings, grants=grants)


def reopen(case: Case, actor: Actor, text: str) -> Entry:
    """Have a closed matter investigated again, with the reason; it keeps the day of its first receipt."""
    if not text.strip():
        raise NotLawful(gettext("Say why the matter is reopened."))
    with held(case):
        room, foundings, grants = _room(case, actor)
        paper = papers.same("reopening", [room, *papers.compartments_of(case, "W")], {"text": text}, actor)
        rows = [change("case", case.uid, {"outcome": ""})]
        return perform("reopen", case, actor, rows=rows, papers=[paper], foundings=foundings, grants=grants)


def urge(case: Case, actor: Actor, clock: Clock) -> Entry:
    """Urge whoever keeps this running term; each urging of a term is one level higher."""
    with held(case):
        clock.refresh_from_db()
        level = clock.urged + 1
        row = change("clock", clock.uid, {"urged": level})
        return perform("urge", case, actor, rows=[row], facts={"level": level, "term": clock.term, "clock": clock.uid})


def still_runs(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    """Gate of the urging: the term named runs in this matter."""
    if Clock.objects.filter(case=case, term=facts.get("term"), settled_on=None).exists():
        return []
    return [gettext("This term does not run any more.")]


def _room(case: Case, actor: Actor) -> tuple[Compartment, list[Founding], list[GrantDraft]]:
    """The room of supervision notes: founded for everybody of the circle, later granted to those who have come to it since."""
    circle = dict.fromkeys(uid for role in CIRCLE for uid in seating.seated(case, role))
    known = next((each for each in papers.compartments_of(case, "T") if each.unit_uid == ROOM), None)
    if known is not None:
        return known, [], handed_on(case, actor, [known], circle)
    holders = [*holders_of(circle).values(), recovery_holder()]
    founding = found(case.uid, "T", holders, moment.today(), unit_uid=ROOM)
    return founding.compartment, [founding], []
