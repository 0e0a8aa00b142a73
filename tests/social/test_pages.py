"""The online clerk's pages and the administrator's: conversations sorted in one step, accounts, the link for the official site."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dengwen.channels.social import conversations
from dengwen.channels.social.models import Account
from dengwen.channels.social.platforms import Platform
from dengwen.docket import moment, rebuild
from dengwen.docket.acts import ledger_key
from dengwen.docket.models import Case, Paper
from dengwen.intake.models import Waiting, WaitingState
from dengwen.ledger.models import Entry
from dengwen.ledger.verify import verify
from dengwen.policy.numbers import in_force
from dengwen.regulation.vocabulary import Category, Channel, IdentityMode, MatterType, SetAside
from dengwen.vault import receipts, welcomes
from dengwen.vault.models import Receipt
from tests.desk_pages import enter
from tests.house import House
from tests.intake.officers import received
from tests.social import platforms
from tests.social.platforms import a_message

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]
Accounts = dict[Platform, Account]


def wrote(account: Account, *texts: str, sender: str = "sender-1") -> list[Waiting]:
    """What one sender wrote, one message after the other."""
    for text in texts:
        assert a_message(Platform(account.platform), text, sender).to(account).status_code == 200
    return list(Waiting.objects.order_by("pk"))[-len(texts) :]


def page(client: Client, *names: Any) -> str:
    answer = client.get(reverse(names[0], args=names[1:]))
    assert answer.status_code == 200
    return str(answer.content.decode())


def sort(client: Client, pieces: list[Waiting], deed: str, **typed: Any) -> Any:
    data = {"deed": deed, "piece": [str(each.uid) for each in pieces], **typed}
    return client.post(reverse("social:conversation", args=[pieces[0].uid]), data)


def proven() -> bool:
    return list(rebuild.check()) == [] and verify(ledger_key()).sound


TAKEN: dict[str, Any] = {"matter_type": MatterType.COMPLAINT, "category": Category.SERVICE, "what": "水管漏了两周"}


@pytest.mark.clause("2.4b")
def test_the_inbox_shows_one_line_a_sender_with_the_term_and_not_a_word_of_it(
    house: House, connected: Accounts
) -> None:
    wrote(connected[Platform.WECOM], "三号楼的水管漏了", "没有人来", "还是没有人来")
    wrote(connected[Platform.DINGTALK], "食堂的账目不清楚", sender="sender-2")
    client = enter(house, "an")
    shown = page(client, "social:inbox")
    assert shown.count('class="row-link"') == 2
    assert re.search(r'data-label="Messages">3<', shown)
    assert "水管" not in shown + page(client, "intake:inbox")
    assert "sender-1" not in shown
    first = Waiting.objects.order_by("pk")[0]
    assert conversations.due_on([first]) == in_force(first.received_on).due("S4", first.received_on).on
    assert "账号 wecom" in page(client, "intake:inbox")
    assert page(enter(house, "feng"), "social:inbox").count('class="row-link"') == 0


@pytest.mark.clause("2.4b")
def test_the_desk_of_what_waits_lists_a_message_once(house: House, connected: Accounts) -> None:
    (piece,) = wrote(connected[Platform.WECOM], "三号楼的水管漏了")
    listed = page(enter(house, "an"), "intake:inbox")
    assert listed.count(str(piece.uid)) == 1
    assert reverse("social:conversation", args=[piece.uid]) in listed


@pytest.mark.clause("2.4b")
def test_one_step_makes_a_conversation_a_matter_with_its_receipt(house: House, connected: Accounts) -> None:
    pieces = wrote(connected[Platform.WECOM], "三号楼的水管漏了", "没有人来", "还是没有人来")
    other = wrote(connected[Platform.WECOM], "别人的话", sender="sender-2")
    client = enter(house, "an")
    shown = page(client, "social:conversation", pieces[0].uid)
    assert all(text in shown for text in ("三号楼的水管漏了", "没有人来", "还是没有人来"))
    assert "别人的话" not in shown
    done = sort(client, pieces, "take_up", **TAKEN)
    assert done.status_code == 200
    case = Case.objects.get()
    assert (case.channel, case.identity_mode) == (Channel.SOCIAL, IdentityMode.CONFIDENTIAL)
    assert case.received_on == pieces[0].received_on
    assert {each.case_uid for each in Waiting.objects.exclude(pk=other[0].pk)} == {case.uid}
    kinds = sorted(Paper.objects.filter(case=case).values_list("kind", flat=True))
    assert kinds == ["arrival", "identity", "joined", "joined", "submission"]
    (token,) = re.findall(r"http://testserver/zh-hans/welcome/([\w-]+)/", done.content.decode())
    code = welcomes.redeem(token, moment.today())
    assert code
    assert receipts.lookup(code) == bytes(Receipt.objects.get(case_uid=case.uid).lookup)
    assert code not in done.content.decode()
    assert Waiting.objects.get(pk=other[0].pk).state == WaitingState.WAITING
    again = sort(client, pieces, "take_up", **TAKEN)
    assert again.status_code in (404, 409)
    assert proven()


def test_joined_to_a_matter_and_only_the_pieces_that_were_shown(house: House, connected: Accounts) -> None:
    case = received()[0]
    pieces = wrote(connected[Platform.WECOM], "补充一", "补充二")
    later = wrote(connected[Platform.WECOM], "看页面以后才来的")
    client = enter(house, "an")
    assert sort(client, pieces, "join", code="ZZZZ-ZZZZ-ZZ").status_code == 422
    assert sort(client, pieces, "join", code=case.code).status_code == 302
    assert Paper.objects.filter(case=case, kind="joined").count() == 2
    assert Waiting.objects.get(pk=later[0].pk).state == WaitingState.WAITING
    assert proven()


@pytest.mark.clause("2.4b")
def test_set_aside_only_with_a_reason_of_the_list_and_words(house: House, connected: Accounts) -> None:
    pieces = wrote(connected[Platform.WECOM], "低价代开发票", "加我好友")
    client = enter(house, "an")
    for typed in (
        {},
        {"reason": "spam"},
        {"words": "广告"},
        {"reason": "automatic", "words": "x"},
        {"reason": "z", "words": "x"},
    ):
        assert sort(client, pieces, "set_aside", **typed).status_code == 422
    assert not Waiting.objects.exclude(state=WaitingState.WAITING).exists()
    assert sort(client, pieces, "set_aside", reason=SetAside.SPAM, words="广告").status_code == 302
    assert set(Waiting.objects.values_list("reason", flat=True)) == {SetAside.SPAM}
    assert "广告" not in "".join(str(each.body) for each in Entry.objects.filter(act="set_aside"))
    assert page(client, "social:inbox").count('class="row-link"') == 0
    assert "Spam" in page(client, "social:conversation", pieces[0].uid) or proven()
    assert sort(client, pieces[:1], "take_up", **TAKEN).status_code == 200
    assert proven()


@pytest.mark.clause("1.3.2")
def test_f2_whoever_is_named_sees_neither_line_nor_page(house: House, connected: Accounts) -> None:
    (piece,) = wrote(connected[Platform.WECOM], "白景行把我的材料压了下来")
    client = enter(house, "bai")
    assert page(client, "social:inbox").count('class="row-link"') == 0
    assert client.get(reverse("social:conversation", args=[piece.uid])).status_code == 404
    assert sort(client, [piece], "set_aside", reason="spam", words="没有的事").status_code == 404
    assert page(enter(house, "an"), "social:inbox").count('class="row-link"') == 1


def test_a_locked_vault_asks_first_and_loses_nothing(house: House, connected: Accounts) -> None:
    (piece,) = wrote(connected[Platform.WECOM], "水管漏了")
    client = Client()
    client.force_login(house.staff["an"])
    assert client.get(reverse("social:conversation", args=[piece.uid])).status_code == 423
    answer = sort(client, [piece], "set_aside", reason="spam", words="记住这句话")
    assert "记住这句话" in answer.content.decode()


def test_accounts_are_connected_changed_and_switched_off(house: House, connected: Accounts) -> None:
    client = enter(house, "wu")
    typed = {"platform": "webhook", "label": "市民热线平台"}
    made = client.post(reverse("social:accounts"), typed).content.decode()
    (key,) = re.findall(r'<code class="digest">([\w-]{43})</code>', made)
    account = Account.objects.get(label="市民热线平台")
    assert f"http://testserver/in/hooks/{account.address}/" in made
    again = page(client, "social:account", account.uid)
    assert key not in again
    assert platforms.webhook({"id": "1", "text": "x"}, key=key).to(account).status_code == 202
    where = reverse("social:account", args=[account.uid])
    assert client.post(where, {"label": "改名", "secret": "another key"}).status_code == 302
    account.refresh_from_db()
    assert (account.label, account.active) == ("改名", False)
    assert platforms.webhook({"id": "2", "text": "x"}, key="another key").to(account).status_code == 404
    assert client.post(where, {"label": "改名", "active": "on"}).status_code == 302
    assert platforms.webhook({"id": "2", "text": "x"}, key="another key").to(account).status_code == 202
    for wrong in (
        {"platform": "wecom", "label": "x"},
        {"platform": "wecom", "label": "x", "receiver": "a", "token": "b", "aes_key": "c"},
        {"platform": "fax", "label": "x"},
    ):
        assert client.post(reverse("social:accounts"), wrong).status_code == 422
    said = client.post(reverse("social:accounts"), {"platform": "wecom", "label": "x", "token": "b"}).content.decode()
    assert 'id="id_receiver_error"' in said
    assert 'id="id_aes_key_error"' in said
    assert 'id="id_token_error"' not in said
    assert "Needed for: WeCom" in said
    assert proven()


def test_no_secret_comes_back_from_a_page_or_stands_in_an_entry(house: House, connected: Accounts) -> None:
    client = enter(house, "wu")
    shown = page(client, "social:accounts")
    shown += "".join(page(client, "social:account", each.uid) for each in connected.values())
    told = shown + "".join(str(each.body) for each in Entry.objects.all())
    for given in platforms.SECRETS.values():
        assert not [text for text in (given.aes_key, given.secret, given.token) if len(text) > 5 and text in told]
    client.post(reverse("social:accounts"), {"platform": "wecom", "label": "x", "token": "typed-secret"})
    assert (
        "typed-secret"
        not in client.post(reverse("social:accounts"), {"label": "", "token": "typed-secret"}).content.decode()
    )


@pytest.mark.clause("2.4a")
def test_the_official_site_gets_a_plain_link_and_a_drawing(house: House, connected: Accounts) -> None:
    for name in ("an", "wu"):
        shown = page(enter(house, name), "social:entrance")
        snippets = [unescape(each) for each in re.findall(r"<textarea[^>]*>(.*?)</textarea>", shown, re.DOTALL)]
        assert len(snippets) == 6
        for snippet in snippets:
            assert not re.search(r"<script|\son\w+=|[?&]utm|\?", snippet)
            assert set(re.findall(r"https?://[^/\"]+", snippet)) <= {"http://testserver"}
        assert 'href="http://testserver/zh-hans/"' in snippets[1]
        assert 'referrerpolicy="no-referrer"' in snippets[1]
        assert '<img src="dengwen-zh-hans.svg" alt=""' in snippets[2]
    client = enter(house, "an")
    heads = {"svg": b"<?xml", "png": b"\x89PNG"}
    for language in ("zh-hans", "en"):
        for kind, head in heads.items():
            answer = client.get(reverse("social:drawing", args=[language, kind]))
            assert b"".join(answer).startswith(head)  # type: ignore[arg-type]
            assert "attachment" in answer.headers["Content-Disposition"]
    assert client.get("/desk/online/entrance/en.pdf").status_code == 404
    assert client.get("/desk/online/entrance/fr.png").status_code == 404


@pytest.mark.clause("2.4a")
def test_the_address_of_the_house_as_set_stands_in_answers_and_snippets(
    house: House, connected: Accounts, settings: Any
) -> None:
    settings.PUBLIC_URL = "https://reports.example"
    assert 'href="https://reports.example/en/"' in unescape(page(enter(house, "an"), "social:entrance"))
    answer = a_message(Platform.DINGTALK, "x").to(connected[Platform.DINGTALK]).json()
    assert "https://reports.example/zh-hans/\n" in answer["text"]["content"]
