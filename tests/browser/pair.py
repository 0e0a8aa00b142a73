"""A pair of hands on a real browser: fills in what it can see, presses what it can press, and keeps every page."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.chromium import Visitor
from tests.life.hands import Pick


class BrowserHands:
    """One person with one window of one browser profile. Titles of kept pages are numbered in order."""

    def __init__(self, visitor: Visitor, language: str = "zh-hans") -> None:
        self.visitor, self.language = visitor, language
        self.page: Page = visitor.page()

    @property
    def path(self) -> str:
        return "/" + self.page.url.split("/", 3)[3].partition("?")[0].partition("#")[0]

    @property
    def text(self) -> str:
        return " ".join((self.page.locator("body").text_content() or "").split())

    def open(self, path: str) -> None:
        self.page.goto(path)

    def send(self, action: str = "", /, *, by: str = "", **typed: Any) -> None:
        chosen = f'form[action$="{action}"]' if action else "main form:not([action])"
        form = self.page.locator(f"{chosen}[method=post]").first
        for name, value in typed.items():
            self._fill(form.locator(f'[name="{name}"]'), value if isinstance(value, list) else [value])
        button = form.locator(
            f'button[formaction$="{by}"]' if by else "button:not([formaction]):not([aria-hidden])"
        ).first
        _unfold(button)
        with self.page.expect_navigation():
            button.click()

    def follow(self, ending: str) -> None:
        with self.page.expect_navigation():
            self.page.locator(f'a[href$="{ending}"]:visible').first.click()

    def links(self, part: str) -> list[str]:
        found = self.page.locator(f'a[href*="{part}"]').all()
        return list(dict.fromkeys(str(each.get_attribute("href")) for each in found))

    def value(self, name: str) -> str:
        return self.page.locator(f'[name="{name}"]').first.input_value()

    def download(self, path: str) -> bytes:
        """What the browser saves to disk when the link is pressed."""
        with self.page.expect_download() as coming:
            self.page.locator(f'a[href="{path}"]').first.click()
        return coming.value.path().read_bytes()

    def keep(self, title: str) -> None:
        self.visitor.keep(self.page, f"{len(self.visitor.kept) + 1:02}-{title}")

    def _fill(self, fields: Locator, values: list[Any]) -> None:
        first = fields.first
        _unfold(first)
        kind = first.get_attribute("type") or first.evaluate("field => field.localName")
        if kind == "file":
            first.set_input_files(
                [{"name": each.name, "mimeType": each.media_type, "buffer": each.data} for each in values]
            )
        elif kind == "select":
            first.select_option(_option(first, values[0]))
        elif kind in ("radio", "checkbox"):
            for each in values:
                _tick(fields, each)
        else:
            first.fill(str(values[0]))


def _unfold(control: Locator) -> None:
    """Opens what folds the control away, as a person would."""
    folded = control.locator("xpath=ancestor::details[not(@open)]/summary")
    while folded.count():
        folded.first.click()


def _option(select: Locator, value: str) -> str:
    if not isinstance(value, Pick):
        return value
    return str(select.locator("option", has_text=value).first.get_attribute("value"))


def _tick(boxes: Locator, value: Any) -> None:
    if isinstance(value, bool):
        boxes.first.set_checked(value)
        return
    if isinstance(value, Pick):
        line = boxes.first.page.locator("li, div.choice", has_text=value).locator(
            f'[name="{boxes.first.get_attribute("name")}"]'
        )
        line.first.check()
        return
    boxes.and_(boxes.page.locator(f'[value="{value}"]')).check()
