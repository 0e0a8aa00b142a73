"""One matter of the demonstration while it is lived: its story, its case, and the people in it with their vaults open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from uuid import UUID

from dengwen.config.demo.company import Company
from dengwen.config.demo.stories import Story
from dengwen.docket import seating
from dengwen.docket.actors import Actor, staff_actor
from dengwen.docket.models import Case, Paper
from dengwen.ledger.models import Entry
from dengwen.regulation.vocabulary import Channel, IdentityMode, ReporterType, SeatRole, Stage
from dengwen.vault.seeds import MethodKind
from dengwen.vault.session import Token, unlock_method


class Crew:
    """Everybody's open vault, unlocked with the printed code when first needed: that costs no slow hash."""

    def __init__(self, company: Company) -> None:
        self._codes = company.codes
        self._tokens: dict[UUID, Token] = {}

    def actor(self, uid: UUID) -> Actor:
        if uid not in self._tokens:
            token = unlock_method(uid, MethodKind.PRINTED_CODE, self._codes[uid])
            if token is None:
                raise LookupError("a printed code of the demonstration opens nothing")
            self._tokens[uid] = token
        return staff_actor(uid, self._tokens[uid])


@dataclass(frozen=True, slots=True)
class Plot:
    """What becomes of a story, as a row of `plot.toml` says."""

    story: Story
    till: str
    resting: int
    mode: IdentityMode
    channel: Channel
    reporter: ReporterType
    twists: frozenset[str]


@dataclass(slots=True)
class Scene:
    """A matter being lived."""

    plot: Plot
    company: Company
    crew: Crew
    random: Random
    code: str
    begun: list[Case] = field(default_factory=list)

    @property
    def story(self) -> Story:
        return self.plot.story

    @property
    def case(self) -> Case:
        """As it stands in the database now."""
        return Case.objects.get(pk=self.begun[0].pk)

    def seated(self, role: SeatRole, number: int = 0) -> Actor:
        """Somebody who has this part in the matter now."""
        uids = seating.seated(self.case, role)
        return self.crew.actor(uids[number % len(uids)])

    def person(self, username: str) -> Actor:
        return self.crew.actor(self.company.staff[username])

    def did(self, act: str) -> Actor:
        """Whoever did this in the matter last."""
        done = Entry.objects.filter(case_uid=self.begun[0].uid, act=act).order_by("-seq").first()
        if done is None or done.actor_uid is None:
            raise LookupError(f"nobody did {act} yet")
        return self.crew.actor(done.actor_uid)

    def papers(self, *kinds: str) -> list[UUID]:
        """The matter's papers of these kinds, oldest first."""
        return list(
            Paper.objects.filter(case=self.begun[0], kind__in=kinds).order_by("pk").values_list("uid", flat=True)
        )

    def at(self, stage: Stage) -> bool:
        return self.case.stage == stage


Doing = Callable[[Scene], object]


@dataclass(frozen=True, slots=True)
class Beat:
    """One thing that happens: ``gap`` working days after the one before; reporters write in the evening."""

    name: str
    gap: int
    doing: Doing
    evening: str = ""
