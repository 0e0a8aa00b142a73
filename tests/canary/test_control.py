"""The positive control: the same life with sealing switched off is found, word by word, in the database and in the files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection

from dengwen.people import second_factor
from tests import house as houses
from tests.canary.finder import Finder
from tests.canary.planting import Planting
from tests.canary.unsealed import unseal
from tests.canary.watched import dump_of_cursor
from tests.fixtures_vault import _fresh_holders, media, unlocked
from tests.life.http import HttpHands
from tests.life.stage import Play
from tests.life.whole import files, live

__all__ = ["_fresh_holders", "media", "unlocked"]
NOT_KEPT = {"refused_packet"}
"""Typed, refused, and gone."""


def inside() -> HttpHands:
    """A visitor of the application in this very process."""
    return HttpHands(httpx.Client(transport=httpx.WSGITransport(app=WSGIHandler()), base_url="http://127.0.0.1"))


def rows() -> Iterator[bytes]:
    """The whole database as this test's own transaction sees it."""
    connection.ensure_connection()
    if connection.vendor == "postgresql":
        with connection.connection.cursor() as cursor:
            yield from (rows for _table, rows in dump_of_cursor(cursor))
    else:
        yield "\n".join(connection.connection.iterdump()).encode()


def lived() -> Planting:
    """A whole life with a mark in every text; what was typed and kept."""
    planted, house = Planting(), houses.build()
    secrets = {name: second_factor.issue(person) for name, person in house.staff.items()}
    sent = files(lambda kind: planted.mark(f"owner of {kind}"), lambda name: planted.mark(f"file {name}"))
    live(Play(lambda _name: inside(), secrets, planted), inside(), sent)
    return planted


@pytest.mark.django_db(transaction=True)
@pytest.mark.timeout(300)
@pytest.mark.usefixtures("unlocked")
def test_without_sealing_everything_is_found(media: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unseal(monkeypatch)
    planted = lived()
    found = {each.planted for each in Finder(planted.marks.values()).in_bytes(b"".join(rows()), "database")}
    in_files = {"authorised"} | {key for key in planted.marks if key.startswith("owner of")}
    assert {key for key, mark in planted.marks.items() if mark not in found} == NOT_KEPT | in_files
    wanted = [*planted.stems, planted.marks["authorised"]]
    on_disk = {each.planted for each in Finder(wanted).in_folder(settings.MEDIA_ROOT)}
    assert {planted.wide, planted.marks["authorised"]} <= on_disk
