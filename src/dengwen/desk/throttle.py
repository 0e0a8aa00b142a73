"""Failed sign-ins are counted per name, blinded, with one atomic statement; no address is stored.

A browser in which the person came in before bears a signed sign of it and is counted by itself: whoever only knows the name cannot lock
its owner out of the own device (docs/decisions/0120).
"""

import secrets
from datetime import datetime, timedelta

from django.db import connection
from django.utils.translation import gettext

from dengwen.desk.models import Attempt
from dengwen.vault.blind import blind
from dengwen.vault.signing import check, sign

ALLOWED = 5
WINDOW = timedelta(minutes=15)
DEVICE_GOOD_FOR = timedelta(days=90)
DOOR = "door"
_PURPOSE = "known device"

COUNT_ONE = """
INSERT INTO desk_attempt (mark, since, count) VALUES (%s, %s, 1)
ON CONFLICT (mark) DO UPDATE SET
  count = CASE WHEN desk_attempt.since < %s THEN 1 ELSE desk_attempt.count + 1 END,
  since = CASE WHEN desk_attempt.since < %s THEN excluded.since ELSE desk_attempt.since END
RETURNING count
"""


class TooManyAttempts(Exception):
    """This name was tried too often; it opens again when the window is over."""

    def sentence(self) -> str:
        return gettext("Too many attempts. Try again in a quarter of an hour.")


def _mark(username: str, place: str) -> bytes:
    return blind("sign-in attempts", username.strip().casefold(), place)


def new_device(username: str, now: datetime) -> str:
    """What the browser of somebody who came in keeps: a number of its own, a last day, and our signature for this name."""
    said = f"{secrets.token_hex(16)}.{int((now + DEVICE_GOOD_FOR).timestamp())}"
    return f"{said}.{sign(_PURPOSE, _named(username, said)).hex()}"


def place_of(device: str, username: str, now: datetime) -> str:
    """Where an attempt is counted: at this known device of this name, or at the door that everybody stands before."""
    said, _, signature = device.rpartition(".")
    number, _, until = said.partition(".")
    try:
        good = check(_PURPOSE, _named(username, said), bytes.fromhex(signature)) and now.timestamp() <= int(until)
    except ValueError:
        return DOOR
    return number if good else DOOR


def _named(username: str, said: str) -> bytes:
    return blind(_PURPOSE, username.strip().casefold(), said)


def count_attempt(username: str, now: datetime, place: str = DOOR) -> None:
    """Count an attempt before anything is checked. TooManyAttempts beyond the allowed number in the window at this place."""
    adapt = connection.ops.adapt_datetimefield_value
    start = adapt(now - WINDOW)
    with connection.cursor() as cursor:
        cursor.execute(COUNT_ONE, [_mark(username, place), adapt(now), start, start])
        (count,) = cursor.fetchone()
    if count > ALLOWED:
        raise TooManyAttempts


def forget(username: str, place: str = DOOR) -> None:
    """After a success the count of this place starts anew."""
    Attempt.objects.filter(mark=_mark(username, place)).delete()


def sweep(now: datetime) -> int:
    """Throw away counts whose window is over; for the clerk's rounds."""
    return Attempt.objects.filter(since__lt=now - WINDOW).delete()[0]
