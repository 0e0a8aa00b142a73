"""Ways that the whole life does not take: refused, taken back, a wrong code, the second factor, a locked vault, dark pages, paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.chromium import PHONE
from tests.browser.conftest import Visitors
from tests.browser.pair import BrowserHands
from tests.house import PASSWORD
from tests.life import office, reporter
from tests.life.hands import says, sees
from tests.life.stage import Play, fresh_code
from tests.life.telling import plain
from tests.servers.furnished import Furnished

LANGUAGES = pytest.mark.parametrize(("language", "window"), [("zh-hans", (1280, 900)), ("en", PHONE)], ids=["zh", "en"])
Hire = Callable[..., BrowserHands]


@pytest.fixture
def hire(house: Furnished, visit: Visitors) -> Hire:
    def hired(name: str, language: str = "zh-hans", **wishes: object) -> BrowserHands:
        return BrowserHands(visit(name, language=language, url=house.url, **wishes), language)

    return hired


@LANGUAGES
def test_a_refusal_explains_itself(house: Furnished, hire: Hire, language: str, window: tuple[int, int]) -> None:
    told = plain(language)
    play = Play(lambda name: hire(f"refusal-{language}/{name}", language, window=window), house.secrets, told, language)
    visitor = hire(f"refusal-{language}/reporter", language, window=window, scripts=False)
    before = play.known("an")
    code = reporter.plain_report(visitor, told)
    matter = office.arrived(play, before)
    office.refused(matter)
    matter.read("an", keep="refused")
    reporter.come_back(visitor, code)
    sees(visitor, told("refusal"), told("elsewhere"))
    visitor.keep("status-refused")
    play("an").open("/desk/?show=ended")
    play("an").keep("worklist-ended")


@LANGUAGES
def test_a_reporter_takes_the_matter_back(hire: Hire, language: str, window: tuple[int, int]) -> None:
    visitor = hire(f"withdrawal-{language}", language, window=window, scripts=False)
    told = plain(language)
    reporter.come_back(visitor, reporter.plain_report(visitor, told))
    reporter.withdraw(visitor, told("withdrawn"))


@LANGUAGES
def test_a_wrong_and_an_unknown_code_look_the_same(hire: Hire, language: str, window: tuple[int, int]) -> None:
    visitor = hire(f"wrong-code-{language}", language, window=window, scripts=False)
    shown = set()
    for code in ("7K2M-9QXA-4BTE-5RWN-8CVH-3JDP-6FYS", "drum"):
        visitor.open(f"/{language}/return/")
        visitor.keep("return")
        visitor.send("/return/", code=code)
        says(visitor, "This code opens nothing")
        assert visitor.value("code") == code
        shown.add(visitor.text)
    visitor.keep("wrong-code")
    assert len(shown) == 1


def test_the_receipt_on_paper_and_sent_twice(hire: Hire) -> None:
    """Printed: one page with code, address and drawing, without buttons. Loaded again, which sends again: the same receipt."""
    visitor = hire("paper", window=PHONE, scripts=False)
    code = reporter.plain_report(visitor, plain("zh-hans"))
    visitor.page.emulate_media(media="print")
    visitor.keep("receipt-printed")
    assert visitor.page.locator("svg.qr").is_visible()
    assert not visitor.page.locator("main a.button").is_visible()
    assert visitor.page.pdf(format="A4").count(b"/Type /Page\n") <= 1
    visitor.page.emulate_media(media="screen")
    visitor.page.reload()
    sees(visitor, code)


def test_the_second_factor_is_asked_and_counts_once(house: Furnished, hire: Hire) -> None:
    hands = hire("second-factor")
    code = fresh_code(house.secrets["tang"])
    hands.open("/desk/")
    hands.keep("sign-in")
    hands.send(username="tang", password=PASSWORD, code="000000" if code != "000000" else "000001")
    says(hands, "This name, passphrase or code is not right.")
    hands.keep("sign-in-refused")
    hands.send(username="tang", password=PASSWORD, code=code)
    says(hands, "Worklist")
    again = hire("second-factor-again")
    again.open("/desk/")
    again.send(username="tang", password=PASSWORD, code=code)
    says(again, "This name, passphrase or code is not right.")


@LANGUAGES
def test_a_locked_vault_keeps_what_was_typed(
    house: Furnished, hire: Hire, language: str, window: tuple[int, int]
) -> None:
    told = plain(language)
    play = Play(lambda name: hire(f"lock-{language}/{name}", language, window=window), house.secrets, told, language)
    before = play.known("cai")
    reporter.plain_report(hire(f"lock-{language}/reporter", language, window=window, scripts=False), told)
    matter = office.arrived(play, before, "cai")
    hands = matter.read("cai")
    elsewhere = hands.page.context.new_page()
    elsewhere.goto("/desk/")
    elsewhere.locator("details.menu > summary").click()
    with elsewhere.expect_navigation():
        elsewhere.locator('form[action$="/lock/"] button').click()
    hands.send("/note/", text=told("locked"))
    says(hands, "Your vault is locked")
    hands.keep("locked")
    hands.page.locator("[name=vault_passphrase]").fill("not the right passphrase")
    hands.page.locator("main button[type=submit]").click()
    says(hands, "The passphrase is wrong.")
    hands.page.locator("[name=vault_passphrase]").fill(PASSWORD)
    with hands.page.expect_navigation():
        hands.page.locator("main button[type=submit]").click()
    sees(matter.read("cai"), told("locked"))


@pytest.mark.parametrize("window", [PHONE, (1280, 900)], ids=["390", "1280"])
def test_the_main_pages_in_the_dark(house: Furnished, hire: Hire, window: tuple[int, int]) -> None:
    told = plain("zh-hans")
    wide = str(window[0])
    visitor = hire(f"dark-{wide}/reporter", window=window, scripts=False, dark=True)
    code = reporter.plain_report(visitor, told)
    reporter.come_back(visitor, code)
    visitor.keep("status")
    for page in ("", "report/", "return/"):
        visitor.open(f"/zh-hans/{page}")
        visitor.keep(f"portal-{page.strip('/') or 'home'}")
    play = Play(lambda name: hire(f"dark-{wide}/{name}", window=window, dark=True), house.secrets, told)
    officer = {"390": "an", "1280": "bai"}[wide]
    (address, *_) = play.known(officer)
    for page in ("/desk/", address, f"{address}register/", "/desk/notices/", "/desk/regulation/"):
        play(officer).open(page)
        play(officer).keep(f"desk{page.replace('/', '-')}")
