"""Coming back: a wrong code and an unknown one cannot be told apart, and a visit leaves no row."""

import re

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.forms import CharField
from django.test.utils import CaptureQueriesContext

from dengwen.channels.portal import urls, visits
from dengwen.channels.portal.forms import FilesForm, MailsForm, MessageForm, ObjectionForm, RatingForm, WithdrawForm
from dengwen.channels.portal.views import back
from dengwen.vault import receipts, session
from tests.portal.browser import Browser


def told(browser: Browser, code: str) -> str:
    """The page's words without the code typed."""
    page = browser.come_back(code, "en")
    assert page.status == 200
    return re.sub(r'value="[^"]*"', "", page.html)


@pytest.mark.clause("1.3.4a")
def test_a_wrong_and_an_unknown_code_are_the_same(browser: Browser) -> None:
    browser.report()
    answers, queries = set(), set()
    for code in (receipts.new_code(), "1234-5678", "x" * 28, "登闻" * 14):
        answers.add(told(browser, code))
        with CaptureQueriesContext(connection) as seen:
            browser.send("/return/", code=code)
        queries.add(tuple(re.sub(r"X?'[^']*'", "?", each["sql"]) for each in seen.captured_queries))
    assert len(answers) == 1
    assert len(queries) == 1
    assert "This code opens nothing" in answers.pop()


@pytest.mark.parametrize(
    ("language", "sentence"), [("zh-hans", "请先填写查询码。"), ("en", "Type the receipt code first.")]
)
def test_an_empty_code_is_asked_for_in_our_own_words(browser: Browser, language: str, sentence: str) -> None:
    """Not by a bubble of the browser in the browser's language."""
    assert "novalidate" in browser.open(f"/{language}/return/").html
    page = browser.send("/return/", code="  ")
    assert f'<a href="#id_code">{sentence}</a>' in page.html
    assert f'id="id_code_wrong">{sentence}' in page.html
    assert 'aria-invalid="true"' in page.html


def test_a_code_is_forgiven_its_spelling(browser: Browser) -> None:
    code = browser.report()
    page = browser.come_back(f"  {code.lower().replace('-', ' ')} ")
    assert page.response.redirect_chain == [("/zh-hans/status/", 302)]


def test_the_visit_is_one_strict_cookie_and_no_row(browser: Browser) -> None:
    browser.come_back(browser.report())
    cookie = browser.client.cookies[visits.COOKIE]
    assert cookie["samesite"] == "Strict"
    assert cookie["httponly"]
    assert not cookie["max-age"]
    assert bool(cookie["secure"]) == settings.SECURE
    assert not Session.objects.exists()


def test_without_a_visit_the_page_asks_for_the_code(browser: Browser) -> None:
    assert browser.open("/en/status/").response.redirect_chain == [("/en/return/", 302)]


def test_leaving_ends_the_visit_on_both_sides(browser: Browser) -> None:
    browser.come_back(browser.report())
    token = browser.client.cookies[visits.COOKIE].value
    assert "已退出" in browser.send("/leave/").text
    with pytest.raises(session.VaultLocked):
        session.whose(token)
    assert browser.open("/zh-hans/status/").response.redirect_chain


def test_when_the_visit_is_over_the_page_says_so_and_hands_back_what_was_typed(browser: Browser) -> None:
    browser.come_back(browser.report())
    session.lock(browser.client.cookies[visits.COOKIE].value)
    page = browser.send("/message/", text="还有一件事没有说")
    assert page.status == 403
    assert "还有一件事没有说" in page.text
    assert "请重新输入查询码" in browser.open("/zh-hans/status/").text


@pytest.mark.parametrize(
    ("act", "typed"),
    [
        ("message", {"text": ("给我们留言", "还有一件事")}),
        ("files", {"text": ("这些文件说明什么？", "这是收据")}),
        ("rate", {"words": ("您的意见", "拖了太久")}),
        ("object", {"grounds": ("您对哪一点不满意？", "没有查账")}),
        ("withdraw", {"text": ("撤回原因（可以不写）", "已经解决")}),
        ("mails", {"address": ("您自己的邮箱地址", "someone@example.org")}),
    ],
)
def test_every_text_typed_into_a_visit_that_is_over_is_handed_back(
    browser: Browser, act: str, typed: dict[str, tuple[str, str]]
) -> None:
    browser.come_back(browser.report())
    session.lock(browser.client.cookies[visits.COOKIE].value)
    page = browser.send("/message/", to=f"/zh-hans/status/{act}/", **{name: text for name, (_, text) in typed.items()})
    assert page.status == 403
    for label, text in typed.values():
        assert f'<strong>{label}</strong></p><p class="written">{text}</p>' in page.html


def test_no_act_of_a_visit_has_a_text_that_would_not_be_handed_back() -> None:
    forms = {
        "message": MessageForm, "files": FilesForm, "rate": RatingForm, "object": ObjectionForm, "withdraw": WithdrawForm,
        "mails": MailsForm,
    }  # fmt: skip
    acts = {each.name for each in urls.urlpatterns if str(each.pattern).startswith("status/")} - {"status", "leave"}
    assert acts == set(forms)
    for act, form in forms.items():
        texts = {name for name, field in form.base_fields.items() if type(field) is CharField}
        assert set(back.TYPED[act]) == texts, act


def test_one_visit_never_opens_another_matter(browser: Browser) -> None:
    mine, other = browser.report(what="我自己的事"), browser.report(what="别人的事")
    browser.come_back(mine)
    assert "别人的事" not in browser.page.text
    browser.come_back(other)
    assert "我自己的事" not in browser.page.text


def test_a_staff_session_opens_no_report(browser: Browser, house: object) -> None:
    browser.report()
    browser.client.cookies[visits.COOKIE] = house.actor("an").token  # type: ignore[attr-defined]
    assert "reached" not in browser.open("/en/status/").text
    assert "Come back with your code" in browser.page.text


def test_a_vault_that_does_not_answer_is_said_in_words(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    code = browser.report()

    def away(*_: object) -> None:
        raise session.VaultUnreachable("away")

    monkeypatch.setattr(session, "ask", away)
    page = browser.come_back(code, "en")
    assert page.status == 503
    assert "Your matter is safe" in page.text
