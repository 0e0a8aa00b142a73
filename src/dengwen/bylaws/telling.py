"""Whoever works by the rules hears that they changed; the notice says no more."""

from __future__ import annotations

from dengwen.desk.notices import NoticeKind, tell
from dengwen.docket import moment
from dengwen.ledger.models import Entry
from dengwen.people.organisation import organisation
from dengwen.regulation.vocabulary import Post

TOLD = (Post.INTAKE_OFFICER, Post.SUPERVISOR)


def rules_changed(entry: Entry) -> None:
    """Tell intake and supervision once of what this entry changed, in the transaction that entered it."""
    by_post = organisation(moment.today()).by_post
    tell([uid for post in TOLD for uid in by_post.get(post, [])], NoticeKind.RULES_CHANGED, f"rules:{entry.index}")
