"""From sheets to submissions: each letter of an opening becomes one, each paper set aside is kept for supervision to sample (2.3d, F6, F8).

Every term counts from the day of the opening, however late a letter is typed in. The receipt code that every matter is given is shown to
nobody: whoever drops a paper has no page, and a keeper who knew the code could speak as the writer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

from django.db import transaction
from django.db.models import Max, Sum
from django.utils.translation import gettext

from dengwen.channels.box import scans
from dengwen.channels.box.models import Box, HandOver, Letter, Opening, Page
from dengwen.channels.box.opening import sheets_of
from dengwen.docket.actors import SYSTEM, Actor
from dengwen.docket.acts import NotLawful
from dengwen.docket.house import enter
from dengwen.docket.models import Case
from dengwen.docket.projection import new
from dengwen.intake.attachments import Kept
from dengwen.intake.given import Given
from dengwen.intake.submissions import evidence_of, receive
from dengwen.intake.waiting import Arrival, keep
from dengwen.regulation.vocabulary import Channel, SetAside
from dengwen.vault import receipts


@dataclass(frozen=True, slots=True)
class Account:
    """The sheets of an opening: counted, and what became of them so far."""

    sheets: int
    letters: int
    in_letters: int
    aside: int

    @property
    def left(self) -> int:
        return self.sheets - self.in_letters - self.aside


def account_of(opening: Opening) -> Account:
    """How far the opening is sorted."""
    found = Letter.objects.filter(opening_uid=opening.uid)
    told = found.filter(aside="")
    return Account(
        sheets=sheets_of(opening),
        letters=told.count(),
        in_letters=told.aggregate(sum=Sum("sheets"))["sum"] or 0,
        aside=found.exclude(aside="").aggregate(sum=Sum("sheets"))["sum"] or 0,
    )


def proof(opening: Opening, no: int) -> str:
    """The channel's own proof of one letter: which opening, which number in it."""
    return f"{opening.uid} letter {no}"


def file_letter(opening: Opening, actor: Actor, given: Given, sheets: int, pages: Sequence[Page] = ()) -> Case:
    """Make a letter a matter, received on the day of the opening: its text for intake, the images of its pages for custodians alone.

    NotLawful when more sheets would be filed than the box held, or once the papers were handed over.
    """
    with transaction.atomic():
        no = _next(opening, sheets)
        told = replace(given, channel=Channel.BOX, evidence=proof(opening, no))
        case = receive(
            told, receipts.new_code(), by=actor, received_on=opening.opened_on, kept=_kept(opening, actor, pages)
        )
        _enter("box_letter", opening, actor, no, sheets)
    return case


def set_aside(
    opening: Opening, actor: Actor, reason: SetAside, words: str, sheets: int, pages: Sequence[Page] = ()
) -> Letter:
    """Papers that are no matter, for a reason of the list: sealed with the keeper's words, so that supervision can look again."""
    with transaction.atomic():
        no = _next(opening, sheets)
        arrival = Arrival(
            Channel.BOX,
            proof(opening, no),
            {"text": words, "sheets": sheets},
            opening.opened_on,
            kept=_kept(opening, actor, pages),
            place_uid=opening.box_uid,
            aside=reason,
        )
        keep(arrival, SYSTEM)
        return _enter("box_aside", opening, actor, no, sheets, reason)


def _kept(opening: Opening, actor: Actor, pages: Sequence[Page]) -> list[Kept]:
    return [Kept("scan", image) for image in scans.given_up(opening, actor, pages)]


def _next(opening: Opening, sheets: int) -> int:
    """The next number, with the box locked so that two keepers cannot file the same sheet."""
    Box.objects.select_for_update().get(uid=opening.box_uid)
    if HandOver.objects.filter(opening_uid=opening.uid).exists():
        raise NotLawful(gettext("The papers of this opening were handed over already."))
    left = account_of(opening).left
    if sheets > left:
        raise NotLawful(
            gettext("Only %(left)d sheets of this opening are left. Correct the count first if there were more.")
            % {"left": left}
        )
    return (Letter.objects.filter(opening_uid=opening.uid).aggregate(last=Max("no"))["last"] or 0) + 1


def _enter(act: str, opening: Opening, actor: Actor, no: int, sheets: int, aside: str = "") -> Letter:
    uid = uuid4()
    values = {"opening_uid": opening.uid, "no": no, "sheets": sheets, "aside": aside}
    enter(act, actor, [new("box_letter", uid, {**values, "evidence": evidence_of(Channel.BOX, proof(opening, no))})])
    return Letter.objects.get(uid=uid)
