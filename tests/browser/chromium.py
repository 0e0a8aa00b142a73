"""Debian's headless Chromium, driven as a person would use it, and what is kept of every page it saw."""

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from axe_playwright_python.sync_playwright import DEFAULT_OPTIONS
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from tests.source import ROOT

KEPT = ROOT / "var" / "browser"
CHROMIUM = "/usr/bin/chromium-headless-shell"
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE, DESKTOP = (390, 844), (1280, 900)
LOCAL = {"127.0.0.1", "localhost"}
LOCALE = {"zh-hans": "zh-CN", "en": "en-GB"}
COLOURS_READ_ONCE = """(() => {
    const {Color} = axe.commons.color, read = new Map(), parse = Color.prototype.parseString;
    Color.prototype.parseString = function (text) {
        if (!read.has(text)) {
            parse.call(this, text);
            read.set(text, [this.r, this.g, this.b, this.alpha]);
        }
        [this.r, this.g, this.b, this.alpha] = read.get(text);
        return this;
    };
})()"""
"""axe reads each colour again for each element, which is a fourth of its time; a page has a dozen colours."""


@contextmanager
def chromium() -> Iterator[Browser]:
    flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else list(FLAGS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        try:
            yield browser
        finally:
            browser.close()


def violations(page: Page) -> list[dict[str, Any]]:
    """What axe finds on the page as it stands; the page must run scripts, because axe is one. It is brought to a page once."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
        page.evaluate(COLOURS_READ_ONCE)
    found: list[dict[str, Any]] = page.evaluate(f"axe.run({json.dumps(DEFAULT_OPTIONS)}).then(told => told.violations)")
    return found


class Twin:
    """A profile that runs scripts, for pages of one that does not: the same HTML under the same address, styles from the real server."""

    def __init__(self, context: BrowserContext, wishes: dict[str, Any]) -> None:
        browser = context.browser
        assert browser is not None
        self.context = browser.new_context(**wishes | {"java_script_enabled": True})
        self.copy = self.context.new_page()

    def of(self, page: Page) -> Page:
        """The page as it stands; good until the next one is asked for."""
        html = page.content()
        if page.url == "about:blank":
            self.copy.goto(page.url)
            self.copy.set_content(html)
            return self.copy
        self.copy.route(page.url, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
        self.copy.goto(page.url)
        self.copy.unroute(page.url)
        return self.copy


@dataclass
class Visitor:
    """One person's browser: window, language, light or dark, with or without scripts. `keep` saves a page and judges its looks."""

    context: BrowserContext
    name: str
    wishes: dict[str, Any]
    judging: bool = True
    foreign: list[str] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)
    twin: Twin | None = None

    def __post_init__(self) -> None:
        self.context.set_default_timeout(15_000)
        self.context.on("request", self.watch)

    def watch(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme.startswith("http") and parts.hostname not in LOCAL:
            self.foreign.append(request.url)

    def page(self) -> Page:
        return self.context.new_page()

    def keep(self, page: Page, title: str) -> None:
        """HTML, screenshot and axe report under var/browser/; asserts that axe finds nothing and nothing overflows."""
        stem = KEPT / self.name / re.sub(r"[^\w-]+", "-", title)
        stem.parent.mkdir(parents=True, exist_ok=True)
        stem.with_suffix(".html").write_text(page.content(), encoding="utf-8")
        self.kept.append(stem)
        if not self.judging:
            return
        page.screenshot(path=stem.with_suffix(".jpeg"), full_page=True, quality=85)
        found = self._judged(page)
        stem.with_suffix(".axe.json").write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
        told = [f"{each['id']}: {node['target']}" for each in found for node in each["nodes"]]
        assert not told, f"{title}: {told}"
        assert not wider_than_window(page), f"{title}: wider than the window"

    def _judged(self, page: Page) -> list[dict[str, Any]]:
        """Where scripts are off a twin is judged, because axe is a script itself."""
        if self.wishes["java_script_enabled"]:
            return violations(page)
        self.twin = self.twin or Twin(self.context, self.wishes)
        return violations(self.twin.of(page))

    def close(self) -> None:
        self.context.close()
        if self.twin:
            self.twin.context.close()
        assert self.foreign == [], "a page asked for something from elsewhere"


def wider_than_window(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def visitor(
    browser: Browser,
    name: str,
    *,
    window: tuple[int, int] = DESKTOP,
    language: str = "zh-hans",
    scripts: bool = True,
    dark: bool = False,
    url: str | None = None,
    judging: bool = True,
) -> Visitor:
    """A new browser profile. `name` becomes the folder of what is kept; without `judging` that is the HTML alone."""
    wishes: dict[str, Any] = {
        "viewport": {"width": window[0], "height": window[1]},
        "locale": LOCALE[language],
        "color_scheme": "dark" if dark else "light",
        "java_script_enabled": scripts,
    }
    return Visitor(browser.new_context(base_url=url, accept_downloads=True, **wishes), name, wishes, judging)
