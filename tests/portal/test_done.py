"""Sending: one matter and one receipt, however often it is pressed; the code stands in no address."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from dengwen.docket.models import Case
from dengwen.docket.reads import entries
from dengwen.intake.models import Submission
from dengwen.regulation.vocabulary import Channel, Stage
from tests.portal.browser import Browser


@pytest.mark.clause("2.4b")
@pytest.mark.clause("3.1a")
def test_a_report_becomes_a_received_matter(browser: Browser) -> None:
    browser.report()
    case = Case.objects.get()
    assert (case.stage, case.channel, case.next_term) == (Stage.RECEIVED, Channel.WEB, "T1")
    assert Submission.objects.get().case == case


@pytest.mark.clause("1.3.3a")
def test_the_receipt_names_code_day_and_address(browser: Browser) -> None:
    code = browser.report()
    text = browser.page.text
    assert "我们已经收到" in text
    assert code.replace("-", "") in text.replace("-", "").replace(" ", "")
    assert "http://testserver/zh-hans/return/" in text
    assert "最迟" in text
    assert "<svg" in browser.page.html


def test_the_code_stands_in_no_address(browser: Browser) -> None:
    code = browser.report()
    browser.come_back(code)
    bare = code.replace("-", "")
    for page in (browser.open("/zh-hans/status/"), browser.page):
        assert not any(part in page.html for part in (code, bare))
    drawn = Browser()
    drawn.report()
    addresses = re.findall(r'(?:href|action|src)="([^"]*)"', drawn.page.html)
    assert not any(group in address for group in code.split("-") for address in addresses)


def test_pressing_twice_gives_the_same_receipt_and_one_matter(browser: Browser) -> None:
    browser.open("/en/report/")
    browser.send("/check/", matter_type="inquiry", category="other", what="How do I book a car?")
    asked = browser.page
    first = browser.send("/done/").text
    browser.page = asked
    assert browser.send("/done/").text == first
    assert Case.objects.count() == 1
    assert len(entries(Case.objects.get())) == 1


@pytest.mark.parametrize("spoil", ["draft", "code"])
def test_a_page_that_was_altered_sends_nothing(browser: Browser, spoil: str) -> None:
    browser.open("/en/report/")
    browser.send("/check/", matter_type="inquiry", category="other", what="x")
    page = browser.send("/done/", **{spoil: "spoiled"})
    assert page.status == 410
    assert "This page can no longer be sent" in page.text
    assert not Case.objects.exists()


def test_a_page_older_than_a_day_sends_nothing(browser: Browser) -> None:
    browser.open("/en/report/")
    browser.send("/check/", matter_type="inquiry", category="other", what="x")
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=5)):
        assert browser.send("/done/").status == 410
    assert not Case.objects.exists()


def test_without_a_token_nothing_is_sent(browser: Browser) -> None:
    browser.open("/en/report/")
    browser.send("/check/", matter_type="inquiry", category="other", what="x")
    assert browser.send("/done/", csrfmiddlewaretoken="").status == 403
    assert not Case.objects.exists()


def test_a_report_costs_few_queries(browser: Browser, django_assert_max_num_queries: object) -> None:
    browser.report()
    browser.open("/en/report/")
    browser.send("/check/", matter_type="inquiry", category="other", what="x")
    with django_assert_max_num_queries(20):  # type: ignore[operator]
        browser.send("/done/")
