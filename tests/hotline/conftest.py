"""The small organisation with two operators, a keeper of vaults in this process, a line, and somebody who calls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from dengwen.channels.hotline import lines
from dengwen.vault import session
from tests import house as houses
from tests.fixtures_vault import _fresh_holders, media
from tests.hotline.exchange import Exchange

__all__ = ["_fresh_holders", "exchange", "house", "media"]
NUMBER = "+8613900001234"


@dataclass
class Line:
    uid: object
    key: str


@pytest.fixture
def house(db: None, media: object) -> Iterator[houses.House]:
    with session.in_process():
        yield houses.build()


@pytest.fixture
def exchange(house: houses.House) -> Exchange:
    line, key = lines.opened("总机")
    return Exchange(line.uid, bytes.fromhex(key))
