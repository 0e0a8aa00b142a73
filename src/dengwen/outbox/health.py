"""How the outbox does, in numbers: no address, no matter."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db.models import Count
from django.utils import timezone

from dengwen.outbox import line
from dengwen.outbox.models import Mail, MailState, Subscription
from dengwen.outbox.queue import configured

LOOKED_BACK = timedelta(days=7)
LATE = timedelta(hours=1)


class Health(NamedTuple):
    """``late`` counts mails whose time came an hour ago or that were tried in vain; the counts of done ones are the last seven days'."""

    configured: bool
    waiting: int
    late: int
    sent: int
    given_up: int
    oldest_waiting_on: date | None
    last_success_at: datetime | None
    faults: int
    last_fault: str
    retry_at: datetime | None
    subscriptions: int


def health(now: datetime) -> Health:
    """Counted afresh: waiting mails over their partial index, done ones over a week."""
    waiting = Mail.objects.filter(state=MailState.WAITING)
    late = waiting.filter(next_try_at__lt=now - LATE) | waiting.filter(tries__gt=0)
    done = Mail.objects.filter(done_on__gt=timezone.localdate(now) - LOOKED_BACK)
    counted = dict(done.order_by().values_list("state").annotate(Count("pk")))
    oldest = waiting.order_by("made_on").values_list("made_on", flat=True).first()
    smtp = line.state()
    return Health(
        configured=configured(),
        waiting=waiting.count(),
        late=late.count(),
        sent=counted.get(MailState.SENT, 0),
        given_up=counted.get(MailState.GIVEN_UP, 0),
        oldest_waiting_on=oldest,
        last_success_at=smtp.last_success_at,
        faults=smtp.faults,
        last_fault=smtp.last_fault,
        retry_at=smtp.retry_at,
        subscriptions=Subscription.objects.exclude(sealed=b"").count(),
    )
