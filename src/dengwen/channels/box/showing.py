"""The boxes as pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from dengwen.channels.box import confined, plan
from dengwen.channels.box.arranging import Progress, proposal
from dengwen.channels.box.letters import Account, account_of
from dengwen.channels.box.models import Box, Correction, HandOver, Incident, Letter, Opening
from dengwen.channels.box.registry import names_of
from dengwen.channels.box.scans import OpenPage
from dengwen.channels.box.vocabulary import (
    ASIDE_WORDS,
    CORRECTION_WORDS,
    INCIDENT_WORDS,
    CorrectionReason,
    IncidentKind,
)
from dengwen.desk.person import Reader
from dengwen.desk.templatetags.words import language
from dengwen.docket import access, moment
from dengwen.docket.actors import Actor
from dengwen.people.organisation import Organisation, organisation
from dengwen.policy.numbers import in_force
from dengwen.regulation.vocabulary import SetAside
from dengwen.regulation.words import Words

NEWEST = 20


@dataclass(frozen=True, slots=True)
class Group:
    """Consecutive pages of a scan that belong together, under the uid of the first."""

    pages: list[OpenPage]

    @property
    def first(self) -> UUID:
        return self.pages[0].page.uid

    @property
    def progress(self) -> Progress:
        return Progress.of(self.pages)

    @property
    def aside(self) -> Words | None:
        said = self.pages[0].page.aside
        return ASIDE_WORDS[SetAside(said)] if said else None


@dataclass(frozen=True, slots=True)
class Unfinished:
    """An opening whose papers are not with intake yet."""

    opening: Opening
    box: Box
    account: Account
    due_on: date
    offered: bool


def name_of(house: Organisation, uid: UUID | None) -> str:
    person = house.people.get(uid) if uid else None
    if person is None:
        return "—"
    return person.name_en if language().startswith("en") and person.name_en else person.name


def place_of(box: Box) -> str:
    return box.place_en if language().startswith("en") and box.place_en else box.place


def rights(actor: Actor, *deeds: str) -> dict[str, bool]:
    """Which of these deeds of the house are the actor's, for templates."""
    return {f"may_{deed.removeprefix('box_')}": access.may_in_house(actor, deed) for deed in deeds}


def listing(reader: Reader) -> dict[str, Any]:
    """The page of all boxes."""
    return {
        "planned": [{"due": each, "place": place_of(each.box)} for each in plan.planned()],
        "retired": [{"box": box, "place": place_of(box)} for box in Box.objects.filter(active=False).order_by("no")],
        "unfinished": unfinished(),
        "incidents": incidents(reader.house, Incident.objects.filter(seen_on=None).order_by("pk")),
        **rights(reader.actor, "box_add", "box_open", "box_incident_seen", "box_take_over"),
    }


def unfinished() -> list[Unfinished]:
    policy, waiting = in_force(moment.today()), plan.not_handed_over()
    boxes = names_of(opening.box_uid for opening in waiting)
    offered = set(HandOver.objects.values_list("opening_uid", flat=True)) if waiting else set()
    return [
        Unfinished(
            opening,
            boxes[opening.box_uid],
            account_of(opening),
            plan.papers_due(opening, policy),
            opening.uid in offered,
        )
        for opening in waiting
    ]


def incidents(house: Organisation, found: Iterable[Incident]) -> list[dict[str, Any]]:
    rows = list(found)
    boxes = names_of(row.box_uid for row in rows)
    return [
        {
            "incident": row,
            "box": boxes[row.box_uid],
            "words": INCIDENT_WORDS[IncidentKind(row.kind)],
            "seen_by": name_of(house, row.seen_by_uid),
        }
        for row in rows
    ]


def one_box(reader: Reader, box: Box) -> dict[str, Any]:
    """The page of one box with its newest openings."""
    policy = in_force(moment.today())
    openings = Opening.objects.filter(box_uid=box.uid).order_by("-no")[:NEWEST]
    return {
        "box": box,
        "place": place_of(box),
        "due": plan.due_of(box, policy),
        "openings": [_opened(reader.house, opening) for opening in openings],
        "incidents": incidents(reader.house, Incident.objects.filter(box_uid=box.uid).order_by("-pk")[:NEWEST]),
        **rights(reader.actor, "box_change", "box_open", "box_incident_seen"),
    }


def _opened(house: Organisation, opening: Opening) -> dict[str, Any]:
    return {
        "opening": opening,
        "account": account_of(opening),
        "keeper": name_of(house, opening.keeper_uid),
        "witness": name_of(house, opening.witness_uid),
    }


def one_opening(reader: Reader, opening: Opening, pages: list[OpenPage]) -> dict[str, Any]:
    """The page of one opening: what was found, what became of it, what is left to do."""
    house, box = reader.house, Box.objects.get(uid=opening.box_uid)
    offered = HandOver.objects.filter(opening_uid=opening.uid).first()
    corrections = Correction.objects.filter(opening_uid=opening.uid).order_by("pk")
    return {
        **_opened(house, opening),
        "box": box,
        "place": place_of(box),
        "corrections": [
            {"row": each, "words": CORRECTION_WORDS[CorrectionReason(each.reason)]} for each in corrections
        ],
        "letters": [_letter(each) for each in Letter.objects.filter(opening_uid=opening.uid).order_by("no")],
        "due_on": plan.papers_due(opening, in_force(moment.today())),
        "offered": offered,
        "offered_by": name_of(house, offered.keeper_uid) if offered else "",
        "taken_by": name_of(house, offered.officer_uid) if offered else "",
        "pages": pages,
        "groups": grouped(pages),
        **machine([each for each in pages if not each.page.aside]),
        **rights(reader.actor, "box_letter", "box_take_over"),
    }


def machine(pages: Sequence[OpenPage]) -> dict[str, Any]:
    """Whether the machine can read, how far it is with these pages, and what it proposes."""
    progress = Progress.of(pages)
    return {
        "can_read": confined.can_read(),
        "progress": progress,
        "unasked": len(pages) - progress.waiting - progress.read,
        "proposal": proposal(pages),
    }


def _letter(letter: Letter) -> dict[str, Any]:
    return {"row": letter, "aside": ASIDE_WORDS[SetAside(letter.aside)] if letter.aside else None}


def grouped(pages: Iterable[OpenPage]) -> list[Group]:
    """Pages put together: a new group where a letter begins, and where what is set aside begins or ends."""
    groups: list[Group] = []
    for each in pages:
        row = each.page
        last = groups[-1].pages[-1].page if groups else None
        if last is None or row.begins or row.aside != last.aside:
            groups.append(Group([]))
        groups[-1].pages.append(each)
    return groups


def waiting_for(actor: Actor) -> Mapping[str, Any] | None:
    """The block on the desk of what waits: papers that an officer is to count and sign for."""
    if not access.may_in_house(actor, "box_take_over"):
        return None
    offered = [each for each in unfinished() if each.offered]
    return {"offered": offered, "house": organisation(moment.today()), "boxes": reverse("box:boxes")}
