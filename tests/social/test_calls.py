"""Calls of every platform, made by the tests' own implementation of it: understood, kept once, answered; everything else refused alike."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from dengwen.channels.social import accounts
from dengwen.channels.social.models import Account, Heard, Nonce
from dengwen.channels.social.platforms import Platform, Secrets
from dengwen.docket.actors import SYSTEM
from dengwen.intake import sorting
from dengwen.intake.models import Waiting
from dengwen.regulation.vocabulary import Channel
from dengwen.vault.models import Compartment
from tests.house import House
from tests.social import platforms
from tests.social.bent import bent
from tests.social.platforms import Sent, a_message

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]
Accounts = dict[Platform, Account]
WORDS = "三号楼的水管漏了两周。"


def said(platform: Platform, answer: Any) -> str:
    """The words that a person sees in the app."""
    body = answer.content
    if platform in (Platform.WECOM, Platform.WECHAT):
        return platforms.tencent_reply(body, platform) if b"Encrypt" in body else ""
    return str(json.loads(body).get("text", {}).get("content", "")) if body else ""


@pytest.mark.clause("2.4a")
@pytest.mark.clause("2.4b")
@pytest.mark.parametrize("platform", list(Platform))
def test_a_message_waits_for_an_officer_and_its_sender_for_the_custodians(
    house: House, connected: Accounts, platform: Platform
) -> None:
    account = connected[platform]
    answer = a_message(platform, WORDS).to(account)
    assert answer.status_code == (202 if platform is Platform.WEBHOOK else 200)
    waiting = Waiting.objects.get()
    assert (waiting.channel, waiting.place_uid) == (Channel.SOCIAL, account.uid)
    content = sorting.opened(house.actor("an"), [waiting])[0].content
    assert (content["text"], content["platform"]) == (WORDS, platform)
    assert "sender-1" not in str(content)
    assert set(Compartment.objects.values_list("kind", flat=True)) == {"R", "I"}
    heard = Heard.objects.get()
    assert (heard.open, heard.sealed, heard.evidence, heard.source) == (False, b"", waiting.evidence, waiting.source)
    account.refresh_from_db()
    assert account.heard_on == waiting.received_on


@pytest.mark.clause("2.4b")
@pytest.mark.parametrize("platform", [Platform.WECOM, Platform.WECHAT, Platform.DINGTALK])
def test_the_answer_leads_out_of_the_app_and_says_that_the_app_knows_once_a_day(
    connected: Accounts, platform: Platform
) -> None:
    first = said(platform, a_message(platform, WORDS, message="100").to(connected[platform]))
    assert "http://testserver/zh-hans/\n" in first
    assert first.removesuffix("]]></Content></xml>").endswith("http://testserver/en/")
    assert "不能匿名" in first
    assert "you are not anonymous" in first
    assert WORDS not in first
    assert "http" not in said(platform, a_message(platform, "还有一件", message="101").to(connected[platform]))
    assert "http" in said(platform, a_message(platform, WORDS, message="100").to(connected[platform]))
    assert "http" in said(platform, a_message(platform, "我也来说", "another").to(connected[platform]))


@pytest.mark.parametrize("platform", list(Platform))
def test_what_the_platform_sends_again_is_the_same_message(connected: Accounts, platform: Platform) -> None:
    for _ in range(3):
        assert a_message(platform, WORDS, message="4561255354251345929").to(connected[platform]).status_code < 300
    assert (Waiting.objects.count(), Heard.objects.count()) == (1, 1)


def test_the_same_number_on_two_accounts_is_two_messages(house: House, connected: Accounts) -> None:
    other = accounts.connect(SYSTEM, Platform.WECOM, "另一个", platforms.SECRETS[Platform.WECOM])
    for account in (connected[Platform.WECOM], other):
        a_message(Platform.WECOM, WORDS, message="7").to(account)
    assert Waiting.objects.count() == 2
    assert len(set(Waiting.objects.values_list("source", flat=True))) == 2


def test_addresses_are_checked_as_each_platform_does_it(connected: Accounts) -> None:
    token, stamp, nonce = "QDG6eK", platforms.now(), platforms.number()
    echo = platforms.letter("1616140317555161061", "wx5823bf96d3bd56c7")
    query = {"msg_signature": platforms.sha1(token, stamp, nonce, echo), "timestamp": stamp, "nonce": nonce}
    wecom = Client().get(f"/in/hooks/{connected[Platform.WECOM].address}/", {**query, "echostr": echo})
    assert wecom.content == b"1616140317555161061"
    plain = {"signature": platforms.sha1("spamtest", stamp, nonce), "timestamp": stamp, "nonce": nonce, "echostr": "e"}
    assert Sent(method="GET", query=plain).to(connected[Platform.WECHAT]).content == b"e"
    event = platforms.dingtalk_event({"EventType": "check_url"}).to(connected[Platform.DINGTALK]).json()
    assert platforms.opened_letter(event["encrypt"]) == ("success", "suite4xxxxxxxxxxxxxxx")
    assert event["msg_signature"] == platforms.sha1("123456", event["timeStamp"], event["nonce"], event["encrypt"])
    challenge = {"challenge": "ajls384kdj", "token": "verification", "type": "url_verification"}
    body = json.dumps({"encrypt": platforms.lark(challenge)}).encode()
    assert Sent(body).to(connected[Platform.FEISHU]).json() == {"challenge": "ajls384kdj"}
    assert not Heard.objects.exists()


def test_an_account_in_plain_mode_and_whoever_has_just_found_one(house: House) -> None:
    account = accounts.connect(SYSTEM, Platform.WECHAT, "明文", Secrets("wx2c2769f8efd9abc2", "spamtest"))
    stamp, nonce = platforms.now(), platforms.number()
    query = {"signature": platforms.sha1("spamtest", stamp, nonce), "timestamp": stamp, "nonce": nonce}
    event = platforms.xml(ToUserName="house", FromUserName="o1", CreateTime=stamp, MsgType="event", Event="subscribe")
    greeted = Sent(event.encode(), query, media_type="text/xml").to(account).content.decode()
    assert "<ToUserName><![CDATA[o1]]></ToUserName>" in greeted
    assert "/zh-hans/" in greeted
    left = event.replace("subscribe", "unsubscribe")
    assert Sent(left.encode(), query, media_type="text/xml").to(account).content == b"success"
    assert not Heard.objects.exists()
    other_body = platforms.tencent_text("用同一个签名换了内容").encode()
    assert Sent(other_body, query, media_type="text/xml").to(account).status_code == 404


def test_pictures_places_posts_and_links_say_what_they_can(house: House, connected: Accounts) -> None:
    place = platforms.tencent_text(
        "", MsgType="location", Content="", Location_X="23.13", Location_Y="113.35", Label="仓库"
    )
    platforms.tencent(place).to(connected[Platform.WECOM])
    post = {
        "zh_cn": {"title": "情况", "content": [[{"tag": "text", "text": "第一段"}], [{"tag": "a", "text": "第二段"}]]}
    }
    rich = platforms.feishu_text("", message_type="post", content=json.dumps(post))
    platforms.feishu(rich).to(connected[Platform.FEISHU])
    read = [each.content for each in sorting.opened(house.actor("an"), Waiting.objects.order_by("pk"))]
    assert (read[0]["text"], read[0]["facts"]) == ("仓库", "23.13,113.35")
    assert read[1]["text"] == "情况\n第一段\n第二段"


def test_halves_of_characters_are_no_reason_to_lose_a_message(house: House, connected: Accounts) -> None:
    odd = "水管\ud83d漏了\0\udfff"
    platforms.webhook({"id": odd, "text": odd, "from": {"id": odd, "name": odd}}).to(connected[Platform.WEBHOOK])
    platforms.robot(odd, odd, odd, senderNick=odd).to(connected[Platform.DINGTALK])
    platforms.feishu(platforms.feishu_text(odd, odd, odd)).to(connected[Platform.FEISHU])
    read = [each.content["text"] for each in sorting.opened(house.actor("an"), Waiting.objects.all())]
    assert len(read) == 3
    assert all(text.startswith("水管?漏了") for text in read)


@pytest.mark.parametrize("platform", list(Platform))
def test_everything_refused_looks_the_same(connected: Accounts, platform: Platform) -> None:
    account = connected[platform]
    stranger = Account(address="nobody-has-this-address")
    looks = {name: look(call.to(account)) for name, call in bent(platform).items()}
    looks["no such account"] = look(a_message(platform, WORDS).to(stranger))
    accounts.alter(account, SYSTEM, account.label, active=False)
    looks["switched off"] = look(a_message(platform, WORDS).to(account))
    odd = {name: seen for name, seen in looks.items() if seen != looks["no such account"]}
    assert not odd
    assert looks["no such account"][0] == 404
    assert (Waiting.objects.count(), Heard.objects.count()) == (0, 0)
    assert Nonce.objects.count() <= 2


def look(answer: Any) -> tuple[int, bytes, dict[str, str]]:
    return answer.status_code, answer.content, dict(answer.headers)


def test_other_methods_are_not_answered_for_anybody(connected: Accounts) -> None:
    for address in (connected[Platform.WECOM].address, "nobody"):
        assert Client().put(f"/in/hooks/{address}/").status_code == 405


def test_no_text_name_or_number_stands_in_the_tables(connected: Accounts) -> None:
    for platform in Platform:
        a_message(platform, WORDS, "sender-secret", "number-secret").to(connected[platform])
    rows = [str(row) for model in (Heard, Waiting, Nonce, Account) for row in model.objects.values()]
    assert not [row for row in rows if "secret" in row.replace("'sealed'", "") or WORDS in row]
