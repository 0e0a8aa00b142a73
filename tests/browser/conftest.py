"""Browser tests: a Chromium for each file of tests (its event loop must not outlive the file), a served demo for each process."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import Visitor, chromium, visitor
from tests.servers.demo import copied, shown
from tests.servers.furnished import Furnished, furnished
from tests.servers.live import Installation, Live

Visitors = Callable[..., Visitor]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
            if _in_the_second_language(item):
                item.add_marker(pytest.mark.sqlite)
            if not item.get_closest_marker("timeout"):
                item.add_marker(pytest.mark.timeout(300))


def _in_the_second_language(item: pytest.Item) -> bool:
    """The same journey again in other words, at another width: nothing in which a database has a part."""
    spec = getattr(item, "callspec", None)
    return spec is not None and spec.params.get("language") == "en"


@dataclass(frozen=True)
class Demo:
    """A served demo organisation, as `dengwen demo --json` tells of it."""

    live: Live
    installation: Installation
    told: dict[str, Any]

    @property
    def url(self) -> str:
        return self.live.url

    def account(self, post: str) -> dict[str, Any]:
        """The first account that holds the post: user, password, totp_secret, posts."""
        accounts: list[dict[str, Any]] = self.told["accounts"]
        return next(account for account in accounts if post in account["posts"])


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory, shared_folder: Path) -> Iterator[Demo]:
    installation, _ = copied(shared_folder, tmp_path_factory.mktemp("demo") / "home")
    with installation.running("demo", "--json") as live:
        yield Demo(live, installation, shown(live))


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Furnished]:
    """A served house with the small organisation of the tests and no matter yet; once for each process of tests."""
    with furnished(tmp_path_factory.mktemp("house")) as house:
        yield house


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def visit(browser: Browser, pytestconfig: pytest.Config) -> Iterator[Visitors]:
    """`visit("anonymous-reporter", window=PHONE, language="en", scripts=False, url=demo.url)` → a Visitor.

    The journeys are walked on both databases; how a page looks is no matter of the database, and is judged on one.
    """
    visitors: list[Visitor] = []
    judging = pytestconfig.getoption("database") == "sqlite"

    def make(name: str, **wishes: Any) -> Visitor:
        visitors.append(visitor(browser, name, judging=judging, **wishes))
        return visitors[-1]

    yield make
    for each in visitors:
        each.close()
