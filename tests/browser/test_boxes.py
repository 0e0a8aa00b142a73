"""The box keeper before a real browser, with real scans, from the seal to the signature: zh and en, wide and narrow."""

from __future__ import annotations

import pytest

from tests.box.walk import Walk, whole
from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.conftest import Visitors
from tests.browser.pair import BrowserHands
from tests.life.hands import Hands
from tests.life.stage import Play
from tests.life.telling import plain
from tests.servers.furnished import Furnished

WORDS = {
    "wrong passphrase": "not the passphrase",
    "printed": "请查三号仓库",
    "no picture": "this is no picture",
    "what": "上月二十日，三号仓库到货的轴承批号与随货单不符，验收单却已签字。请查。",
    "where": "三号仓库",
    "when": "上月二十日",
    "name": "",
    "contact": "",
    "named": "",
    "aside 0": "空白背面",
    "aside 1": "商场传单",
}


def both(hands: Hands, title: str) -> None:
    """The page as it stands, wide and narrow."""
    assert isinstance(hands, BrowserHands)
    for width, height in (PHONE, DESKTOP):
        hands.page.set_viewport_size({"width": width, "height": height})
        hands.keep(f"{title}-{width}")


@pytest.mark.clause("2.3c")
@pytest.mark.clause("2.3d")
@pytest.mark.parametrize("language", ["zh-hans", "en"], ids=["zh", "en"])
def test_from_the_seal_to_the_signature(house: Furnished, visit: Visitors, language: str) -> None:
    def hired(name: str) -> BrowserHands:
        dark = name == "an"
        return BrowserHands(visit(f"boxes-{language}/{name}", language=language, dark=dark, url=house.url), language)

    play = Play(hired, house.secrets, plain(language), language)
    whole(Walk(play, WORDS.__getitem__, lambda key: f"scanner {key}", both), reads=True)
