"""The whole life of a matter before real browsers: reporters on the phone or at home, scripts off; staff at a desk or on the way."""

from __future__ import annotations

import pytest

from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.conftest import Visitors
from tests.browser.pair import BrowserHands
from tests.life.stage import Play
from tests.life.telling import plain
from tests.life.whole import files, live
from tests.servers.furnished import Furnished

OWNER = "Traces Zhang"


@pytest.mark.parametrize(
    ("language", "outside", "inside"), [("zh-hans", PHONE, DESKTOP), ("en", DESKTOP, PHONE)], ids=["zh", "en"]
)
def test_from_the_first_word_to_the_archive(
    house: Furnished, visit: Visitors, language: str, outside: tuple[int, int], inside: tuple[int, int]
) -> None:
    """Chinese with the reporter on a phone and staff at a desk; English the other way round: each page is seen in both, at both widths."""

    def hired(name: str) -> BrowserHands:
        visitor = visit(f"life-{language}/{name}", window=inside, language=language, url=house.url)
        return BrowserHands(visitor, language)

    reporter = visit(f"life-{language}/reporter", window=outside, language=language, scripts=False, url=house.url)
    play = Play(hired, house.secrets, plain(language), language)
    live(play, BrowserHands(reporter, language), files(lambda kind: OWNER))
