"""The database itself refuses to change what was written, whoever asks."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from dengwen.ledger.guard import lift_guards, missing_guards, raise_guards
from dengwen.ledger.models import Entry, TreeHead
from dengwen.ledger.verify import verify
from tests.ledger.conftest import CASES, KEY

COLUMNS = '"index", case_uid, seq, act, actor_uid, post, "on", "at", body, prev, digest, leaf'
CHANGED = COLUMNS.replace("act,", "'other',", 1)
STATEMENTS = {
    "update": "UPDATE ledger_entry SET act = 'other' WHERE \"index\" = 3",
    "update to the same": 'UPDATE ledger_entry SET "index" = "index"',
    "delete": 'DELETE FROM ledger_entry WHERE "index" = 12',
    "delete all": "DELETE FROM ledger_entry",
    "upsert": f'INSERT INTO ledger_entry ({COLUMNS}) SELECT {CHANGED} FROM ledger_entry WHERE "index" = 3 '
    "ON CONFLICT (\"index\") DO UPDATE SET act = 'other'",
    "insert the same index": f'INSERT INTO ledger_entry ({COLUMNS}) SELECT {CHANGED} FROM ledger_entry WHERE "index" = 3',
}
ONLY = {
    "sqlite": {
        "replace": f'INSERT OR REPLACE INTO ledger_entry ({COLUMNS}) SELECT {CHANGED} FROM ledger_entry WHERE "index" = 3',
        "replace by case and number": f"INSERT OR REPLACE INTO ledger_entry ({COLUMNS}) "
        f'SELECT {CHANGED.replace(chr(34) + "index" + chr(34), "99")} FROM ledger_entry WHERE "index" = 4',
        "replace by house number": f"INSERT OR REPLACE INTO ledger_entry ({COLUMNS}) "
        f'SELECT {CHANGED.replace(chr(34) + "index" + chr(34), "99")} FROM ledger_entry WHERE "index" = 3',
        "update or replace": 'UPDATE OR REPLACE ledger_entry SET "index" = 5 WHERE "index" = 4',
    },
    "postgresql": {
        "truncate": "TRUNCATE ledger_entry",
        "truncate cascade": "TRUNCATE ledger_entry, ledger_treehead CASCADE",
        "replica": "SET LOCAL session_replication_role = replica; DELETE FROM ledger_entry",
    },
}
ALL = [(None, name, text) for name, text in STATEMENTS.items()] + [
    (vendor, name, text) for vendor, some in ONLY.items() for name, text in some.items()
]


def run(statement: str, *parameters: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters or None)


@pytest.fixture(params=["recursive triggers on", "recursive triggers off"])
def as_any_client(request: pytest.FixtureRequest, ledger: list[Entry]) -> Iterator[None]:
    """A foreign SQLite client does not set our pragmas; the guards must hold for it too."""
    if connection.vendor != "sqlite":
        yield
        return
    run(f"PRAGMA recursive_triggers = {request.param.split()[-1]}")
    yield
    run("PRAGMA recursive_triggers = on")


@pytest.mark.clause("7.1.1b")
@pytest.mark.parametrize(("vendor", "name", "statement"), ALL)
def test_f5_the_database_refuses(as_any_client: None, vendor: str | None, name: str, statement: str) -> None:
    if vendor not in (None, connection.vendor):
        pytest.skip(f"said in the words of {vendor}")
    with pytest.raises(DatabaseError), transaction.atomic():
        run(statement)
    assert verify(KEY).sound
    assert Entry.objects.count() == 13


def test_f5_the_same_statements_work_once_the_guards_are_down(ledger: list[Entry]) -> None:
    lift_guards(connection)
    run(STATEMENTS["update"])
    run(STATEMENTS["delete"])
    assert Entry.objects.get(index=3).act == "other"
    assert Entry.objects.count() == 12


def test_the_orm_is_refused_too(ledger: list[Entry]) -> None:
    entry = ledger[0]
    for forbidden in (entry.save, entry.delete, Entry.objects.filter(case_uid=CASES[0]).delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            forbidden()


def test_the_head_moves(ledger: list[Entry]) -> None:
    assert TreeHead.objects.update(size=13) == 1


@pytest.mark.django_db
def test_missing_guards_are_named() -> None:
    assert missing_guards(connection) == frozenset()
    lift_guards(connection)
    assert len(missing_guards(connection)) == (3 if connection.vendor == "sqlite" else 2)
    raise_guards(connection)
    raise_guards(connection)
    assert missing_guards(connection) == frozenset()
