"""What the boxes can show: every sheet that two people counted, and every box that was opened in time (1.1a, F6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from django.utils import timezone

from dengwen.channels.box import plan
from dengwen.channels.box.letters import account_of, proof
from dengwen.channels.box.models import Box, Letter, Opening
from dengwen.channels.box.registry import names_of
from dengwen.docket import moment
from dengwen.intake.proving import Piece
from dengwen.intake.submissions import evidence_of
from dengwen.oversight.probing import Probe
from dengwen.policy.numbers import in_force
from dengwen.regulation.vocabulary import Channel


def pieces(since: date, until: date) -> Iterator[Piece]:
    """Every letter and every paper set aside, and each sheet that is neither: until the papers must be with intake, it waits."""
    policy, today = in_force(moment.today()), moment.today()
    openings = list(Opening.objects.filter(opened_on__range=(since, until)).order_by("pk"))
    boxes = names_of(opening.box_uid for opening in openings)
    for opening in openings:
        yield from _of(opening, boxes[opening.box_uid], waits=today <= plan.papers_due(opening, policy))


def _of(opening: Opening, box: Box, *, waits: bool) -> Iterator[Piece]:
    where = f"box {box.no} opening {opening.no}"
    for no in Letter.objects.filter(opening_uid=opening.uid).order_by("no").values_list("no", flat=True):
        yield _piece(opening, f"{where} letter {no}", proof(opening, no))
    account = account_of(opening)
    for sheet in range(account.sheets - max(account.left, 0) + 1, account.sheets + 1):
        piece = _piece(opening, f"{where} sheet {sheet} of {account.sheets}", f"{opening.uid} sheet {sheet}")
        yield replace(piece, waits=waits)


def _piece(opening: Opening, mark: str, said: str) -> Piece:
    return Piece(Channel.BOX, opening.box_uid, mark, opening.opened_on, evidence_of(Channel.BOX, said))


def tries(now: datetime) -> Iterator[Probe]:
    """Whether each box was opened in time, and whether its papers reached intake in time."""
    today = timezone.localdate(now)
    for each in plan.planned():
        yield Probe(Channel.BOX, str(each.box.no), "opening", ok=today <= each.due.on, remark=f"due {each.due.on}")
    policy, waiting = in_force(today), plan.not_handed_over()
    boxes = names_of(opening.box_uid for opening in waiting)
    for opening in waiting:
        last = plan.papers_due(opening, policy)
        yield Probe(Channel.BOX, str(boxes[opening.box_uid].no), "hand-over", ok=today <= last, remark=f"due {last}")
