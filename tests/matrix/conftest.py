"""The house with its matter and everybody before it, built once for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dengwen.vault import session
from tests.fixtures_vault import _fresh_holders, media
from tests.matrix import cast
from tests.matrix.asking import Asking

__all__ = ["_fresh_holders", "media"]


@pytest.fixture
def asking(db: None, media: Path) -> Iterator[Asking]:
    with session.in_process():
        house = cast.build()
        matter = cast.live_through(house)
        cast.strangers_arrive(house)
        yield Asking(house, matter)
