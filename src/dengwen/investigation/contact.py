"""The reporter is asked through the dialogue, without asking who they are (4.1.1b)."""

from __future__ import annotations

from django.utils.translation import gettext

from dengwen.docket import clocks, moment
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful, held, perform
from dengwen.docket.models import Case
from dengwen.docket.papers import draft, of_dialogue, same
from dengwen.investigation import story
from dengwen.investigation.packet import work_of
from dengwen.investigation.vocabulary import Attempt
from dengwen.ledger.models import Entry


def contact(case: Case, actor: Actor, text: str) -> Entry:
    """Write to the reporter; that ends the term for the first contact."""
    if not text.strip():
        raise NotLawful(gettext("Write something to the reporter."))
    with held(case):
        paper = same("staff_message", of_dialogue(case), {"text": text}, actor)
        return perform("contact", case, actor, papers=[paper])


def notify_progress(case: Case, actor: Actor, text: str) -> Entry:
    """Tell the reporter how far the matter is (5.2.1b); the next notice falls due from today."""
    if not text.strip():
        raise NotLawful(gettext("Write something to the reporter."))
    with held(case):
        paper = same("progress", of_dialogue(case), {"text": text}, actor)
        return perform("notify_progress", case, actor, papers=[paper])


def contact_attempt(case: Case, actor: Actor, means: Attempt, text: str = "") -> Entry:
    """Record that the reporter could not be reached. The third attempt, on a second day at least, ends the term for the first contact."""
    work = work_of(case)
    days = [*story.attempts(story.told(case)), moment.today()]
    ended = clocks.settle(clocks.running(case), ["S9"], moment.today()) if story.enough(days) else []
    paper = draft("contact", [(work, {"means": means, "text": text})], actor)
    return perform("contact_attempt", case, actor, rows=ended, papers=[paper], facts={"means": means})
