"""What every test may lean on: a home with a keyring and cheap password hashing."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

from dengwen.vault.keyring import Keyring
from tests.emptying import ledger_emptied as ledger_emptied
from tests.order import longest_first


def pytest_configure() -> None:
    """Slow hashes stay slow in the product and in a real `dengwen serve`; here they would only cost time."""
    settings.VAULT_ARGON2 = (1, 64, 1)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The second run, on PostgreSQL, leaves out what the first has shown and what no database takes part in."""
    longest_first(items)
    if config.getoption("database") == "sqlite":
        return
    left_out = [item for item in items if item.get_closest_marker("sqlite") or not _meets_database(item)]
    items[:] = [item for item in items if item not in set(left_out)]
    config.hook.pytest_deselected(items=left_out)


def _meets_database(item: pytest.Item) -> bool:
    marked = any(item.get_closest_marker(name) for name in ("django_db", "slow", "browser"))
    return marked or bool({"db", "transactional_db"} & set(getattr(item, "fixturenames", ())))


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all processes of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session", autouse=True)
def home() -> None:
    """The session's home folder with its keyring."""
    settings.STATIC_ROOT.mkdir(exist_ok=True)
    Keyring.create(settings.KEYRING_DIR)


@pytest.fixture(autouse=True)
def _files_made_as_before() -> Iterator[None]:
    """A command that a test calls in its own process keeps its files to itself; the next test's files are as any other's."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture(autouse=True)
def _spoken_as_set() -> None:
    """A page that a test asked for in English leaves that language behind in the process; the next test starts afresh."""
    translation.activate(settings.LANGUAGE_CODE)
