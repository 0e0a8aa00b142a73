"""`dengwen status`: what runs, how large the ledger is, what needs attention."""

import socket
from datetime import date
from importlib.metadata import version
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Count
from django.utils import timezone

from dengwen.config.home import pending_migrations
from dengwen.config.outgoing import part_of_status
from dengwen.docket.models import Case, Clock
from dengwen.ledger.verify import current_head
from dengwen.policy.numbers import in_force


def status() -> dict[str, Any]:
    """Plain values only: nothing of any matter's content."""
    found: dict[str, Any] = {
        "version": version("dengwen"),
        "home": str(settings.HOME),
        "database": connection.vendor,
        "demo": settings.DEMO,
        "vault_answers": vault_answers(),
        "pending_migrations": pending_migrations(),
    }
    return found | contents(timezone.localdate()) if not found["pending_migrations"] else found


def vault_answers() -> bool:
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(2)
        return line.connect_ex(str(settings.VAULT_SOCKET)) == 0


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
