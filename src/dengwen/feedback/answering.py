"""The reply: drafted by one person, checked and released by another, and then with the reporter at once (5.1.1)."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.utils.translation import gettext

from dengwen.docket import moment, papers
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful, held, perform
from dengwen.docket.granting import opener_of
from dengwen.docket.models import Case, Seat
from dengwen.docket.papers import OpenPaper, PaperDraft
from dengwen.docket.projection import change, new
from dengwen.feedback import checks, likeness, naming, passing_on
from dengwen.feedback.checks import Candidate
from dengwen.feedback.models import Reply as Draft
from dengwen.feedback.models import ReplyState
from dengwen.feedback.wording import Reply
from dengwen.ledger.models import Entry
from dengwen.people.organisation import Organisation, organisation
from dengwen.vault.models import Compartment


def draft_feedback(case: Case, actor: Actor, reply: Reply) -> Entry:
    """Write a draft into the work product; it takes the place of one that still waits.

    What the author's own papers of this matter do not know by name is noted with it, for whoever releases it may hold fewer papers.
    """
    with held(case):
        places, uid = _work(case), uuid4()
        unknown = unfamiliar(case, reply, papers.open_papers(case, opener_of(actor)))
        payload = {**reply.payload(), "unknown": unknown}
        paper = papers.draft("feedback_draft", [(place, payload) for place in places], actor, uid=uid)
        row = new("reply", uid, {"author_uid": actor.uid, "drafted_on": moment.today()})
        older = [change("reply", each.uid, {"state": ReplyState.REPLACED}) for each in _waiting(case)]
        return perform("draft_feedback", case, actor, rows=[*older, row], papers=[paper], facts={"draft": uid})


def release_feedback(case: Case, actor: Actor) -> Entry:
    """Send the waiting draft to the reporter and to everybody who was joined.

    NotLawful for its author, and with every reason that stands against it.
    """
    with held(case):
        waiting = waiting_draft(case)
        reply = _opened(case, actor, waiting).reply
        row = change("reply", waiting.uid, {"state": ReplyState.RELEASED, "released_on": moment.today()})
        told, joined = _to_reporter(case, actor, reply, waiting.uid), passing_on.locked(case)
        entry = perform("release_feedback", case, actor, rows=[row], papers=[told], facts={"draft": waiting.uid})
        passing_on.pass_on(case, reply, joined)
        likeness.remember(case, reply.places)
    return entry


def return_feedback(case: Case, actor: Actor, text: str) -> Entry:
    """Send the waiting draft back to be written anew, with the reason."""
    if not text.strip():
        raise NotLawful(gettext("Say what is to be changed."))
    with held(case):
        waiting = waiting_draft(case)
        paper = papers.same("feedback_returned", _work(case), {"text": text}, actor, about=waiting.uid)
        row = change("reply", waiting.uid, {"state": ReplyState.RETURNED})
        return perform("return_feedback", case, actor, rows=[row], papers=[paper], facts={"draft": waiting.uid})


def nothing_against_it(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    """Gate of the release: the draft named is the one that waits, and every check of it passes now."""
    waiting = Draft.objects.filter(case=case, uid=UUID(str(facts["draft"])), state=ReplyState.WAITING).first()
    if waiting is None:
        return [gettext("No draft waits for release.")]
    return checks.reasons_against(case, _opened(case, actor, waiting))


def waiting_draft(case: Case) -> Draft:
    """The draft that waits for a second person. NotLawful when none does."""
    for each in _waiting(case):
        return each
    raise NotLawful(gettext("No draft waits for release."))


def candidate(case: Case, body: Any, read: list[OpenPaper]) -> Candidate:
    """A draft's text with what can be said about its names by a reader of these papers."""
    reply, doubtful = Reply.of_payload(body), set(body.get("unknown", ()))
    return Candidate(reply, [name for name in unfamiliar(case, reply, read) if name in doubtful] if doubtful else ())


def unfamiliar(case: Case, reply: Reply, read: list[OpenPaper]) -> list[str]:
    """The names in a reply that stand in none of these papers of the matter and are not the units that handle it."""
    house = organisation(moment.today())
    return naming.foreign_names(house, reply.every_text, read, _handling_units(case, house))


def _handling_units(case: Case, house: Organisation) -> list[UUID]:
    seated = Seat.objects.filter(case=case, active=True).values_list("staff_uid", flat=True)
    units = [house.people[uid].unit_uid for uid in seated if uid in house.people]
    return [*units, case.unit_uid] if case.unit_uid else units


def _waiting(case: Case) -> list[Draft]:
    return list(Draft.objects.filter(case=case, state=ReplyState.WAITING))


def _opened(case: Case, actor: Actor, waiting: Draft) -> Candidate:
    read = papers.open_papers(case, opener_of(actor))
    body = next((each.body for each in read if each.paper.uid == waiting.uid), None)
    if body is None:
        raise NotLawful(gettext("You hold no key to this draft."))
    return candidate(case, body, read)


def _work(case: Case) -> list[Compartment]:
    return papers.compartments_of(case, "W")


def _to_reporter(case: Case, actor: Actor, reply: Reply, draft_uid: UUID) -> PaperDraft:
    told = {**reply.own_payload(), "text": reply.text}
    return papers.same("feedback", papers.compartments_of(case, "R"), told, actor, about=draft_uid)


def rows_of(case: Case) -> list[Draft]:
    """All drafts of the matter, oldest first."""
    return list(Draft.objects.filter(case=case).order_by("pk"))
