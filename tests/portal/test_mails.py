"""Mails about news: asked for on the form or on the own page, stopped there, told by the clerk in the cursor's transaction."""

from __future__ import annotations

from typing import Any

import pytest

from dengwen.clerk import reactions
from dengwen.docket.models import Case
from dengwen.intake import submissions, talking
from dengwen.outbox.models import Mail, Subscription
from dengwen.outbox.queue import PURPOSE
from dengwen.vault.transit import open_transit
from tests.house import House
from tests.intake import officers
from tests.portal.browser import Browser

ADDRESS = "zhao.qianli@post.example"
NAMED = {"identity_mode": "confidential", "contact": f"邮箱 {ADDRESS}", "wish": "contact"}


@pytest.fixture(autouse=True)
def _mailing(settings: Any) -> None:
    settings.SMTP_HOST, settings.MAIL_FROM = "127.0.0.1", "house@reports.example"
    settings.PUBLIC_URL = "https://reports.example"


def written_to(house: House) -> Case:
    case = Case.objects.latest("pk")
    officers.register(case, house.actor("an"), officers.ALL_GIVEN, [])
    talking.message_reporter(case, house.actor("an"), "请问是哪一批货?")
    return case


@pytest.mark.clause("5.2.1b")
def test_a_contact_that_is_an_address_is_a_wish_for_mails(browser: Browser, house: House) -> None:
    browser.report(**NAMED)
    written_to(house)
    reactions.react_to_all()
    mail = Mail.objects.get()
    told = open_transit(PURPOSE, mail.uid, mail.sealed)
    assert told["address"] == ADDRESS
    assert told["link"] == "https://reports.example/zh-hans/return/"
    reactions.react_to_all()
    assert Mail.objects.count() == 1


@pytest.mark.parametrize(
    "typed",
    [
        NAMED | {"wish": "page"},
        NAMED | {"contact": "微信 zhao"},
        NAMED | {"contact": f"{ADDRESS} {ADDRESS}.cn"},
        NAMED | {"identity_mode": "anonymous"},
    ],
)
def test_nothing_else_is(browser: Browser, house: House, typed: dict[str, str]) -> None:
    browser.report(**typed)
    written_to(house)
    reactions.react_to_all()
    assert (Subscription.objects.count(), Mail.objects.count()) == (0, 0)


def test_where_no_mail_is_sent_none_is_offered_and_no_address_kept(browser: Browser, settings: Any) -> None:
    settings.SMTP_HOST = ""
    code = browser.report(**NAMED)
    assert Subscription.objects.count() == 0
    assert "/status/mails/" not in browser.come_back(code, "en").html


def test_the_wish_is_written_with_the_submission_or_not_at_all(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(submissions.subscriptions, "start_as_typed", fails)
    with pytest.raises(ZeroDivisionError):
        browser.report(**NAMED)
    assert (Case.objects.count(), Subscription.objects.count()) == (0, 0)


def test_started_and_stopped_on_the_own_page(browser: Browser, house: House) -> None:
    browser.come_back(browser.report(), "en")
    for wrong in ("", "no address", "house@reports.example"):
        page = browser.send("/mails/", address=wrong)
        assert 'id="id_address_wrong"' in page.html
    page = browser.send("/mails/", address=ADDRESS)
    assert "You get a mail when there is something new here." in page.text
    assert "zh…@post.example" in page.text
    assert ADDRESS not in page.html
    written_to(house)
    page = browser.send("/mails/", stop="1")
    assert "The address is forgotten." in page.text
    reactions.react_to_all()
    assert (Subscription.objects.count(), Mail.objects.count()) == (0, 0)


def test_a_fault_of_the_reaction_posts_nothing(browser: Browser, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """The mail is in the same transaction as the cursor: both or neither."""
    browser.report(**NAMED)
    written_to(house)
    spoilt = {"news": (*reactions.REACTIONS["news"], ("message_reporter", _breaks))}
    with monkeypatch.context() as broken:
        broken.setattr(reactions, "REACTIONS", spoilt)
        with pytest.raises(ZeroDivisionError):
            reactions.react("news")
    assert Mail.objects.count() == 0
    reactions.react("news")
    assert Mail.objects.count() == 1


def _breaks(_happened: Any) -> None:
    raise ZeroDivisionError


def test_an_archived_matter_forgets_its_addresses(browser: Browser, house: House) -> None:
    browser.report(**NAMED)
    case = Case.objects.latest("pk")
    reactions.news.addresses_are_forgotten(case.__class__, case)  # type: ignore[arg-type]
    assert Subscription.objects.count() == 0
