"""The operator's journey: a call rings, is taken, somebody on duty is rung, the minutes are read back, the code is said; a call-back."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.browser.chromium import PHONE
from tests.browser.conftest import Visitors
from tests.browser.pair import BrowserHands
from tests.hotline.exchange import NUMBER, wav
from tests.hotline.ringing import Ringing
from tests.life.hands import says, sees
from tests.life.stage import Play
from tests.life.telling import plain
from tests.servers.furnished import Furnished

LANGUAGES = pytest.mark.parametrize(("language", "window"), [("zh-hans", (1280, 900)), ("en", PHONE)], ids=["zh", "en"])
NAMES = {"zh-hans": {"an": "安若素"}, "en": {"an": "An Test"}}


@pytest.fixture(scope="session")
def exchange(house: Furnished) -> Ringing:
    told = json.loads(house.installation.run("hotline", "add-line", "总机", "--json"))
    return Ringing(house.url, told["line"], bytes.fromhex(told["key"]))


@LANGUAGES
def test_a_call_from_the_ring_to_the_code(
    house: Furnished, exchange: Ringing, visit: Visitors, language: str, window: tuple[int, int]
) -> None:
    name = f"hotline-{language}"

    def hired(person: str) -> BrowserHands:
        return BrowserHands(visit(f"{name}/{person}", language=language, window=window, url=house.url), language)

    play = Play(hired, house.secrets, plain(language), language)
    operator = {"zh-hans": "yue", "en": "yun"}[language]
    hands = play(operator)
    hands.open("/desk/hotline/")
    hands.keep("quiet")
    exchange.tell("ringing", name, number=NUMBER)
    hands.page.locator('form[action$="/take/"] button').first.wait_for(timeout=10_000)
    assert NUMBER not in hands.page.content()
    hands.keep("ringing")
    hands.send("/take/")
    fill(hands)
    hands.keep("minutes")
    hands.page.locator("details.disclose > summary").first.click()
    hands.page.get_by_role("button", name=NAMES[language]["an"]).first.click()
    hands.page.locator("#transfer .banner").first.wait_for()
    assert hands.value("where") == "三号库"
    answered(play("an"))
    hands.page.locator("#transfer .banner.good").wait_for(timeout=15_000)
    hands.keep("handed-over")
    hands.page.locator("form#minutes .form-foot button").click()
    says(hands, "Please check")
    sees(hands, "三号库的验收单与实物不符。")
    hands.keep("read-back")
    hands.page.locator("#id_read_back").check()
    hands.page.locator("main .form-foot button.primary").click()
    hands.page.locator(".said li").nth(6).wait_for()
    assert hands.page.locator(".said li").count() == 7
    hands.keep("code")
    hands.page.reload()
    assert hands.page.locator(".said li").count() == 7
    hands.open("/desk/hotline/")
    assert not hands.page.locator("#own-title").count()


def fill(hands: BrowserHands) -> None:
    page = hands.page
    page.locator('[name=urgent][value="danger"]').check()
    page.locator('[name=consent][value="none"]').check()
    page.locator('[name=matter_type][value="report"]').check()
    page.locator("[name=category]").select_option("safety")
    page.locator("[name=what]").fill("三号库的验收单与实物不符。")
    page.locator("[name=where]").fill("三号库")


def answered(officer: BrowserHands) -> None:
    officer.open("/desk/hotline/duty/")
    officer.page.locator('form[action*="/answer/"] button').wait_for(timeout=10_000)
    officer.keep("rung")
    with officer.page.expect_navigation():
        officer.page.locator('form[action*="/answer/"] button').click()


@LANGUAGES
def test_a_message_is_listened_to_and_written_down(
    house: Furnished, exchange: Ringing, visit: Visitors, language: str, window: tuple[int, int]
) -> None:
    name = f"hotline-message-{language}"

    def hired(person: str) -> BrowserHands:
        return BrowserHands(visit(f"{name}/{person}", language=language, window=window, url=house.url), language)

    play = Play(hired, house.secrets, plain(language), language)
    exchange.tell("ringing", name, number=NUMBER)
    exchange.tell("missed", name)
    exchange.record(wav(), name)
    hands = play("bai")
    hands.open("/desk/hotline/duty/")
    hands.keep("owed")
    with hands.page.expect_navigation():
        hands.page.locator("main a.row-link").first.click()
    hands.keep("callback")
    hands.send("/take/")
    hands.keep("taken")
    hands.send("/open/")
    sees(hands, NUMBER)
    audio = hands.page.locator("audio")
    played = audio.evaluate(
        "sound => new Promise((done, failed) => { sound.muted = true; sound.onended = () => done(sound.duration);"
        " sound.onerror = () => failed(sound.error.message); sound.play(); })"
    )
    assert 0.9 < played < 1.1
    hands.keep("opened")
    with hands.page.expect_navigation():
        hands.page.locator('main a[href*="/call/"]').click()
    fill(hands)
    hands.page.locator("form#minutes .form-foot button").click()
    says(hands, "Please check")
    hands.page.locator("main .form-foot button.primary").click()
    hands.page.locator(".said li").nth(6).wait_for()
    hands.open("/desk/hotline/duty/")


@pytest.mark.parametrize(("window", "dark"), [(PHONE, True), ((1280, 900), False)], ids=["390-dark", "1280"])
def test_the_roster_and_the_desk_without_scripts(
    house: Furnished, visit: Visitors, window: tuple[int, int], dark: bool
) -> None:
    def hired(person: str) -> BrowserHands:
        return BrowserHands(
            visit(f"hotline-roster-{window[0]}/{person}", window=window, dark=dark, url=house.url), "zh-hans"
        )

    play: Callable[[str], BrowserHands] = Play(hired, house.secrets, plain("zh-hans"), "zh-hans")
    person = {390: "cai", 1280: "wu"}[window[0]]
    play(person).open("/desk/hotline/roster/")
    play(person).keep("roster")
