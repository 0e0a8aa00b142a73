"""One house with an unlocked keeper, on a Monday; afterwards entries and rows agree and the ledger verifies."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from dengwen.docket import moment, rebuild
from dengwen.docket.acts import ledger_key
from dengwen.ledger.verify import verify
from dengwen.vault import session
from tests import house as houses
from tests.investigation.steps import MONDAY


@pytest.fixture
def house(db: None) -> Iterator[houses.House]:
    with moment.standing_at(MONDAY), session.in_process(), translation.override("en"):
        yield houses.build()
    assert list(rebuild.check()) == []
    assert verify(ledger_key()).first_bad_index is None
