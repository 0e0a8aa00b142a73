"""The first page: what happens, how one gets in, who sees what; and nothing about the visitor stays."""

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session

from dengwen.channels.box.models import Box
from dengwen.channels.social.models import Account
from dengwen.docket import moment
from dengwen.policy.models import PolicyVersion
from tests.portal.browser import Browser


@pytest.mark.parametrize(("asked", "prefix"), [("", "/zh-hans/"), ("en-GB,en;q=0.9", "/en/"), ("fr", "/zh-hans/")])
def test_the_bare_address_leads_to_the_visitors_language(house: object, asked: str, prefix: str) -> None:
    browser = Browser(accept_language=asked)
    assert browser.open("/").response.redirect_chain == [(prefix, 302)]


@pytest.mark.clause("1.1b")
def test_the_way_of_a_report_is_told_with_the_organisations_own_terms(browser: Browser) -> None:
    page = browser.open("/zh-hans/")
    for told in ("1个工作日内登记", "5个工作日内决定是否受理", "30个自然日内完成调查", "结果确定后5个工作日内反馈"):
        assert told in page.text


@pytest.mark.clause("2.1a")
@pytest.mark.clause("2.2a")
def test_the_ways_in_are_those_that_the_organisation_has(browser: Browser) -> None:
    PolicyVersion.objects.filter(version=1).update(version=2, blanks={"P1": "drum@example.org"})
    assert "drum@example.org" in browser.open("/en/").text
    assert "Hotline" not in browser.page.text
    PolicyVersion.objects.filter(version=2).update(version=3, blanks={"P2": "400-000-0000", "P3": "9:00-17:00"})
    assert "400-000-0000 Working days 9:00–17:00" in browser.open("/en/").text
    assert "drum@example.org" not in browser.page.text


@pytest.mark.clause("2.3a")
@pytest.mark.clause("2.4a")
def test_every_channel_says_what_it_offers(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the moment on at which it is there, and until it is taken down."""
    PolicyVersion.objects.filter(version=1).update(version=2, blanks={"P2": "6110", "P3": "08:30-12:00;13:00-18:00"})
    before = browser.open("/zh-hans/").text
    assert "工作日 8:30–12:00、13:00–18:00" in before
    assert "当面反映或者来信" in before
    assert "向主管反映" in before
    assert "三楼楼梯口" not in before
    assert "企业微信" not in before
    box = Box.objects.create(
        no=1, place="三楼楼梯口", place_en="Stairs, third floor", seal="A1", since_on=moment.today()
    )
    account = Account.objects.create(platform="wecom", label="internal name", made_on=moment.today())
    after = browser.open("/en/").text
    assert "Stairs, third floor" in after
    assert "WeCom" in after
    assert "internal name" not in after
    monkeypatch.setattr(settings, "BOX_PLACES", False)
    assert "三楼楼梯口" not in browser.open("/zh-hans/").text
    assert "意见箱" in browser.page.text
    Box.objects.filter(pk=box.pk).update(active=False)
    Account.objects.filter(pk=account.pk).update(active=False)
    assert not {"意见箱", "企业微信"} & set(
        browser.open("/zh-hans/").html.replace("<dt>", "|").replace("</dt>", "|").split("|")
    )


@pytest.mark.clause("1.3.4a")
@pytest.mark.clause("6.1.1b")
def test_it_says_who_sees_the_report_and_who_does_not(browser: Browser) -> None:
    text = browser.open("/en/").text
    assert "Anonymous We do not know who you are" in text
    assert "The investigators see a rewritten text" in text
    assert "Whoever you name, those above and below them" in text


@pytest.mark.parametrize("address", ["", "report/", "return/", "rules/", "privacy/"])
def test_pages_carry_no_script_and_leave_no_session(browser: Browser, address: str) -> None:
    page = browser.open(f"/zh-hans/{address}")
    assert page.status == 200
    assert "<script" not in page.html
    assert "script-src 'none'" in page.response["Content-Security-Policy"]
    assert page.response["Cache-Control"] == ("private, no-cache" if address == "report/" else "no-store")
    assert set(browser.client.cookies) <= {"c"}
    assert not Session.objects.exists()


@pytest.mark.parametrize("address", ["", "rules/", "privacy/"])
def test_pages_to_read_set_no_cookie_at_all(browser: Browser, address: str) -> None:
    browser.open(f"/en/{address}")
    assert not browser.client.cookies


@pytest.mark.clause("1.3.1")
def test_the_rules_are_published_with_their_numbers(browser: Browser) -> None:
    page = browser.open("/zh-hans/rules/")
    assert 'id="3.2.1a"' in page.html
    assert "1个工作日" in page.text


def test_the_other_language_is_one_link_away(browser: Browser) -> None:
    assert 'href="/en/rules/" hreflang="en"' in browser.open("/zh-hans/rules/").html
    assert 'href="/zh-hans/privacy/" hreflang="zh-Hans"' in browser.open("/en/privacy/").html


@pytest.mark.clause("6.1.1b")
def test_the_notice_lists_what_is_kept_in_the_open(browser: Browser) -> None:
    text = browser.open("/zh-hans/privacy/").text
    for told in ("匿名、隐名还是实名", "承办单位", "加密后有多大", "哪些工作人员经办", "本单位自己的管理数据"):
        assert told in text
    assert "what you said you are" in browser.open("/en/privacy/").text
