"""Failed sign-ins are counted per name, blinded, with one atomic statement; no address is stored."""

from datetime import datetime, timedelta

from django.db import connection
from django.utils.translation import gettext

from dengwen.desk.models import Attempt
from dengwen.vault.blind import blind

ALLOWED = 5
WINDOW = timedelta(minutes=15)

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


def _mark(username: str) -> bytes:
    return blind("sign-in attempts", username.strip().casefold())


def count_attempt(username: str, now: datetime) -> None:
    """Count an attempt before anything is checked. TooManyAttempts beyond the allowed number in the window."""
    adapt = connection.ops.adapt_datetimefield_value
    start = adapt(now - WINDOW)
    with connection.cursor() as cursor:
        cursor.execute(COUNT_ONE, [_mark(username), adapt(now), start, start])
        (count,) = cursor.fetchone()
    if count > ALLOWED:
        raise TooManyAttempts


def forget(username: str) -> None:
    """After a success the count starts anew."""
    Attempt.objects.filter(mark=_mark(username)).delete()


def sweep(now: datetime) -> int:
    """Throw away counts whose window is over; for the clerk's rounds."""
    return Attempt.objects.filter(since__lt=now - WINDOW).delete()[0]
