from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.db import connection, transaction

from dengwen.ledger.append import Draft, append
from dengwen.ledger.guard import lift_guards
from dengwen.ledger.models import Entry
from tests.emptying import ledger_emptied as ledger_emptied

KEY = b"a key of the house, 32 bytes long"
CASES = [UUID(int=n) for n in (1, 2, 3)]
ACTOR = UUID(int=77)
DAY = date(2026, 11, 23)


def draft(case: UUID | None, act: str = "register") -> Draft:
    at = datetime(2026, 11, 23, 8, 30, 15, 250, tzinfo=UTC)
    return Draft(case, act, ACTOR, "intake", DAY, at, {"unit": UUID(int=5), "due_on": DAY, "n": [1, 2, None, True]})


def write(*cases: UUID | None) -> list[Entry]:
    with transaction.atomic():
        return append([draft(case) for case in cases], KEY)


@pytest.fixture
def ledger(db: None) -> list[Entry]:
    """Thirteen entries of three cases and of the house, written in four goes."""
    one, two, three = CASES
    return [
        *write(one),
        *write(one, two, None),
        *write(two, one, three, None, one),
        *write(three, two, one, None),
    ]


@pytest.fixture
def open_ledger(ledger: list[Entry]) -> list[Entry]:
    lift_guards(connection)
    return ledger
