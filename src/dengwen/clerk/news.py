"""News for reporters who asked for mails: what appears on their page is announced, never told (5.2.1b)."""

from __future__ import annotations

from datetime import timedelta

from dengwen.docket import moment
from dengwen.docket.models import Case
from dengwen.ledger.models import Entry
from dengwen.outbox import subscriptions

NEWS = (
    "accept",
    "refuse",
    "message_reporter",
    "notify_progress",
    "extend",
    "release_feedback",
    "pass_on_feedback",
    "explain",
    "view_identity",
    "release_original",
    "close",
    "reopen",
)
"""Acts that put something on the reporter's page which the reporter waits for or should know at once."""
LAST = "archive"
OLD = timedelta(days=7)


def reporters_are_told(entry: Entry, case: Case) -> None:
    """A mail for everybody who asked, in the transaction of the cursor. What is older than a week is no news any more."""
    if entry.on >= moment.today() - OLD:
        subscriptions.tell(case.uid)


def addresses_are_forgotten(entry: Entry, case: Case) -> None:
    """In the archive nothing happens any more: the addresses go."""
    subscriptions.end(case.uid)
