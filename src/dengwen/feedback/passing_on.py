"""Whoever reported the same and was joined to the matter reads the answer too, on the own page, in the act that releases it (3.1a, 5.1.1a).

The answer is sealed to each joined matter's own report compartment: nobody gets a key, and nobody learns of anybody else.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from dengwen.docket import access, joining, papers
from dengwen.docket.actors import SYSTEM, Actor
from dengwen.docket.acts import perform
from dengwen.docket.models import Case
from dengwen.feedback.wording import Reply
from dengwen.ledger.models import Entry
from dengwen.regulation.vocabulary import OPEN_STAGES, Stage

ACT = "pass_on_feedback"
_STANDS = ("approve", "release_feedback", "reopen")


def locked(case: Case) -> list[Case]:
    """The joined matters, held until the transaction ends. To be called before its first entry, so that nobody waits for each other."""
    uids = [each.pk for each in joining.joined_to(case)]
    return list(Case.objects.select_for_update().filter(pk__in=uids).order_by("pk")) if uids else []


def pass_on(case: Case, reply: Reply, joined: list[Case]) -> None:
    """Put the version for those who joined on each of their pages, in the caller's transaction."""
    told = _told(reply.for_joined)
    for each in joined:
        paper = papers.same("feedback", papers.compartments_of(each, "R"), told, SYSTEM)
        perform(ACT, each, SYSTEM, papers=[paper], facts={"main": case.uid})


def _told(reply: Reply) -> dict[str, Any]:
    """The reply without what points to the matter it was written for."""
    answers = [{"outcome": each.outcome, "text": each.text} for each in reply.answers]
    return {**reply.parts, "answers": answers, "text": reply.text}


def seen_by(case: Case, actor: Actor) -> int:
    """How many joined matters this person takes part in; of others nobody is told."""
    uids = [each.pk for each in joining.joined_to(case)]
    return Case.objects.filter(access.which(actor, "see"), pk__in=uids).count() if uids else 0


def still_to_be_answered(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    """Gate of merging: the answer of the matter to go on in is still to come, else this reporter would never read one."""
    stands = Entry.objects.filter(case_uid=UUID(str(facts["main"])), act__in=_STANDS).order_by("-index").first()
    if stands is None or stands.act != "release_feedback":
        return []
    return [gettext("That matter was answered already. Relate this one to it and answer its reporter by itself.")]


def main_has_ended(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    """Gate of archiving: a joined matter waits for the one in which it goes on."""
    if case.stage != Stage.MERGED or Stage(joining.main_of(case).stage) not in OPEN_STAGES:
        return []
    return [gettext("The matter in which this one goes on is still open.")]
