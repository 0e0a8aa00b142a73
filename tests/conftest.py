"""What every test may lean on: a home with a keyring and cheap password hashing."""

import pytest
from django.conf import settings
from django.utils import translation

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


@pytest.fixture(autouse=True)
def _spoken_as_set() -> None:
    """A page that a test asked for in English leaves that language behind in the process; the next test starts afresh."""
    translation.activate(settings.LANGUAGE_CODE)
