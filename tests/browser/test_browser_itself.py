"""The browser tests can fail: what they look for is found where it was planted."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import chromium
from tests.browser.chromium import PHONE, Visitor, visitor

GOOD = '<!doctype html><html lang="en"><head><title>Good</title></head><body><main><h1>Good</h1></main></body></html>'
BAD = GOOD.replace("<h1>", '<img src="data:,"><h1>')
WIDE = GOOD.replace("<h1>", '<h1 style="width: 2000px">')


@pytest.fixture
def kept_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(chromium, "KEPT", tmp_path)
    return tmp_path


def test_axe_finds_pale_words_also_where_it_has_met_their_colour(browser: Browser, kept_aside: Path) -> None:
    someone = visitor(browser, "itself")
    page = someone.page()
    for paper, wrong in (("#000", False), ("#fff", True), ("#000", False)):
        page.set_content(GOOD.replace("<h1>", f'<h1 style="color: #ccc; background: {paper}">'))
        assert [each["id"] for each in chromium.violations(page)] == ["color-contrast"] * wrong
    both = '<h1 style="color: #ccc; background: #000">Dark</h1><p style="color: #ccc; background: #fff">Pale</p>'
    page.set_content(GOOD.replace("<h1>Good</h1>", both))
    (found,) = chromium.violations(page)
    assert [node["target"] for node in found["nodes"]] == [["p"]]
    someone.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_axe_finds_a_picture_without_words(browser: Browser, kept_aside: Path, *, scripts: bool) -> None:
    someone = visitor(browser, "itself", scripts=scripts)
    page = someone.page()
    page.set_content(BAD)
    with pytest.raises(AssertionError, match="image-alt"):
        someone.keep(page, "bad")
    page.set_content(GOOD)
    someone.keep(page, "good")
    someone.close()


def test_three_files_are_kept_of_a_page(browser: Browser, kept_aside: Path) -> None:
    someone = visitor(browser, "itself", window=PHONE, scripts=False)
    page = someone.page()
    page.set_content(GOOD)
    someone.keep(page, "a good page")
    assert sorted(path.name for path in (kept_aside / "itself").iterdir()) == [
        "a-good-page.axe.json",
        "a-good-page.html",
        "a-good-page.jpeg",
    ]
    someone.close()


def test_a_page_wider_than_the_phone_is_refused(browser: Browser, kept_aside: Path) -> None:
    someone = visitor(browser, "itself", window=PHONE, scripts=False)
    page = someone.page()
    page.set_content(WIDE)
    with pytest.raises(AssertionError, match="wider than the window"):
        someone.keep(page, "wide")
    someone.close()


def test_a_request_to_elsewhere_is_noticed(browser: Browser) -> None:
    someone: Visitor = visitor(browser, "itself")
    someone.context.route("**/*", lambda route: route.abort())
    page = someone.page()
    page.set_content(GOOD.replace("<h1>", '<img alt="" src="https://elsewhere.example/pixel.png"><h1>'))
    with pytest.raises(AssertionError, match="from elsewhere"):
        someone.close()
