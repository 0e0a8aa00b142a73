"""Writing down for somebody: what was said or handed over becomes a matter that counts from that day (3.1a, F7, F8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from dengwen.desk.notices import NoticeKind, tell
from dengwen.docket import moment
from dengwen.docket.actors import Actor
from dengwen.docket.house import enter
from dengwen.docket.models import Case, Seat
from dengwen.intake.attachments import Attachment, Kept
from dengwen.intake.given import Given
from dengwen.intake.submissions import receive
from dengwen.regulation.vocabulary import Channel, SeatRole
from dengwen.vault import receipts

HOURS_TO_WRITE_DOWN = 24


@dataclass(frozen=True, slots=True)
class Filed:
    """The new matter's receipt: ``code`` is shown once, on the slip that goes to the reporter."""

    case: Case
    code: str
    late: bool


def file_for(
    given: Given, said_at: datetime, actor: Actor, files: Sequence[Attachment] = (), kept: Sequence[Kept] = ()
) -> Filed:
    """Open the matter as of the day on which it was said; later than 24 hours after is told to supervision.

    NotReceivedYet for an instant to come, NotLawful for whoever may not write down for others.
    """
    late = moment.now() - said_at > timedelta(hours=HOURS_TO_WRITE_DOWN)
    code = receipts.new_code()
    with transaction.atomic():
        case = receive(given, code, files, by=actor, received_on=timezone.localdate(said_at), kept=kept)
        enter("counter_file", actor, facts={"channel": given.channel, "late": late})
        if late and given.channel is Channel.MANAGER:
            tell(_supervisors(case), NoticeKind.TOLD_LATE, f"told-late:{case.uid}", case)
    return Filed(case, code, late)


def _supervisors(case: Case) -> list[UUID]:
    seats = Seat.objects.filter(case=case, active=True, role=SeatRole.SUPERVISOR)
    return list(seats.values_list("staff_uid", flat=True))
