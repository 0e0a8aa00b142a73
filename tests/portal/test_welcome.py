"""The page behind the link of an acknowledgement: looked at by anybody, pressed once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from dengwen.docket import moment
from dengwen.docket.models import Case
from dengwen.vault import welcomes
from dengwen.vault.models import Welcome
from tests.portal.browser import Browser, Page


def made(browser: Browser, on: date | None = None) -> tuple[str, str]:
    """The code of a matter and the path of a page that shows it."""
    code = browser.report()
    return code, f"/en/welcome/{welcomes.make(code, on or moment.today())}/"


def pressed(browser: Browser, path: str) -> Page:
    browser.open(path)
    return browser.send(path)


@pytest.mark.clause("3.1a")
def test_looking_changes_nothing_and_pressing_shows_the_code_once(browser: Browser) -> None:
    code, path = made(browser)
    for _ in range(3):
        assert code.split("-")[0] not in browser.open(path).html
        browser.client.head(path)
    shown = pressed(browser, path)
    assert all(f"{group}" in shown.text for group in code.split("-"))
    assert "/en/return/" in shown.html
    assert "<svg" in shown.html
    again = pressed(Browser(), path)
    assert again.status == 410
    assert code.split("-")[2] not in again.html
    browser.come_back(code, "en")
    assert Case.objects.count() == 1


def test_used_over_and_unknown_look_the_same(browser: Browser) -> None:
    _, used = made(browser)
    _, over = made(browser, moment.today() - timedelta(days=8))
    pressed(browser, used)
    unknown = f"/en/welcome/{'A' * 32}/"
    looks = {(path, method): pressed(Browser(), path) for path in (used, over, unknown) for method in ("POST",)}
    assert {page.status for page in looks.values()} == {410}
    assert len({page.html.replace(path, "HERE") for (path, _), page in looks.items()}) == 1


def test_it_is_good_for_seven_days(browser: Browser) -> None:
    code, path = made(browser)
    with time_machine.travel(timezone.now() + timedelta(days=7)):
        assert code.split("-")[0] in pressed(browser, path).text
    assert Welcome.objects.get().sealed == b""


def test_its_address_goes_nowhere(browser: Browser) -> None:
    """No referrer carries the path, nothing is kept by the browser, and the page after it does not hold the token."""
    _, path = made(browser)
    page = browser.open(path)
    shown = pressed(browser, path)
    for each in (page, shown):
        assert each.response.headers["Referrer-Policy"] == "strict-origin"
        assert each.response.headers["Cache-Control"] == "no-store"
    assert path.split("/")[3] not in shown.html
