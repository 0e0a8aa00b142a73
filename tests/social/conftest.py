"""The small organisation with its accounts on every platform, a keeper in this process, and a peer that may be asked."""

from collections.abc import Iterator
from typing import Any

import pytest

from dengwen.channels.social import accounts, interfaces
from dengwen.channels.social.models import Account
from dengwen.docket.actors import SYSTEM
from dengwen.vault import session
from tests import house as houses
from tests.fixtures_vault import _fresh_holders, media
from tests.social.peer import Peer, serving
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


@pytest.fixture
def peer(settings: Any) -> Iterator[Peer]:
    with serving() as peer:
        settings.SOCIAL_PEERS = frozenset({f"127.0.0.1:{peer.port}"})
        interfaces._tokens.clear()
        yield peer
