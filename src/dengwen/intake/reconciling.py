"""The daily reconciliation: every channel's own proof against the register, and each missing piece by name (K0, F6)."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from dengwen.desk.notices import NoticeKind, tell
from dengwen.docket import moment
from dengwen.intake.models import Missing, ProverState, Reconciled
from dengwen.intake.proving import PROVERS, Piece, held_against
from dengwen.ledger.models import Entry
from dengwen.people.organisation import organisation
from dengwen.regulation.vocabulary import Channel, Post

DAYS = 35
TOLD = (Post.INTAKE_OFFICER, Post.SUPERVISOR)
log = logging.getLogger(__name__)


def reconcile(now: datetime) -> int:
    """Hold the last days of every channel against the register; how many pieces are missing now.

    Intake and supervision are told of new ones. A channel that cannot be asked keeps its former result, and the house remembers since when.
    """
    with moment.standing_at(now):
        until = timezone.localdate(now)
        for name in sorted(PROVERS):
            _reconcile(name, until - timedelta(days=DAYS - 1), until, now)
        return Missing.objects.filter(found_on=None).count()


def _reconcile(name: str, since: date, until: date, now: datetime) -> None:
    try:
        judged = list(held_against(name, since, until))
    except Exception as fault:
        log.warning("prover %s broke off: %s", name, type(fault).__name__)
        state, _ = ProverState.objects.get_or_create(prover=name)
        state.silent_since = state.silent_since or now
        state.save()
        return
    with transaction.atomic():
        ProverState.objects.update_or_create(prover=name, defaults={"asked_at": now, "silent_since": None})
        _count(name, since, judged)
        new = _name_missing(name, since, until, [piece for piece, known in judged if not known])
        if new:
            _tell(name, until, new)


def _count(name: str, since: date, judged: Iterable[tuple[Piece, bool]]) -> None:
    proved: Counter[tuple[str, date]] = Counter()
    registered: Counter[tuple[str, date]] = Counter()
    for piece, known in judged:
        proved[piece.channel, piece.on] += 1
        registered[piece.channel, piece.on] += known
    Reconciled.objects.filter(prover=name, on__gte=since).delete()
    Reconciled.objects.bulk_create(
        Reconciled(prover=name, channel=channel, on=on, proved=count, registered=registered[channel, on])
        for (channel, on), count in proved.items()
    )


def _name_missing(name: str, since: date, until: date, missing: Iterable[Piece]) -> int:
    """Write down who is newly missing and who was found since; how many are new."""
    now = {(str(each.channel), each.place_uid, each.mark, each.on) for each in missing}
    standing = Missing.objects.filter(prover=name, found_on=None, on__gte=since)
    known = {(each.channel, each.place_uid, each.mark, each.on): each.pk for each in standing}
    Missing.objects.filter(pk__in=[pk for key, pk in known.items() if key not in now]).update(found_on=until)
    fresh = sorted(now - known.keys(), key=lambda key: (key[3], key[2]))
    Missing.objects.bulk_create(
        Missing(prover=name, channel=channel, place_uid=place, mark=mark, on=on, noticed_on=until)
        for channel, place, mark, on in fresh
    )
    return len(fresh)


def _tell(name: str, on: date, new: int) -> None:
    house = organisation(on)
    told = [uid for post in TOLD for uid in house.by_post.get(post, [])]
    tell(told, NoticeKind.MISSING, f"missing:{name}:{on}:{new}")


def verdict() -> dict[str, Any]:
    """How it stands: each missing piece by channel, place, mark and day, and the channels that could not be asked."""
    missing = Missing.objects.filter(found_on=None).order_by("on", "pk")
    mute = ProverState.objects.exclude(silent_since=None).order_by("prover")
    counted = Reconciled.objects.filter(on__gt=moment.today() - timedelta(days=DAYS)).values_list(
        "proved", "registered"
    )
    return {
        "ok": not missing.exists() and not mute.exists(),
        "proved": sum(proved for proved, _ in counted),
        "registered": sum(registered for _, registered in counted),
        "missing": [_named(each) for each in missing],
        "not_asked": list(mute.values_list("prover", flat=True)),
    }


def _named(each: Missing) -> Mapping[str, Any]:
    place = str(each.place_uid) if each.place_uid else None
    return {"channel": each.channel, "place": place, "mark": each.mark, "on": each.on.isoformat()}


def entered_online(since: date, until: date) -> Iterable[Piece]:
    """What the ledger proves of the web form: each first entry names a submission, which the register must hold."""
    received = Entry.objects.filter(act="receive", on__range=(since, until)).order_by("index")
    for entry in received.iterator():
        for sign, noun, _, values in entry.body.get("rows", ()):
            if sign == "+" and noun == "submission" and values["channel"] == Channel.WEB:
                yield Piece(Channel.WEB, None, f"entry {entry.index}", entry.on, values["evidence"])
