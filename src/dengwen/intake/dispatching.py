"""Dispatch: one unit gets a rewritten packet and the clean copies chosen for it; never original or identity (3.2.3b, F1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum, auto
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from dengwen.docket import moment, outgoing, papers, seating
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful, held, perform
from dengwen.docket.barring import is_barred, unbarred
from dengwen.docket.granting import handed_on
from dengwen.docket.models import Case
from dengwen.docket.papers import OpenPaper, PaperDraft
from dengwen.docket.projection import change
from dengwen.intake import reach
from dengwen.ledger.models import Entry
from dengwen.people.organisation import Organisation, Place, organisation
from dengwen.regulation.vocabulary import Post, SeatRole
from dengwen.regulation.words import Words
from dengwen.vault.compartments import Founding, found
from dengwen.vault.holders import holders_of, recovery_holder
from dengwen.vault.models import Compartment
from dengwen.vault.unwritten import GrantDraft


@dataclass(frozen=True, slots=True, repr=False)
class Packet:
    """What a unit is told, in the officer's words. ``asks`` are the questions that the unit is to answer."""

    title: str
    what: str
    where: str = ""
    when: str = ""
    asks: str = ""


class Needed(StrEnum):
    """Why the place or the time can only be named as the reporter named it."""

    THE_PLACE = auto()
    THE_TIME = auto()
    DANGER = auto()


NEEDED_WORDS: dict[Needed, Words] = {
    Needed.THE_PLACE: Words(
        "事情就发生在这一处，不写明便无从查起", "It happened at this very spot; without it nothing can be looked into"
    ),
    Needed.THE_TIME: Words(
        "同样的事不止一次，不写明时间便分不清是哪一次", "It happened more than once; only the time tells which is meant"
    ),
    Needed.DANGER: Words("这一处有危险，须立即到场", "This spot is dangerous; somebody must go there at once"),
}


def open_units(house: Organisation, case: Case) -> list[Place]:
    """The units that may receive the matter, in the order of their names."""
    free = [place for uid, place in house.units.items() if not why_not(house, case, uid)]
    return sorted(free, key=lambda place: place.name)


def why_not(house: Organisation, case: Case, unit_uid: UUID) -> str:
    """Why the unit cannot receive the matter, in one sentence; nothing when it can. Only its head would be given a key."""
    head = house.units[unit_uid].head_uid if unit_uid in house.units else None
    if head is None or Post.DEPARTMENT_HEAD not in house.posts.get(head, frozenset()):
        return gettext("This unit has no head who could take on the matter.")
    if is_barred(case.uid, case.barred, head):
        return gettext("The head of this unit is excluded from the matter; it must go elsewhere.")
    if not holders_of([head]):
        return gettext("The head of this unit has no vault key yet and could not open the packet.")
    return ""


def recipient_free(case: Case, actor: Actor, facts: Mapping[str, Any]) -> list[str]:
    """Gate of dispatch: the conflict check on whoever would receive the matter."""
    reason = why_not(organisation(moment.today()), case, UUID(facts["unit"]))
    return [reason] if reason else []


def dispatch(
    case: Case,
    actor: Actor,
    unit_uid: UUID,
    packet: Packet,
    files: Sequence[UUID] = (),
    *,
    needed: Needed | None = None,
) -> Entry:
    """Hand the matter to a unit. ``files`` are papers of kind ``file`` whose clean copies go along.

    ``needed`` says why where and when must be named as the reporter named them; it is entered, and lets no name or contact pass.
    NotLawful when the unit or its head is excluded, when the packet repeats the original or holds what points to the reporter, or
    when a chosen file has no clean copy. Only then is the packet's compartment made: for the head, the officers of the matter and the
    recovery key.
    """
    with held(case):
        place = _recipient(case, unit_uid)
        chosen = _clean_copies(reach.read(case, actor, "file", "released"), files)
        reasons = _exposed(case, actor, packet, needed)
        if reasons or len(chosen) < len(set(files)):
            raise NotLawful(*(reasons or [gettext("A chosen file has no clean copy and cannot go along.")]))
        return _handed(case, actor, place, packet, chosen, needed)


def _recipient(case: Case, unit_uid: UUID) -> Place:
    house = organisation(moment.today())
    reason = why_not(house, case, unit_uid)
    if reason:
        raise NotLawful(reason)
    return house.units[unit_uid]


def _handed(
    case: Case, actor: Actor, place: Place, packet: Packet, chosen: list[OpenPaper], needed: Needed | None
) -> Entry:
    head = [uid for uid in (place.head_uid,) if uid]
    readers = list(dict.fromkeys([*head, *seating.seated(case, SeatRole.INTAKE)]))
    room, foundings, grants = _room(case, actor, place.uid, readers)
    drafted = _drafts(room, packet, chosen, actor)
    rows = [change("case", case.uid, {"unit_uid": place.uid}), *seating.seat(case, SeatRole.HEAD, head)]
    facts = {"unit": str(place.uid), "packet": drafted[0].row.values["digest"], "files": len(chosen)}
    if needed is not None:
        facts["as_told"] = str(needed)
    return perform("dispatch", case, actor, rows=rows, facts=facts, papers=drafted, foundings=foundings, grants=grants)


def _exposed(case: Case, actor: Actor, packet: Packet, needed: Needed | None) -> list[str]:
    where, when = gettext("Where"), gettext("When")
    texts = {
        gettext("Title"): packet.title,
        gettext("What happened"): packet.what,
        where: packet.where,
        when: packet.when,
        gettext("Questions to answer"): packet.asks,
    }
    return outgoing.reasons_against(case, actor, texts, kept=(where, when) if needed else ())


def _clean_copies(read: list[OpenPaper], files: Sequence[UUID]) -> list[OpenPaper]:
    wanted = set(files)
    return [each for each in read if each.paper.uid in wanted and may_go_along(each)]


def may_go_along(each: OpenPaper) -> bool:
    """Whether a file is a clean copy, or an original that a custodian looked through and released."""
    return bool(each.body.get("cleaned") or each.body.get("released"))


def _room(
    case: Case, actor: Actor, unit_uid: UUID, readers: Sequence[UUID]
) -> tuple[Compartment, list[Founding], list[GrantDraft]]:
    """The unit's compartment: founded, or, for a unit that gave the matter back once, granted again."""
    known = (each for each in papers.compartments_of(case, "T") if each.unit_uid == unit_uid)
    already = next(known, None)
    if already is not None:
        return already, [], handed_on(case, actor, [already], readers)
    holders = [*holders_of(unbarred(case.uid, case.barred, readers)).values(), recovery_holder()]
    founding = found(case.uid, "T", holders, moment.today(), unit_uid=unit_uid)
    return founding.compartment, [founding], []


def _drafts(room: Compartment, packet: Packet, chosen: list[OpenPaper], actor: Actor) -> list[PaperDraft]:
    names = [str(each.body["name"]) for each in chosen]
    told = {name: text.strip() for name, text in asdict(packet).items()}
    drafted = [papers.draft("packet", [(room, {**told, "files": names})], actor)]
    return drafted + [papers.draft("file", [(room, each.body)], actor, about=each.paper.uid) for each in chosen]
