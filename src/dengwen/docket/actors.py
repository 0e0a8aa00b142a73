"""Who acts: a member of staff with posts and an unlocked vault, a reporter with a code, or the house itself."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from dengwen.docket import moment
from dengwen.people.organisation import organisation
from dengwen.regulation.vocabulary import ActorKind, Post

NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Actor:
    """``token`` is the vault session's; it is needed to read, not to write."""

    kind: ActorKind
    uid: UUID | None = None
    posts: frozenset[Post] = frozenset()
    token: str = ""

    @property
    def seat_uid(self) -> UUID:
        """Under which the actor's seats are looked up; nobody's for whoever is not on the staff."""
        return self.uid or NOBODY

    def __repr__(self) -> str:
        return f"Actor({self.kind})"


REPORTER = Actor(ActorKind.REPORTER)
SYSTEM = Actor(ActorKind.SYSTEM)


def staff_actor(uid: UUID, token: str = "") -> Actor:
    """The member of staff as they stand today: present posts only. An inactive or unknown person holds none."""
    house = organisation(moment.today())
    return Actor(ActorKind.STAFF, uid, house.posts.get(uid, frozenset()), token)
