"""The clerk's watch over the ways in: the daily reconciliation, the trials of the channels, and the portal's own pages (1.1a, F6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest

from dengwen.docket import moment
from dengwen.intake import reconciling
from dengwen.oversight import reachable
from dengwen.oversight.probing import Probe
from dengwen.regulation.vocabulary import Channel

PAGES = ("/zh-hans/", "/en/", "/zh-hans/report/", "/zh-hans/return/")
PATIENCE_SECONDS = 10


def reconcile(now: datetime) -> int:
    """The round: how many pieces are missing now."""
    return reconciling.reconcile(now)


def probe(now: datetime) -> int:
    """The round: how many trials failed."""
    failed = sum(each.ok is False for each in reachable.try_all(now))
    reachable.listen(now)
    return failed


def reconciled() -> dict[str, Any]:
    """`dengwen reconcile`."""
    reconciling.reconcile(moment.now())
    return reconciling.verdict()


def probed() -> dict[str, Any]:
    """`dengwen probe`."""
    return reachable.as_told(reachable.try_all(moment.now()))


def pages_answer(now: datetime) -> Iterator[Probe]:
    """The portal's own pages: at the public address where one is set, else asked of the application in this process."""
    for page in PAGES:
        status = _over_the_network(page) if settings.PUBLIC_URL else _in_process(page)
        yield Probe(Channel.WEB, page, "http", ok=status == "200", remark="" if status == "200" else status)


def _over_the_network(page: str) -> str:
    try:
        with urlopen(settings.PUBLIC_URL.rstrip("/") + page, timeout=PATIENCE_SECONDS) as answer:  # noqa: S310
            return str(answer.status)
    except (URLError, OSError, ValueError) as fault:
        return type(fault).__name__


def _in_process(page: str) -> str:
    asked: dict[str, Any] = {
        "PATH_INFO": page,
        "HTTP_HOST": settings.ALLOWED_HOSTS[0].lstrip(".").replace("*", "localhost"),
    }
    if settings.SECURE:
        asked["HTTP_X_FORWARDED_PROTO"] = "https"
    setup_testing_defaults(asked)
    return str(_handler().get_response(WSGIRequest(asked)).status_code)


@cache
def _handler() -> BaseHandler:
    """The application without a server's own signals, which would close the connection that this process works with."""
    handler = BaseHandler()
    handler.load_middleware()
    return handler
