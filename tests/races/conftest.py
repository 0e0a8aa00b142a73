"""A house that is really written, so that other connections see it, with an unlocked keeper."""

from collections.abc import Iterator

import pytest

from dengwen.docket import rebuild
from dengwen.docket.acts import ledger_key
from dengwen.ledger.verify import verify
from dengwen.vault import session
from tests import house as houses
from tests.fixtures_vault import _fresh_holders, media

__all__ = ["_fresh_holders", "media"]


@pytest.fixture
def house(transactional_db: None) -> Iterator[houses.House]:
    with session.in_process():
        yield houses.build()


@pytest.fixture
def sound(house: houses.House) -> Iterator[None]:
    """Afterwards entries and rows agree; what a control has broken on purpose is not asked."""
    yield
    assert list(rebuild.check()) == []
    assert verify(ledger_key()).sound
