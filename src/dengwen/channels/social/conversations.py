"""What waits from online, by who wrote it: the pieces of one sender stand together and are sorted together (2.4b)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Min, QuerySet
from django.http import Http404

from dengwen.channels.social import accounts
from dengwen.channels.social.models import Account
from dengwen.docket import moment
from dengwen.docket.actors import Actor
from dengwen.docket.models import Case
from dengwen.intake import sorting
from dengwen.intake.given import Given
from dengwen.intake.models import Waiting, WaitingState
from dengwen.intake.sorting import OpenArrival
from dengwen.policy.numbers import in_force
from dengwen.regulation.vocabulary import Channel, SetAside
from dengwen.vault import receipts, welcomes

TERM = "S4"
NO_ACCOUNT = UUID(int=0)
MOST = 50
"""So many conversations stand on a page, and so many pieces of one are sorted at once."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """What one sender wrote to one account and nobody has sorted yet; ``uid`` is its first piece's."""

    uid: UUID
    account: Account | None
    pieces: int
    since: date
    due_on: date


def waiting_for(actor: Actor) -> list[Conversation]:
    """The conversations that wait and the actor holds keys of, the longest waiting first; one more than a page when there are more."""
    grouped = (
        _waiting(actor)
        .values("source", "place_uid")
        .annotate(first=Min("pk"), pieces=Count("pk"), since=Min("received_on"))
        .order_by("since", "first")[: MOST + 1]
    )
    rows = list(grouped)
    uids = dict(Waiting.objects.filter(pk__in=[row["first"] for row in rows]).values_list("pk", "uid"))
    known, policy = accounts.labels({row["place_uid"] for row in rows if row["place_uid"]}), in_force(moment.today())
    return [
        Conversation(
            uids[row["first"]],
            known.get(row["place_uid"] or NO_ACCOUNT),
            row["pieces"],
            row["since"],
            policy.due(TERM, row["since"]).on,
        )
        for row in rows
    ]


def _waiting(actor: Actor) -> QuerySet[Waiting]:
    return sorting.visible_to(actor).filter(channel=Channel.SOCIAL, state=WaitingState.WAITING)


def pieces_of(actor: Actor, uid: UUID) -> list[Waiting]:
    """What the sender of this piece wrote and still waits, oldest first; the piece alone once it was sorted. Http404 for others."""
    anchor = sorting.seen_or_404(actor, uid)
    if anchor.channel != Channel.SOCIAL:
        raise Http404
    together = _waiting(actor).filter(source=anchor.source, place_uid=anchor.place_uid).order_by("pk")[:MOST]
    return list(together) if anchor.state == WaitingState.WAITING and anchor.source else [anchor]


def due_on(pieces: Sequence[Waiting]) -> date:
    """The last day for sorting them, by the first that came."""
    return in_force(moment.today()).due(TERM, min(each.received_on for each in pieces)).on


def words_of(several: Sequence[OpenArrival]) -> str:
    """All that was written, one piece after the other."""
    told = [str(each.content.get(name, "")) for each in several for name in ("text", "facts")]
    return "\n\n".join(text for text in told if text)


def take_up(pieces: Sequence[Waiting], actor: Actor, given: Given) -> tuple[Case, str]:
    """The first piece becomes the matter, the others join it; all or none of it. With the matter a welcome for its sender.

    The welcome shows the receipt code once, within seven days, so that no officer ever reads the code.
    """
    first, *others = pieces
    code = receipts.new_code()
    with transaction.atomic():
        case = sorting.take_up(first, actor, given, code)
        for each in others:
            sorting.join(each, case, actor)
        return case, welcomes.make(code, moment.today())


def join(pieces: Sequence[Waiting], case: Case, actor: Actor) -> None:
    """All of them are put to a matter that the actor handles."""
    with transaction.atomic():
        for each in pieces:
            sorting.join(each, case, actor)


def set_aside(pieces: Sequence[Waiting], actor: Actor, reason: SetAside, words: str) -> None:
    """None of them is a matter, for a reason of the list and in the officer's own words."""
    with transaction.atomic():
        for each in pieces:
            sorting.set_aside(each, actor, reason, words)
