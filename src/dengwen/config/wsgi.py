"""The WSGI application that Granian's workers load."""

import gc
import os
from collections.abc import Iterable
from typing import Any

import structlog
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dengwen.config.settings")
django_application = get_wsgi_application()
log = structlog.get_logger("dengwen.wsgi")

YOUNG_OBJECTS = 20_000
"""A request makes some thousand objects, nearly all of which end with it: the collector need not look through them in its midst."""
gc.collect()
gc.freeze()
gc.set_threshold(YOUNG_OBJECTS, 20, 20)


def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Django's; what escapes even its error page is logged here, by its shape, and not by the server, by its text."""
    try:
        return django_application(environ, start_response)
    except Exception:
        log.exception("request_failed")
        start_response("500 Internal Server Error", [("Content-Type", "text/plain; charset=utf-8")])
        return ["系统出了问题，请稍后再试。/ Something broke; please try again later.\n".encode()]
