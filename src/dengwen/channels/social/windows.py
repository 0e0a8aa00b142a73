"""Windows of time: how far a caller's clock may be off, what was used once, and how often something happens a minute."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import IntegrityError, connection, transaction

from dengwen.channels.social.calls import Heeded, Refused
from dengwen.channels.social.models import Account, Nonce, Pace
from dengwen.docket import moment
from dengwen.vault.blind import blind

OFF = timedelta(minutes=5)
MINUTE = timedelta(minutes=1)
CALLS_A_MINUTE = 1_200
AT_ONCE_A_MINUTE = 20
"""Messages of one sender that become arrivals while the platform waits; those beyond wait for the clerk. None is refused or lost."""

COUNT_ONE = """
INSERT INTO social_pace (mark, since, count) VALUES (%s, %s, 1)
ON CONFLICT (mark) DO UPDATE SET
  count = CASE WHEN social_pace.since < %s THEN 1 ELSE social_pace.count + 1 END,
  since = CASE WHEN social_pace.since < %s THEN excluded.since ELSE social_pace.since END
RETURNING count
"""


def count(*parts: bytes | str) -> int:
    """Count once more; how often it was in the running minute. One atomic statement."""
    adapt, now = connection.ops.adapt_datetimefield_value, moment.now()
    start = adapt(now - MINUTE)
    with connection.cursor() as cursor:
        cursor.execute(COUNT_ONE, [blind("social pace", *parts), adapt(now), start, start])
        (counted,) = cursor.fetchone()
    return int(counted)


def recent(at: float) -> None:
    """Refused when the caller's instant is more than the window away from ours, either way."""
    if abs(moment.now().timestamp() - at) > OFF.total_seconds():
        raise Refused


def once(account: Account, heeded: Heeded) -> None:
    """Refused when the number was used before; where the scheme is not strict the same message may come again with it.

    Platforms send a message again when they got no answer in time, with the same number or another; that is no replay of something else.
    """
    if not heeded.nonce:
        return
    mark = blind("social nonce", account.uid.bytes, str(heeded.at), heeded.nonce)
    used_for = blind("social nonce used for", heeded.message.id if heeded.message else "")
    if not first_use(mark, used_for):
        known = Nonce.objects.filter(mark=mark, used_for=used_for).exists()
        if heeded.strict or not known:
            raise Refused


def first_use(mark: bytes, used_for: bytes) -> bool:
    """Write the number down; False when it stands there already. The unique column decides between two at once."""
    try:
        with transaction.atomic():
            Nonce.objects.create(mark=mark, used_for=used_for, at=moment.now())
    except IntegrityError:
        return False
    return True


def sweep(now: datetime) -> int:
    """Forget numbers and counts whose window is over; how many. A number is kept twice the window: a clock may be early or late."""
    gone, _ = Nonce.objects.filter(at__lt=now - 2 * OFF - MINUTE).delete()
    idle, _ = Pace.objects.filter(since__lt=now - MINUTE).delete()
    return gone + idle
