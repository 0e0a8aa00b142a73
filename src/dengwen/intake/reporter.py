"""What a reporter does after the submission: writes, adds files, takes the matter back (5.2.1a, 3.1c, F8).

The caller has opened the reporter's session with the receipt code and knows that this matter is the reporter's. Nothing that a reporter
does carries an instant or an author.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from dengwen.docket import moment, papers, seating
from dengwen.docket.actors import REPORTER
from dengwen.docket.acts import held, perform
from dengwen.docket.models import Case, Paper
from dengwen.intake import attachments
from dengwen.intake.attachments import Attachment
from dengwen.ledger.models import Entry
from dengwen.people.organisation import organisation
from dengwen.regulation.vocabulary import SeatRole
from dengwen.vault.compartments import Founding, found
from dengwen.vault.holders import holders_of, recovery_holder
from dengwen.vault.models import Compartment


def write(case: Case, text: str) -> Entry:
    """A message to whoever handles the matter: sealed with the report, and with the packet of the unit in charge."""
    with held(case):
        told = papers.same("reporter_message", papers.of_dialogue(case), {"text": text}, REPORTER)
        return perform("reporter_message", case, REPORTER, papers=[told])


def add_files(case: Case, files: Sequence[Attachment], text: str = "") -> Entry:
    """More files, with a word to them if there is one; the first files of a matter found the compartment that keeps originals."""
    with held(case):
        keepers, founding, seated = keepers_of(case)
        readers = papers.of_dialogue(case)
        drafted = attachments.papers(files, readers, keepers, next_no(case))
        if text:
            drafted.append(papers.same("reporter_message", readers, {"text": text}, REPORTER))
        attachments.adopt(files)
        rows = seating.seat(case, SeatRole.CUSTODIAN, seated)
        foundings = [founding] if founding else []
        return perform("reporter_message", case, REPORTER, papers=drafted, foundings=foundings, rows=rows)


def withdraw(case: Case, reason: str = "") -> Entry:
    """Take the matter back. Nothing is deleted; supervision may still look into it."""
    with held(case):
        told = [papers.same("withdrawal", papers.of_dialogue(case), {"text": reason}, REPORTER)] if reason else []
        return perform("withdraw", case, REPORTER, papers=told)


def keepers_of(case: Case) -> tuple[Compartment, Founding | None, list[UUID]]:
    """The identity compartment; where there is none yet, a new one for exactly the custodians who are seated with it."""
    kept = papers.compartments_of(case, "I")
    if kept:
        return kept[0], None, []
    on = moment.today()
    custodians = seating.pool(organisation(on), SeatRole.CUSTODIAN, case)
    founding = found(case.uid, "I", [*holders_of(custodians).values(), recovery_holder()], on)
    return founding.compartment, founding, custodians


def next_no(case: Case) -> int:
    return Paper.objects.filter(case=case, kind="file", author_uid=None).count() + 1
