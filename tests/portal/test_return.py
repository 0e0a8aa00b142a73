"""Coming back: a wrong code and an unknown one cannot be told apart, and a visit leaves no row."""

import re

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dengwen.channels.portal import visits
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
    for code in (receipts.new_code(), "1234-5678", "x" * 28, "", "登闻" * 14):
        answers.add(told(browser, code))
        with CaptureQueriesContext(connection) as seen:
            browser.send("/return/", code=code)
        queries.add(tuple(re.sub(r"X?'[^']*'", "?", each["sql"]) for each in seen.captured_queries))
    assert len(answers) == 1
    assert len(queries) == 1
    assert "This code opens nothing" in answers.pop()


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
