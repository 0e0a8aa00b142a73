"""The page behind the link of an acknowledgement, and the mails that a reporter may ask for, in a browser without scripts."""

from __future__ import annotations

import pytest

from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.conftest import Visitors
from tests.servers.furnished import Furnished

MAKE = (
    "from dengwen.docket.moment import today; from dengwen.vault import receipts, welcomes; "
    "print(welcomes.make(receipts.new_code(), today()))"
)


@pytest.mark.parametrize(
    ("language", "window", "dark"),
    [("zh-hans", PHONE, False), ("zh-hans", DESKTOP, True), ("en", DESKTOP, False), ("en", PHONE, True)],
)
def test_a_code_is_fetched_behind_a_button(
    visit: Visitors, house: Furnished, language: str, window: tuple[int, int], dark: bool
) -> None:
    token = house.installation.run("manage", "shell", "-v", "0", "-c", MAKE).strip()
    person = visit("welcome", window=window, language=language, dark=dark, scripts=False, url=house.url)
    page, look = person.page(), f"{language}-{window[0]}"
    page.goto(f"/{language}/welcome/{token}/")
    person.keep(page, f"{look} button")
    page.click("main form button")
    person.keep(page, f"{look} code")
    assert page.locator(".receipt .code span").count() == 7
    page.goto(f"/{language}/welcome/{token}/")
    page.click("main form button")
    person.keep(page, f"{look} used")
    assert page.locator(".receipt").count() == 0


@pytest.mark.parametrize(("language", "window", "dark"), [("zh-hans", PHONE, False), ("en", DESKTOP, True)])
def test_mails_are_started_and_stopped_on_the_own_page(
    visit: Visitors, house: Furnished, language: str, window: tuple[int, int], dark: bool
) -> None:
    person = visit("mails", window=window, language=language, dark=dark, scripts=False, url=house.url)
    page, look = person.page(), f"{language}-{window[0]}"
    page.goto(f"/{language}/report/")
    page.check("[name=matter_type][value=complaint]")
    page.select_option("[name=category]", "service") if page.locator("select[name=category]").count() else page.check(
        "[name=category][value=service]"
    )
    page.fill("[name=what]", "夜里的灯一直亮着")
    page.check("[name=identity_mode][value=anonymous]")
    page.click("main form button.primary")
    code = page.locator(".receipt .code").inner_text()
    page.click("main form button.primary")
    page.goto(f"/{language}/return/")
    page.fill("[name=code]", code)
    page.click("main form button.primary")
    page.click("#mails summary")
    person.keep(page, f"{look} off")
    page.fill("#id_address", "not an address")
    page.click("#mails button")
    person.keep(page, f"{look} wrong")
    page.fill("#id_address", "zhao@post.example")
    page.click("#mails button")
    page.click("#mails summary")
    person.keep(page, f"{look} on")
    page.click("#mails button")
    page.click("#mails summary")
    assert page.locator("#id_address").count() == 1
