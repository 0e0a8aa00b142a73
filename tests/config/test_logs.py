"""No log line carries content, whatever breaks."""

import io
import json
import logging
import re
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from django.test import Client

from dengwen.config import logs
from tests.config.breaking import CONTENT


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What would have gone to standard error."""
    written = io.StringIO()
    before = logging.getLogger().handlers
    logs.configure()
    handler = logging.getLogger().handlers[0]
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(written)
    yield written
    logging.getLogger().handlers = before


def only(written: io.StringIO) -> dict[str, Any]:
    line: dict[str, Any] = json.loads(written.getvalue())
    return line


@pytest.mark.urls("tests.config.breaking")
def test_a_broken_page_shows_the_reference_that_the_log_carries(lines: io.StringIO) -> None:
    answer = Client(raise_request_exception=False).post(f"/breaks/?q={CONTENT}", {"what": CONTENT})
    shown = re.search(r"<strong>([0-9a-f]{8})</strong>", answer.content.decode())
    assert answer.status_code == 500
    assert shown is not None
    logged = only(lines)
    assert logged["reference"] == shown[1]
    assert logged["exception"] == "ValueError"
    assert any(frame.startswith("tests.config.breaking:") for frame in logged["frames"])


@pytest.mark.urls("tests.config.breaking")
def test_a_broken_page_logs_and_shows_no_content(lines: io.StringIO) -> None:
    answer = Client(raise_request_exception=False).post(f"/breaks/?q={CONTENT}", {"what": CONTENT})
    for text in (answer.content.decode(), lines.getvalue()):
        assert CONTENT not in text
        assert "127.0.0.1" not in text
        assert "breaks/" not in text


def test_a_library_keeps_its_name_and_loses_its_words(lines: io.StringIO) -> None:
    already_filled_in = f"could not read {CONTENT}: %s"
    logging.getLogger("somelibrary").warning(already_filled_in, CONTENT)
    assert only(lines) | {"timestamp": ""} == {
        "event": "",
        "logger": "somelibrary",
        "level": "warning",
        "timestamp": "",
    }


def test_a_host_that_is_not_ours_is_refused_and_not_repeated(lines: io.StringIO) -> None:
    answer = Client(raise_request_exception=False).get("/zh-hans/", headers={"host": f"{CONTENT}.example"})
    assert answer.status_code == 400
    assert CONTENT not in lines.getvalue()
    assert only(lines)["exception"] == "DisallowedHost"


def test_our_own_exceptions_are_logged_by_shape(lines: io.StringIO) -> None:
    try:
        raise KeyError(CONTENT)
    except KeyError:
        structlog.get_logger("dengwen.tests").exception("something_failed")
    assert CONTENT not in lines.getvalue()
    assert only(lines)["exception"] == "KeyError"


def test_frames_name_modules_and_lines() -> None:
    try:
        json.loads("{")
    except ValueError:
        found = logs.frames(sys.exc_info()[2])
    assert found[0].startswith(__name__)
    assert found[-1].startswith("json.decoder:")
