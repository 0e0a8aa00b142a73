"""A small organisation, a keeper in this process, and a browser without scripts in which CSRF is checked."""

from collections.abc import Iterator

import pytest

from dengwen.vault import session
from tests import house as houses
from tests.fixtures_vault import _fresh_holders, media
from tests.portal.browser import Browser

__all__ = ["_fresh_holders", "browser", "house", "media"]


@pytest.fixture
def house(db: None, media: object) -> Iterator[houses.House]:
    with session.in_process():
        yield houses.build()


@pytest.fixture
def browser(house: houses.House) -> Browser:
    return Browser()
