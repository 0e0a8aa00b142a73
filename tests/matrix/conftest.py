"""The house with its matter and everybody before it, built once for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dengwen.vault import session
from tests.fixtures_vault import _fresh_holders, media
from tests.house import House
from tests.matrix import cast
from tests.matrix.asking import Asking
from tests.matrix.rows import ROOMS

__all__ = ["_fresh_holders", "media"]


def nothing(_house: House, _matter: cast.Matter) -> None:
    """Most rooms need nothing else to stand there."""


@pytest.fixture
def asking(db: None, media: Path) -> Iterator[Asking]:
    with session.in_process():
        house = cast.build()
        matter = cast.live_through(house)
        for room in ROOMS:
            getattr(room, "prepare", nothing)(house, matter)
        cast.strangers_arrive(house)
        yield Asking(house, matter)
