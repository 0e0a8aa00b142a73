"""Rounds: what is looked after at intervals. Each is given the present instant, so that tests can give another."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from dengwen.channels.hotline import rounds as hotline
from dengwen.channels.mailbox import working as spool
from dengwen.channels.social import upkeep as online
from dengwen.clerk import boxes, reminders, staffmail, turns, upkeep, watching
from dengwen.clerk.models import RoundDone
from dengwen.outbox import sending

Round = Callable[[datetime], int]
ROUNDS: dict[str, tuple[timedelta, Round]] = {
    "remind": (timedelta(minutes=10), reminders.remind),
    "boxes": (timedelta(minutes=30), boxes.remind),
    "spool": (timedelta(minutes=1), spool.tidy),
    "count": (timedelta(minutes=5), upkeep.count),
    "hotline": (timedelta(minutes=1), hotline.tidy),
    "staffmail": (timedelta(minutes=1), staffmail.announce),
    "outbox": (timedelta(seconds=15), sending.send_due),
    "sweep": (timedelta(hours=1), upkeep.sweep),
    "welcomes": (timedelta(hours=12), upkeep.forget_welcomes),
    "attempts": (timedelta(hours=1), upkeep.forget_attempts),
    "keys": (timedelta(minutes=1), upkeep.tell_of_keys),
    "calendar": (timedelta(hours=12), upkeep.watch_calendar),
    "follow_calendar": (timedelta(minutes=1), upkeep.follow_calendar),
    "online": (timedelta(minutes=1), online.go_on),
    "probe": (timedelta(minutes=15), watching.probe),
    "reconcile": (timedelta(hours=24), watching.reconcile),
    "turns": (timedelta(minutes=1), turns.go_on),
    "recompute": (timedelta(hours=12), upkeep.recompute),
}


def due_rounds(now: datetime) -> list[str]:
    """The rounds whose interval has passed since they were last finished."""
    done = dict(RoundDone.objects.values_list("name", "at"))
    return [name for name, (interval, _) in ROUNDS.items() if name not in done or now - done[name] >= interval]


def go(name: str, now: datetime) -> int:
    """Make one round and remember when; what the round counted."""
    counted = ROUNDS[name][1](now)
    RoundDone.objects.update_or_create(name=name, defaults={"at": now})
    return counted
