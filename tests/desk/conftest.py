"""A house with an unlocked keeper, and browsers (without a network) in which one of its people has signed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from dengwen.vault import session
from tests import house as houses
from tests.fixtures_vault import _fresh_holders

__all__ = ["_fresh_holders"]

SignIn = Callable[[str], Client]


@pytest.fixture
def house(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[houses.House]:
    monkeypatch.setattr(settings, "DEMO", True)
    monkeypatch.setattr(settings, "DENGWEN_DEMO_WITHOUT_TOTP", True, raising=False)
    with session.in_process():
        yield houses.build()


@pytest.fixture
def signed_in(house: houses.House) -> SignIn:
    """Give the short name of a person, get a client with their session and unlocked vault, speaking English."""

    def enter(name: str) -> Client:
        client = Client()
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
        response = client.post(reverse("desk:sign_in"), {"username": name, "password": houses.PASSWORD})
        assert response.status_code == 302
        return client

    return enter
