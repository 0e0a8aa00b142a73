"""A lost passphrase in a test: reset by the administrator, replaced by its owner, and what somebody can read."""

from __future__ import annotations

from collections.abc import Sequence

from dengwen.desk.models import Notice
from dengwen.desk.notices import NoticeKind
from dengwen.desk.person import Reader
from dengwen.docket import moment, papers
from dengwen.docket.actors import Actor, staff_actor
from dengwen.docket.granting import opener_of
from dengwen.docket.models import Case
from dengwen.people import passphrases
from dengwen.people.models import Staff
from dengwen.people.organisation import organisation
from dengwen.people.passphrases import Handed
from dengwen.staffing import handing, resetting
from tests.house import House

NEXT = "quite another long phrase"


def reset(house: House, name: str, by: str = "wu") -> Handed:
    """The former passphrase and code are gone; the one-time passphrase is not replaced yet."""
    return resetting.reset(house.staff[name], house.actor(by))


def replaced(house: House, name: str, handed: Handed) -> Actor:
    """The person has chosen an own passphrase and is unlocked with it."""
    house.staff[name].refresh_from_db()
    renewed = passphrases.change(house.staff[name], handed.password, NEXT)
    assert renewed is not None
    return staff_actor(house.uid(name), renewed.token)


def lost_and_back(house: House, name: str) -> Actor:
    return replaced(house, name, reset(house, name))


def kinds_read(case: Case, actor: Actor, rooms: Sequence[str] = "RWT") -> set[str]:
    """The kinds of papers that somebody can open."""
    return {each.paper.kind for each in papers.open_papers(case, opener_of(actor), rooms="".join(rooms))}


def reader(house: House, actor: Actor) -> Reader:
    staff = Staff.objects.get(uid=actor.uid)
    return Reader(staff, actor, organisation(moment.today()))


def waits(house: House, name: str) -> dict[str, int]:
    """Who could be given keys by this person, and in how many matters."""
    names = {staff.uid: key for key, staff in house.staff.items()}
    found = handing.colleagues(reader(house, house.actor(name)))
    return {names[each.person.uid]: each.matters for each in found}


def told(kind: NoticeKind) -> set[str]:
    names = dict(Staff.objects.values_list("uid", "username"))
    return {names[uid] for uid in Notice.objects.filter(kind=kind).values_list("staff_uid", flat=True)}
