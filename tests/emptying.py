"""Transactional tests empty every table afterwards, which the ledger's guards refuse: take them down for that moment."""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction

from dengwen.ledger.guard import lift_guards, raise_guards
from dengwen.ledger.models import Entry, TreeHead

TRANSACTIONAL = {"transactional_db", "live_server", "django_db_reset_sequences", "django_db_serialized_rollback"}


@pytest.fixture(autouse=True)
def ledger_emptied(request: pytest.FixtureRequest) -> Iterator[None]:
    """Ends before the database fixture does, because it asks for it."""
    marker = request.node.get_closest_marker("django_db")
    if not (TRANSACTIONAL & set(request.fixturenames) or (marker and marker.kwargs.get("transaction"))):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    with transaction.atomic():
        lift_guards(connection)
        Entry.objects.all().delete()
        TreeHead.objects.all().delete()
        raise_guards(connection)
