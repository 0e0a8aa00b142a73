"""Samples are drawn by the house, not picked: the seed follows from the day and the ledger's root and is published with the draw (7.1.1c).

A draw is an entry of the house itself: the day, how long the ledger was, its root and the seed. The sample follows from these
for every supervisor among the matters that this supervisor may see, so that nothing on the page tells of one that is hidden.
One draw a day at most, so that nobody can draw again until a pleasing sample comes.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext

from dengwen.docket import access, moment
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful, ledger_key
from dengwen.docket.models import Case
from dengwen.ledger.append import Draft, append
from dengwen.ledger.models import Entry, TreeHead

ACT = "draw_sample"
LOOK_BACK = timedelta(days=365)
AT_LEAST, AT_MOST, PERCENT = 10, 50, 5
KEPT = 4


@dataclass(frozen=True, slots=True)
class Drawing:
    """One draw as its entry tells it. Anybody can repeat it: the lowest digests of seed and matter are the sample."""

    on: date
    size: int
    root: str
    seed: str


def seed_of(on: date, root: bytes) -> str:
    """The seed of a day's draw: SHA-256 of the day and the ledger's root."""
    return hashlib.sha256(on.isoformat().encode() + b"\n" + root).hexdigest()


def rank(seed: str, case_uid: UUID) -> bytes:
    """Where a matter stands in the draw of this seed."""
    return hashlib.sha256(bytes.fromhex(seed) + case_uid.bytes).digest()


def draw(actor: Actor) -> Drawing:
    """Draw today's sample and enter it. NotLawful without the post, or twice on one day."""
    if not access.may_in_house(actor, "supervision"):
        raise NotLawful(gettext("This is not yours to do."))
    today = moment.today()
    with transaction.atomic():
        head = TreeHead.objects.select_for_update().get()
        if any(each.on == today for each in drawings()):
            raise NotLawful(gettext("A sample was drawn today already; there is one a day, so that nobody can choose."))
        seed = seed_of(today, bytes(head.root))
        body = {"facts": {"size": head.size, "root": bytes(head.root).hex(), "seed": seed}}
        drawn = Draft(None, ACT, actor.uid, "staff", today, moment.now(), body)
        return _told(append([drawn], ledger_key())[0])


def how_many(population: int) -> int:
    """Five in a hundred, ten at least and fifty at most."""
    return min(max(AT_LEAST, population * PERCENT // 100), AT_MOST, population)


def drawings() -> list[Drawing]:
    """The newest draws, newest first."""
    entries = Entry.objects.filter(case_uid=None, act=ACT).order_by("-seq")[:KEPT]
    return [_told(entry) for entry in entries]


def _told(entry: Entry) -> Drawing:
    facts: dict[str, Any] = entry.body["facts"]
    return Drawing(entry.on, facts["size"], facts["root"], facts["seed"])


def seen(actor: Actor, drawing: Drawing) -> list[Case]:
    """This supervisor's sample: the lowest ranks among the visible matters that had been received in the twelve months before the draw.

    A matter received after the draw is no part of it; one that the supervisor is excluded from leaves neither a gap nor a number.
    """
    known = Entry.objects.filter(act="receive", index__lt=drawing.size, case_uid=OuterRef("uid"))
    within = Case.objects.filter(received_on__gt=drawing.on - LOOK_BACK, received_on__lte=drawing.on)
    uids = list(within.filter(access.which(actor, "see"), Exists(known)).values_list("uid", flat=True))
    chosen = sorted(uids, key=lambda uid: rank(drawing.seed, uid))[: how_many(len(uids))]
    found = {case.uid: case for case in Case.objects.filter(uid__in=chosen)}
    return [found[uid] for uid in chosen]
