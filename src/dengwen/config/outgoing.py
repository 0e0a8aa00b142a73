"""What `dengwen outbox` does, and the outbox's part of `dengwen status`."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from dengwen.outbox import line, sending
from dengwen.outbox.health import health


def send_now() -> dict[str, Any]:
    """Everything that is due goes; batches whose hour has not come still wait."""
    line.forgive()
    sent = sending.send_due(timezone.now())
    return {"sent_now": sent, **part_of_status()}


def try_out(address: str) -> dict[str, Any]:
    """One test mail, past the queue; the fault's kind and the server's number for it, when there was one."""
    fault = sending.test(address)
    return {"sent": not fault, "fault": fault}


def part_of_status() -> dict[str, Any]:
    """Numbers and days."""
    return health(timezone.now())._asdict()


def in_words(found: dict[str, Any]) -> str:
    return "\n".join(f"{name:20} {value}" for name, value in found.items())
