"""A small organisation and a browser without scripts: Django's client with the CSRF check on."""

import pytest

from tests import house as houses
from tests.fixtures_vault import _fresh_holders, media, unlocked
from tests.portal.browser import Browser

__all__ = ["_fresh_holders", "browser", "house", "media", "unlocked"]


@pytest.fixture
def house(db: None) -> houses.House:
    return houses.build()


@pytest.fixture
def browser(house: houses.House) -> Browser:
    return Browser()
