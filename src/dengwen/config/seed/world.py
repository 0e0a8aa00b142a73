"""What a process that grows matters needs to know of the house, read once: people, numbers, public keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from dengwen.people.organisation import Organisation, Place, organisation
from dengwen.policy.models import PolicyVersion
from dengwen.policy.numbers import Policy, of_version
from dengwen.regulation.vocabulary import Post
from dengwen.vault.holders import Holder, holders_of, recovery_holder


@dataclass(frozen=True, slots=True)
class World:
    """The house as it stands today; matters of former years are handled by the same people."""

    house: Organisation
    policies: tuple[Policy, ...]
    holders: Mapping[UUID, Holder]
    recovery: Holder
    today: date

    def policy_on(self, on: date) -> Policy:
        """The numbers in force on a day; before the first, the first."""
        begun = [policy for policy in self.policies if policy.effective_from <= on]
        return begun[-1] if begun else self.policies[0]

    def keys_of(self, uids: Iterable[UUID], *others: Holder) -> list[Holder]:
        """These people, whoever else is named, and the recovery key, as holders of a grant."""
        return [*(self.holders[uid] for uid in dict.fromkeys(uids)), self.recovery, *others]

    def handling(self, barred: frozenset[UUID]) -> list[Place]:
        """The units that could handle a matter: their head is free and somebody in them may investigate."""
        return [place for place in self.house.units.values() if self._can_handle(place, barred)]

    def _can_handle(self, place: Place, barred: frozenset[UUID]) -> bool:
        head = place.head_uid
        heads = head is not None and head not in barred and Post.DEPARTMENT_HEAD in self.house.posts.get(head, ())
        return heads and bool(self.investigators(place.uid, barred))

    def investigators(self, unit_uid: UUID, barred: frozenset[UUID]) -> list[UUID]:
        """The unit's own investigators who are free."""
        own = self.house.members.get(unit_uid, set())
        return [uid for uid in self.house.by_post.get(Post.INVESTIGATOR, ()) if uid in own and uid not in barred]


def read_world(today: date) -> World:
    """Read the house from the database."""
    house = organisation(today)
    versions = PolicyVersion.objects.order_by("effective_from").values_list("version", flat=True)
    policies = tuple(of_version(version) for version in versions)
    return World(house, policies, holders_of(house.people), recovery_holder(), today)
