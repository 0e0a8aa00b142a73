"""The demonstration as newcomers meet it: every post's worklist and one of its matters, the pages of the house, both receipts."""

from __future__ import annotations

import pytest

from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.conftest import Demo, Visitors
from tests.browser.pair import BrowserHands
from tests.life import reporter
from tests.life.hands import in_words, says

pytestmark = pytest.mark.sqlite
ALIKE = {"/desk/notices/", "/desk/regulation/"}
"""Pages that look the same for everybody."""


@pytest.mark.parametrize(
    ("language", "window", "posts"),
    [
        ("zh-hans", DESKTOP, ("intake_officer", "department_head", "investigator", "supervisor")),
        ("en", PHONE, ("intake_officer", "reviewer", "identity_custodian", "leader")),
    ],
    ids=["zh", "en"],
)
def test_a_newcomer_looks_round(
    demo: Demo, visit: Visitors, language: str, window: tuple[int, int], posts: tuple[str, ...]
) -> None:
    seen: set[str] = set()
    for post in posts:
        hands = BrowserHands(visit(f"demo-{language}/{post}", window=window, language=language, url=demo.url), language)
        signed_in(hands, demo.account(post))
        hands.keep("worklist")
        places = [each for each in hands.links("/desk/") if not each.startswith(("/desk/case/", "/desk/?"))]
        looked_at(hands, [*(set(places) - {"/desk/"} - seen), *hands.links("/desk/case/")[:1]])
        seen |= ALIKE


def signed_in(hands: BrowserHands, account: dict[str, str]) -> None:
    hands.open("/desk/")
    says(hands, "Demonstration")
    hands.send(username=account["user"], password=account["password"])
    if in_words(hands.language, "Worklist") not in hands.text:
        hands.send("/language/")
    says(hands, "Worklist")


def looked_at(hands: BrowserHands, addresses: list[str]) -> None:
    for address in addresses:
        hands.open(address)
        assert hands.path == address.partition("#")[0].partition("?")[0]
        hands.keep(address.replace("/", "-"))


@pytest.mark.parametrize(("language", "window"), [("zh-hans", PHONE), ("en", DESKTOP)], ids=["zh", "en"])
def test_both_receipts_open(demo: Demo, visit: Visitors, language: str, window: tuple[int, int]) -> None:
    visitor = visit(f"demo-{language}/reporter", window=window, language=language, scripts=False, url=demo.url)
    hands = BrowserHands(visitor, language)
    assert len(demo.told["receipts"]) == 2
    for receipt in demo.told["receipts"]:
        reporter.come_back(hands, receipt["code"])
        hands.keep("status")
