"""A further piece in an existing matter, received by a channel with a proof of its own: a reply by mail, a second letter (3.1a, 5.2.1a)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from dengwen.docket import papers, seating
from dengwen.docket.actors import REPORTER
from dengwen.docket.acts import held, perform
from dengwen.docket.models import Case
from dengwen.docket.projection import Row, new
from dengwen.intake import attachments
from dengwen.intake.attachments import Attachment, Kept
from dengwen.intake.models import SubmissionStatus
from dengwen.intake.reporter import keepers_of, next_no
from dengwen.intake.submissions import evidence_of
from dengwen.ledger.models import Entry
from dengwen.regulation.vocabulary import Channel, SeatRole


@dataclass(frozen=True, slots=True, repr=False)
class Further:
    """What came, in memory only. ``evidence`` is the channel's own proof; ``kept`` goes to the keepers of identities alone."""

    channel: Channel
    evidence: str
    text: str
    received_on: date
    files: Sequence[Attachment] = ()
    kept: Sequence[Kept] = ()


def add(case: Case, further: Further) -> Entry:
    """Put it into the matter as a message of the reporter, with a submission of its own that is linked to it.

    NotLawful in an archived matter; IntegrityError when the same evidence was submitted before. Nothing here reopens a matter.
    """
    with held(case):
        keepers, founding, seated = keepers_of(case)
        readers = papers.of_dialogue(case)
        drafted = [papers.same("reporter_message", readers, {"text": further.text}, REPORTER)]
        drafted += attachments.papers(further.files, readers, keepers, next_no(case))
        drafted += attachments.kept_papers(further.kept, keepers)
        attachments.adopt(further.files, further.kept)
        rows = [*seating.seat(case, SeatRole.CUSTODIAN, seated), _submission(further)]
        foundings = [founding] if founding else []
        return perform("reporter_message", case, REPORTER, papers=drafted, foundings=foundings, rows=rows)


def _submission(further: Further) -> Row:
    values = {
        "channel": further.channel,
        "evidence": evidence_of(further.channel, further.evidence),
        "received_on": further.received_on,
        "status": SubmissionStatus.LINKED,
    }
    return new("submission", uuid4(), values)
