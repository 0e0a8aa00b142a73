"""What time it is for the docket: the server's clock, and nothing that a user could send (F8).

``standing_at`` lets the demo, the bulk seed and tests live in another moment; product code never calls it (a habit test looks).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_standing: ContextVar[datetime | None] = ContextVar("standing_at", default=None)


def now() -> datetime:
    """The present instant, aware, cut to the second."""
    return (_standing.get() or timezone.now()).replace(microsecond=0)


def today() -> date:
    """The present day in the organisation's time zone."""
    zone, standing = timezone.get_default_timezone(), _standing.get()
    return (datetime.now(zone) if standing is None else standing.astimezone(zone)).date()


@contextmanager
def standing_at(instant: datetime) -> Iterator[None]:
    """Live at the given aware instant inside the block."""
    token = _standing.set(instant)
    try:
        yield
    finally:
        _standing.reset(token)
