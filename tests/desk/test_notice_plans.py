"""Whether there is a new notice is asked on every page: it must not look at every matter of the house."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dengwen.desk import notices
from dengwen.vault import session
from tests import house as houses

pytestmark = pytest.mark.django_db


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by what the tables hold")
def test_matters_are_looked_up_by_the_notice_and_not_all_of_them() -> None:
    house = houses.build()
    with session.in_process():
        officer = house.actor("an")
    with CaptureQueriesContext(connection) as asked:
        assert not notices.any_new(officer)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked[0]['sql']}")
        plan = "\n".join(row[-1] for row in cursor.fetchall())
    assert "SCAN" not in plan.replace("SCAN CONSTANT ROW", "")
