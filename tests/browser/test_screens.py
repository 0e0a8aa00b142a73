"""The rooms of the ways in as their people meet them in the demonstration, each page once in either language, narrow and wide.

Arrivals, one arrival, the counter with its errors and its slip, tables of an old ledger, reconciliation, channels, test pieces; the
first pages of the operator, the keeper of boxes and the letter beside its scan.
"""

from __future__ import annotations

import time

import pytest

from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.conftest import Demo, Visitors
from tests.browser.pair import BrowserHands
from tests.browser.test_demo import signed_in
from tests.life.hands import says

pytestmark = pytest.mark.sqlite
WALKS = {
    "intake_officer": ("/desk/inbox/", "/desk/reconciliation/", "/desk/channels/", "/desk/counter/table/"),
    "supervisor": ("/desk/", "/desk/planted/"),
    "hotline_operator": ("/desk/", "/desk/hotline/"),
    "box_keeper": ("/desk/", "/desk/boxes/"),
}
TRIED_WITHIN_SECONDS = 60
SAID = {"what": "来访人说，食堂的通道灯坏了一周。", "name": "", "proxy_name": "不愿说的人"}


def both(hands: BrowserHands, title: str) -> None:
    """The page as it stands, narrow and wide."""
    for width, height in (PHONE, DESKTOP):
        hands.page.set_viewport_size({"width": width, "height": height})
        hands.keep(f"{title}-{width}")


def tried(hands: BrowserHands) -> None:
    """The clerk tries and reconciles in its first round: wait until something stands there."""
    until = time.monotonic() + TRIED_WITHIN_SECONDS
    for path in ("/desk/channels/", "/desk/reconciliation/"):
        hands.open(path)
        while not hands.page.locator(".panel .table").count():
            assert time.monotonic() < until, hands.text
            time.sleep(1)
            hands.open(path)


@pytest.mark.parametrize("language", ["zh-hans", "en"], ids=["zh", "en"])
@pytest.mark.parametrize("post", WALKS)
def test_every_page_of_the_ways_in(demo: Demo, visit: Visitors, language: str, post: str) -> None:
    hands = BrowserHands(
        visit(f"screens-{language}/{post}", language=language, dark=post == "supervisor", url=demo.url), language
    )
    signed_in(hands, demo.account(post))
    if "/desk/channels/" in WALKS[post]:
        tried(hands)
    for path in WALKS[post]:
        hands.open(path)
        assert hands.path == path
        both(hands, path.strip("/").replace("/", "-"))
    {"intake_officer": at_the_counter, "box_keeper": beside_the_scan}.get(post, nowhere)(hands)


def nowhere(_hands: BrowserHands) -> None:
    """Nothing more to walk."""


def at_the_counter(hands: BrowserHands) -> None:
    """One arrival; the form with what is missing, then the slip."""
    hands.open("/desk/inbox/")
    hands.open(next(path for path in hands.links("/desk/inbox/") if path != "/desk/inbox/"))
    both(hands, "arrival")
    hands.open("/desk/counter/")
    both(hands, "counter")
    hands.send(**SAID, channel="walk_in", matter_type="complaint", category="service", identity_mode="named")
    says(hands, "Write a name or a contact, or choose anonymous.")
    assert hands.value("proxy_name") == SAID["proxy_name"]
    both(hands, "counter-refused")
    told = {"identity_mode": "anonymous", "reporter_type": "employee"}
    hands.send(**told, proxy_relation="colleague", proxy_agreement="not_yet")
    assert hands.page.locator("[translate=no]").count()
    both(hands, "slip")


def beside_the_scan(hands: BrowserHands) -> None:
    """The opening whose scan waits, and its first letter."""
    hands.open("/desk/boxes/")
    openings = [path for path in hands.links("/openings/") if path.count("/") == 5]
    for path in openings:
        hands.open(path)
        if hands.links("/letter/?page="):
            break
    both(hands, "opening")
    hands.open(hands.links("/letter/?page=")[0])
    both(hands, "letter")
