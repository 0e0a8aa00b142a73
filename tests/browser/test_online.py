"""The online clerk before real browsers: an account is connected, people write in its app, the clerk reads, takes up, joins, sets aside."""

from __future__ import annotations

import re
from typing import Any

import httpx
import pytest

from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.conftest import Visitors
from tests.browser.pair import BrowserHands
from tests.life.hands import says, sees
from tests.life.stage import signed_in
from tests.servers.furnished import Furnished
from tests.social import platforms
from tests.social.platforms import KEY, Sent

WORDS = {
    "水管": "三号楼二层的水管漏了两周，报修三次没有人来。\n现在走廊一直有积水，有人滑倒。",
    "照片": "这是今天早上的情况，位置在电梯口旁边。",
    "广告": "专业代开发票，诚信可靠，价格从优，联系请加好友。",
}


def over_the_wire(sent: Sent, address: str) -> httpx.Response:
    headers = {**sent.headers, "Content-Type": sent.media_type}
    return httpx.post(address, params=sent.query, content=sent.body, headers=headers, timeout=30)


LOOKS = {"zh-hans": ((DESKTOP, False), (PHONE, True)), "en": ((DESKTOP, True), (PHONE, False))}
"""Every width in every language, and every colour in every width."""


def in_every_look(hands: BrowserHands, title: str) -> None:
    """The page as it stands, wide and narrow, light and dark."""
    for window, dark in LOOKS[hands.language]:
        hands.page.set_viewport_size({"width": window[0], "height": window[1]})
        hands.page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
        hands.keep(f"{title}-{hands.language}-{window[0]}-{'dark' if dark else 'light'}")


def in_the_other_language(hands: BrowserHands) -> None:
    hands.send("/language/")
    hands.language = "en" if hands.language == "zh-hans" else "zh-hans"


def looked_at(hands: BrowserHands, path: str, title: str) -> None:
    """In both languages; the page ends in the language in which it began."""
    hands.open(path)
    for _ in range(2):
        in_every_look(hands, title)
        in_the_other_language(hands)
        hands.open(path)


def connected(hands: BrowserHands, **typed: Any) -> str:
    hands.open("/desk/online/accounts/")
    hands.send(**typed)
    return hands.page.locator("#address").input_value()


@pytest.mark.clause("2.4a")
@pytest.mark.clause("2.4b")
def test_the_online_clerk_and_the_administrator(house: Furnished, visit: Visitors) -> None:
    admin = BrowserHands(visit("online/administrator", url=house.url))
    signed_in(admin, "wu", house.secrets["wu"])
    admin.open("/desk/online/accounts/")
    admin.send(platform="wecom", label="企业号")
    says(admin, "This platform needs this.")
    admin.keep("accounts-refused")
    shared = {"receiver": "wx5823bf96d3bd56c7", "token": "QDG6eK", "aes_key": KEY}
    wecom = connected(admin, platform="wecom", label="职工服务企业微信", **shared)
    own = connected(admin, platform="webhook", label="市民热线平台")
    key = admin.page.locator("code.digest").inner_text()
    in_every_look(admin, "account-key")
    looked_at(admin, "/desk/online/accounts/", "accounts")
    people_write(wecom, own, key)
    clerk = BrowserHands(visit("online/clerk", url=house.url))
    signed_in(clerk, "bai", house.secrets["bai"])
    looked_at(clerk, "/desk/online/entrance/", "entrance")
    sorted_by(clerk)


def people_write(wecom: str, own: str, key: str) -> None:
    assert over_the_wire(platforms.tencent("<xml/>"), wecom).status_code == 404
    answers = [
        over_the_wire(platforms.tencent(platforms.tencent_text(WORDS[name], sender)), wecom)
        for name, sender in (("水管", "worker"), ("照片", "worker"), ("广告", "trader"))
    ]
    assert [answer.status_code for answer in answers] == [200] * 3
    origin = wecom.split("/in/")[0]
    assert f"{origin}/zh-hans/" in platforms.tencent_reply(answers[0].content)
    assert answers[1].content == b"success"
    said = {"id": "1", "text": "希望夜班也能在食堂吃上热饭。", "from": {"name": "夜班工友"}}
    assert over_the_wire(platforms.webhook(said, key=key), own).status_code == 202


def sorted_by(clerk: BrowserHands) -> None:
    looked_at(clerk, "/desk/online/", "inbox")
    clerk.open("/desk/online/")
    conversation, advert, wish = [each for each in clerk.links("/desk/online/") if re.search(r"[0-9a-f]{8}-", each)]
    looked_at(clerk, conversation, "conversation")
    sees(clerk, WORDS["水管"], WORDS["照片"])
    clerk.page.locator('input[name=matter_type][value="complaint"]').check()
    clerk.page.locator('input[name=category][value="safety"]').check()
    clerk.page.get_by_role("button", name="转为事项").click()
    says(clerk, "Link for the sender")
    in_every_look(clerk, "taken-up")
    code = clerk.page.locator('main a[href^="/desk/case/"]').get_attribute("href") or ""
    in_the_other_language(clerk)
    clerk.open(code)
    sees(clerk, WORDS["水管"])
    put_to(clerk, wish, "join", code=code.split("/")[3])
    put_to(clerk, advert, "set_aside")
    says(clerk, "Fill this in.")
    in_every_look(clerk, "aside-refused")
    put_to(clerk, advert, "set_aside", reason="spam", words="An advertisement")
    says(clerk, "Nothing from online waits")
    in_every_look(clerk, "inbox-done")


def put_to(clerk: BrowserHands, address: str, deed: str, **typed: str) -> None:
    """By the form of this deed on the conversation's page."""
    clerk.open(address)
    form = clerk.page.locator(f'form:has(input[name=deed][value="{deed}"])')
    form.locator("xpath=ancestor::details[not(@open)]/summary").click()
    for name, value in typed.items():
        field = form.locator(f'[name="{name}"]')
        field.and_(clerk.page.locator(f'[value="{value}"]')).check() if name == "reason" else field.fill(value)
    with clerk.page.expect_navigation():
        form.locator("button[type=submit]").click()
