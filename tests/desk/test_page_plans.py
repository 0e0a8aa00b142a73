"""The pages that everybody opens all day ask nothing that grows with the house: no statement walks through all matters, seats or keys."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import house as houses
from tests.desk_pages import enter

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by what the tables hold"),
]
GROWING = ("docket_case", "docket_seat", "docket_paper", "docket_clock", "ledger_entry")
GROWING += ("vault_compartment", "vault_grant", "vault_sealed", "vault_receipt")
SHORT = {"grant_lost_by_holder"}
"""Indexes that hold next to nothing."""
ALIAS = re.compile(r'"(\w+)" ([A-Z]\d)\b')


def walked(query: str) -> set[str]:
    """The tables that the statement's plan reads from end to end, by their own names."""
    names = {alias: table for table, alias in ALIAS.findall(query)}
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {query}")
        steps = [row[-1].split() for row in cursor.fetchall()]
    return {names.get(step[1], step[1]) for step in steps if step[0] == "SCAN" and not SHORT & set(step)}


def test_a_walk_through_the_house_would_be_seen() -> None:
    assert walked('SELECT U0."id" FROM "docket_seat" U0') == {"docket_seat"}
    assert walked('SELECT U0."id" FROM "docket_seat" U0 WHERE U0."id" = 1') == set()


@pytest.mark.parametrize("path", ["/desk/", "/desk/?show=open", "/desk/?show=ended", "/desk/notices/"])
@pytest.mark.parametrize("who", ["an", "qian", "feng", "yue"])
def test_no_list_walks_through_the_house(house: houses.House, path: str, who: str) -> None:
    houses.open_matter()
    client = enter(house, who)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    selects = [each["sql"] for each in asked if each["sql"].startswith("SELECT")]
    assert len(selects) > 2
    assert [query for query in selects if walked(query) & set(GROWING)] == []
