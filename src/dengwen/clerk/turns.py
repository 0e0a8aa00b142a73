"""Whose turn it is, asked anew where no act told: after posts or keys changed, in portions."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from dengwen.clerk.models import Cursor
from dengwen.docket import moment, worklists
from dengwen.docket.models import Case
from dengwen.people.organisation import organisation
from dengwen.regulation.vocabulary import Stage

PORTION = 300
REACHED, PICTURE = "asked", "asked of organisation"
"""Names of cursors; those of the reactions to entries are other ones."""


def go_on(now: datetime) -> int:
    """Ask the next matters; how many seats said something else. A changed organisation, or a new day, begins anew."""
    with moment.standing_at(now):
        return _portion(_reached(now))


def _reached(now: datetime) -> int:
    """The internal key of the last matter asked since the organisation or the day changed."""
    day = timezone.localdate(now)
    picture = organisation(day).version ^ day.toordinal()
    known, _ = Cursor.objects.get_or_create(name=PICTURE)
    if known.index != picture:
        Cursor.objects.update_or_create(name=REACHED, defaults={"index": 0})
        Cursor.objects.filter(name=PICTURE).update(index=picture)
    reached, _ = Cursor.objects.get_or_create(name=REACHED, defaults={"index": 0})
    return reached.index


def _portion(reached: int) -> int:
    waiting = Case.objects.filter(pk__gt=reached).exclude(stage__in=(Stage.ARCHIVED, Stage.MERGED)).order_by("pk")
    found = list(waiting.values_list("pk", flat=True)[:PORTION])
    changed = sum(_asked(pk) for pk in found)
    if found:
        Cursor.objects.filter(name=REACHED).update(index=found[-1])
    return changed


def _asked(pk: int) -> int:
    with transaction.atomic():
        return worklists.decide(Case.objects.select_for_update().get(pk=pk))
