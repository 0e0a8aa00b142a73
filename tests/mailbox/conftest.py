"""The small organisation, with a keeper in this process."""

from collections.abc import Iterator

import pytest
from django.conf import settings

from dengwen.vault import session
from tests import house as houses
from tests.fixtures_vault import _fresh_holders, media
from tests.mailbox.mails import US

__all__ = ["_fresh_holders", "house", "media"]


@pytest.fixture
def house(db: None) -> Iterator[houses.House]:
    with session.in_process():
        yield houses.build()


@pytest.fixture
def mail_server(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"SMTP_HOST": "127.0.0.1", "MAIL_FROM": US, "PUBLIC_URL": "http://127.0.0.1:8000"}.items():
        monkeypatch.setattr(settings, name, value)
