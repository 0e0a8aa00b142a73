"""`dengwen status`: what runs, how large the ledger is, what needs attention."""

import fcntl
import socket
from datetime import date, datetime, timedelta
from importlib.metadata import version
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Count, Max
from django.utils import timezone

from dengwen.clerk.models import RoundDone
from dengwen.clerk.reactions import behind
from dengwen.config import serving
from dengwen.config.demo.command import KEPT as DEMO_KEPT
from dengwen.config.home import pending_migrations
from dengwen.config.outgoing import part_of_status
from dengwen.docket.models import Case, Clock
from dengwen.ledger.verify import current_head
from dengwen.policy.numbers import in_force

LIVES_WITHIN = timedelta(minutes=3)
"""The clerk has rounds that come every few seconds; one that is silent for so long is not there."""


def status() -> dict[str, Any]:
    """Plain values only: nothing of any matter's content."""
    found: dict[str, Any] = {
        "version": version("dengwen"),
        "home": str(settings.HOME),
        "database": connection.vendor,
        "demo": settings.DEMO or (settings.HOME / DEMO_KEPT).exists(),
        "serving": being_served(),
        "vault_answers": vault_answers(),
        "pending_migrations": pending_migrations(),
    }
    if found["pending_migrations"]:
        return found
    return found | clerk(timezone.now()) | contents(timezone.localdate())


def vault_answers() -> bool:
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(2)
        return line.connect_ex(str(settings.VAULT_SOCKET)) == 0


def being_served() -> bool:
    """Whether `dengwen serve` holds this home: it watches the web workers and whatever else it started."""
    lock = settings.RUN_DIR / serving.LOCK
    if not lock.exists():
        return False
    with lock.open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def clerk(now: datetime) -> dict[str, Any]:
    """When the clerk last finished a round, whether that is recent, and how many of its duties have not come to the newest entry."""
    last = RoundDone.objects.aggregate(last=Max("at"))["last"]
    return {
        "clerk_works": last is not None and now - last <= LIVES_WITHIN,
        "clerk_last_round": last and last.isoformat(timespec="seconds"),
        "clerk_duties_behind": len(behind()),
    }


def contents(today: date) -> dict[str, Any]:
    head = current_head()
    by_stage = Case.objects.order_by().values_list("stage").annotate(Count("pk"))
    running = Clock.objects.filter(settled_on=None)
    return {
        "entries": head.size,
        "root": head.root.hex(),
        "cases": dict(by_stage),
        "overdue": running.filter(due_on__lt=today).count(),
        "provisional": running.filter(provisional=True).count(),
        "calendar_until": in_force(today).calendar.last_year,
        "outbox": part_of_status(),
    }


def in_words(found: dict[str, Any]) -> str:
    return "\n".join(f"{name:20} {value}" for name, value in found.items())
