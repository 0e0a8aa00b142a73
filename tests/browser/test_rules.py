"""The administrator before a real browser: issues numbers, enters the next year, corrects a day; wide and narrow, light and dark."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dengwen.docket import moment
from tests.browser.chromium import DESKTOP, PHONE
from tests.browser.conftest import Visitors
from tests.browser.pair import BrowserHands
from tests.life.hands import says, sees
from tests.life.stage import signed_in
from tests.servers.furnished import Furnished


def both(hands: BrowserHands, title: str) -> None:
    """The page as it stands, wide and narrow."""
    for width, height in (PHONE, DESKTOP):
        hands.page.set_viewport_size({"width": width, "height": height})
        hands.keep(f"{title}-{width}")


def administrator(house: Furnished, visit: Visitors, language: str) -> BrowserHands:
    hands = BrowserHands(visit(f"rules-{language}", language=language, dark=language == "en", url=house.url), language)
    signed_in(hands, "wu", house.secrets["wu"])
    hands.open("/desk/numbers/")
    return hands


@pytest.mark.clause("8.2")
@pytest.mark.clause("1.3.1")
@pytest.mark.parametrize("language", ["zh-hans", "en"], ids=["zh", "en"])
def test_the_administrator_fills_in_the_blanks_and_enters_a_day(
    house: Furnished, visit: Visitors, language: str
) -> None:
    hands = administrator(house, visit, language)
    _numbers(hands, "20" if language == "en" else "25")
    _calendar(hands, 4 if language == "en" else 5)


def _numbers(hands: BrowserHands, amount: str) -> None:
    both(hands, "numbers")
    hands.open("/desk/numbers/new/")
    both(hands, "new-version")
    hands.send(T5="91", P3="nine to five")
    says(
        hands,
        "These are no hours of a day. Write them as 09:00-12:00;13:30-17:30: a hyphen within a span, a semicolon between spans,"
        " the earlier one first.",
    )
    assert (hands.value("T5"), hands.value("P3")) == ("91", "nine to five")
    both(hands, "new-version-wrong")
    hands.send(T5=amount, P3="9:00-12:00;13:00-17:00", effective_from=moment.today() + timedelta(days=30))
    both(hands, "issued")


def _calendar(hands: BrowserHands, day: int) -> None:
    hands.open("/desk/calendar/")
    both(hands, "calendar")
    hands.send("/day/", on="2026-08-0" + str(day), kind="off", remark="高温")
    sees(hands, "高温")
    both(hands, "calendar-corrected")
    hands.page.emulate_media(media="print")
    hands.keep("calendar-printed")
    hands.page.emulate_media(media="screen")
    hands.send("/back/")
    hands.open("/desk/calendar/list/")
    both(hands, "list")
    hands.send(pasted="2030-01-05, off, a\n2030-02-30, on, b")
    says(hands, "What was found")
    both(hands, "list-judged")
    hands.open("/desk/calendar/?year=2031")
    both(hands, "calendar-provisional")
