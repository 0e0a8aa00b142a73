"""Everything the page of one matter reads, each thing at most once, however many panels ask."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from django.utils.translation import get_language, gettext

from dengwen.desk import owned
from dengwen.desk.person import uid_of
from dengwen.docket import access, clocks, papers, reads
from dengwen.docket.actors import Actor
from dengwen.docket.models import Case, Clock, Seat
from dengwen.docket.papers import OpenPaper
from dengwen.ledger.models import Entry
from dengwen.people.organisation import Organisation, Person
from dengwen.regulation.lifecycle import ACTS
from dengwen.regulation.vocabulary import SeatRole, Stage
from dengwen.vault.session import Opener

T = TypeVar("T")


def seats_of(case: Case) -> list[Seat]:
    """All active seats of the matter."""
    return list(Seat.objects.filter(case=case, active=True).order_by("pk"))


class CaseContext:
    """One reader before one matter. ``about`` names the thing of the matter (a measure, an allegation) that an act concerns, if any."""

    def __init__(self, case: Case, actor: Actor, house: Organisation, about: UUID | None = None) -> None:
        self.case = case
        self.actor = actor
        self.house = house
        self.about = about
        self._answers: dict[Callable[[Case], Any], Any] = {}

    @property
    def stage(self) -> Stage:
        return Stage(self.case.stage)

    @cached_property
    def seats(self) -> list[Seat]:
        """All active seats of the matter."""
        return self.once(seats_of)

    @cached_property
    def roles(self) -> frozenset[SeatRole]:
        """The reader's own parts in the matter."""
        return frozenset(SeatRole(seat.role) for seat in self.seats if seat.staff_uid == self.actor.uid)

    @cached_property
    def deeds(self) -> frozenset[str]:
        """What the reader's seats allow at this stage, before separation of duties and gates."""
        return access.deeds(self.actor, self.roles, self.stage)

    @property
    def only_owns(self) -> bool:
        """Whether the reader has no part but the ownership of single things, and therefore sees nothing but those."""
        return owned.only_owns(self.roles)

    @cached_property
    def clocks(self) -> list[Clock]:
        """The clocks that run, the earliest due first; for an owner those of the own things."""
        if self.only_owns:
            return owned.clocks_of(uid_of(self.actor), [self.case.pk])[self.case.pk]
        return self.once(clocks.running)

    @cached_property
    def entries(self) -> list[Entry]:
        """Everything that happened, first to last; for an owner what they did themselves."""
        every = self.once(reads.entries)
        return [entry for entry in every if entry.actor_uid == self.actor.uid] if self.only_owns else every

    @cached_property
    def opener(self) -> Opener:
        return Opener(self.actor.token, uid_of(self.actor))

    @cached_property
    def papers(self) -> list[OpenPaper]:
        """The papers whose content the reader holds a key for. VaultLocked when the session is over."""
        return papers.open_papers(self.case, self.opener)

    def once(self, what: Callable[[Case], T]) -> T:
        """What a chapter's question about the matter answers, asked at most once for this page."""
        if what not in self._answers:
            self._answers[what] = what(self.case)
        found: T = self._answers[what]
        return found

    def holds(self, kind: str) -> bool:
        """Whether the reader can read a paper of this kind."""
        return bool(self.papers_of(kind))

    def papers_of(self, *kinds: str) -> list[OpenPaper]:
        return [each for each in self.papers if each.paper.kind in kinds]

    def may(self, deed: str) -> bool:
        """Whether the reader's part allows the deed now and no earlier act of theirs stands against it."""
        return deed in self.deeds and not self.did(ACTS[deed].not_after if deed in ACTS else ())

    def duties_against(self, act: str) -> list[str]:
        """Sentences for what the reader did in this matter and what therefore keeps them from the act (separation of duties)."""
        sentence = gettext("You did “%(act)s” in this matter; somebody else must do this.")
        earlier = [ACTS[each] for each in ACTS[act].not_after if self.did((each,))]
        return [sentence % {"act": row.words.in_(get_language() or "zh-hans")} for row in earlier]

    def did(self, acts: Iterable[str]) -> bool:
        """Whether the reader performed one of the acts in this matter."""
        wanted = set(acts)
        return bool(wanted) and any(entry.actor_uid == self.actor.uid and entry.act in wanted for entry in self.entries)

    def person(self, uid: UUID | None) -> Person | None:
        return self.house.people.get(uid) if uid else None
