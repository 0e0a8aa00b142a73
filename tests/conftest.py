"""What every test may lean on: a home with a keyring and cheap password hashing."""

import pytest
from django.conf import settings

from dengwen.vault.keyring import Keyring
from tests.emptying import ledger_emptied as ledger_emptied


def pytest_configure() -> None:
    """Slow hashes stay slow in the product and in a real `dengwen serve`; here they would only cost time."""
    settings.VAULT_ARGON2 = (1, 64, 1)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session", autouse=True)
def home() -> None:
    """The session's home folder with its keyring."""
    settings.STATIC_ROOT.mkdir(exist_ok=True)
    Keyring.create(settings.KEYRING_DIR)
