"""Opening one matter must not walk through every matter that the reader holds a key for."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dengwen.vault.compartments import revoke
from dengwen.vault.session import Opener, VaultLocked

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by what the tables hold"),
]


def plan_of(query: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {query}")
        return "\n".join(row[-1] for row in cursor.fetchall())


def test_keys_are_found_by_compartment_and_holder_together() -> None:
    with CaptureQueriesContext(connection) as asked, pytest.raises(VaultLocked):
        Opener("A" * 43, uuid4()).keys(uuid4())
    assert "(compartment_id=? AND holder_uid=?)" in plan_of(asked[0]["sql"])


def test_keys_are_taken_back_without_looking_at_other_matters() -> None:
    with CaptureQueriesContext(connection) as asked:
        revoke(uuid4(), [uuid4()], on=date(2026, 1, 1), kinds="RT")
    assert "(compartment_id=? AND holder_uid=?)" in plan_of(asked[0]["sql"])
