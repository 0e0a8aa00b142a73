"""The small organisation with its accounts on every platform, and a keeper in this process."""

from collections.abc import Iterator

import pytest

from dengwen.channels.social import accounts
from dengwen.channels.social.models import Account
from dengwen.docket.actors import SYSTEM
from dengwen.vault import session
from tests import house as houses
from tests.fixtures_vault import _fresh_holders, media
from tests.social.platforms import SECRETS

__all__ = ["_fresh_holders", "house", "media"]


@pytest.fixture
def house(db: None) -> Iterator[houses.House]:
    with session.in_process():
        yield houses.build()


@pytest.fixture
def connected(house: houses.House) -> dict[str, Account]:
    """One account on each platform."""
    return {platform: accounts.connect(SYSTEM, platform, f"账号 {platform}", SECRETS[platform]) for platform in SECRETS}
