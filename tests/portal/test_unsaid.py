"""The own page asks for what a report left out, and no longer than it can be of use (2.1b)."""

import pytest

from tests.house import House
from tests.portal.browser import Browser


@pytest.mark.clause("2.1b")
def test_what_was_left_out_is_asked_for_until_the_reporter_wrote(browser: Browser, house: House) -> None:
    code = browser.report(where="三号库")
    assert "You did not say: when, who is concerned." in browser.come_back(code, "en").text
    assert "您没有写明：时间、涉及人员。" in browser.open("/zh-hans/status/").text
    assert "您没有写明" not in browser.send("/message/", text="上个月的事").text


def test_whoever_said_everything_is_asked_for_nothing(browser: Browser, house: House) -> None:
    code = browser.report(where="三号库", when="上月", subject_1="欧阳澈")
    assert "You did not say" not in browser.come_back(code, "en").text
