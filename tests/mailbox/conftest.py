"""The small organisation, with a keeper in this process."""

from collections.abc import Iterator

import pytest

from dengwen.vault import session
from tests import house as houses
from tests.fixtures_vault import _fresh_holders, media

__all__ = ["_fresh_holders", "house", "media"]


@pytest.fixture
def house(db: None) -> Iterator[houses.House]:
    with session.in_process():
        yield houses.build()
