"""The small organisation with two box keepers, a keeper of vaults in this process, and a box."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dengwen.channels.box import registry
from dengwen.channels.box.models import Box
from dengwen.vault import session
from tests import house as houses
from tests.box.people import employed
from tests.fixtures_vault import _fresh_holders, media

__all__ = ["_fresh_holders", "house", "media"]


@pytest.fixture
def house(db: None) -> Iterator[houses.House]:
    with session.in_process():
        built = houses.build()
        employed(built)
        yield built


@pytest.fixture
def box(house: houses.House) -> Box:
    return registry.add(house.actor("wu"), "一楼大厅", "Hall on the ground floor", "A-100")
