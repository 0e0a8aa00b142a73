"""When each box is due, by the working calendar: a term that starts anew with every opening (2.3c), and the hand-over's (2.3d)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from dengwen.channels.box.models import Box, Correction, HandOver, Opening
from dengwen.channels.box.opening import sheets_of
from dengwen.docket import moment
from dengwen.policy.numbers import Policy, in_force
from dengwen.regulation.workdays import Due

OPENING, HAND_OVER = "S2", "S3"


@dataclass(frozen=True, slots=True)
class Planned:
    """A box with the last day on which it must be opened."""

    box: Box
    due: Due

    @property
    def late(self) -> bool:
        return moment.today() > self.due.on


def due_of(box: Box, policy: Policy) -> Due:
    """Counted from the last opening, or from the day on which the box was listed."""
    return policy.due(OPENING, box.last_on or box.since_on)


def planned() -> list[Planned]:
    """Every box in use, the most urgent first."""
    policy = in_force(moment.today())
    found = [Planned(box, due_of(box, policy)) for box in Box.objects.filter(active=True)]
    return sorted(found, key=lambda each: (each.due.on, each.box.no))


def papers_due(opening: Opening, policy: Policy) -> date:
    """The last day on which the papers may still lie with the keepers; a day off is no day for it."""
    return policy.backstop(HAND_OVER, opening.opened_on).on


def not_handed_over() -> list[Opening]:
    """Openings with sheets that no officer has taken over yet, the oldest first."""
    taken = HandOver.objects.exclude(taken_on=None).values("opening_uid")
    waiting = Opening.objects.exclude(uid__in=taken).order_by("opened_on", "pk")
    return [opening for opening in waiting.filter(_with_sheets()) if sheets_of(opening)]


def _with_sheets() -> Q:
    """Not the empty ones, unless a correction found something after all."""
    return Q(sheets__gt=0) | Q(uid__in=Correction.objects.filter(sheets__gt=0).values("opening_uid"))
