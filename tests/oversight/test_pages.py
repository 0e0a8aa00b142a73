"""The pages of figures and supervision, and who may enter them."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from dengwen.docket import moment
from tests import closing
from tests import house as houses
from tests.desk_pages import do, enter, page
from tests.investigation import steps

FIGURES, SUPERVISION = "oversight:figures", "oversight:supervision"
READERS = {FIGURES: {"zhou", "feng", "gao", "tang"}, SUPERVISION: {"feng", "gao"}}


@pytest.mark.parametrize("name", [FIGURES, SUPERVISION])
def test_only_these_posts_enter(house: houses.House, name: str) -> None:
    for person in houses.STAFF:
        expected = 200 if person in READERS[name] else 403
        assert enter(house, person).get(reverse(name)).status_code == expected, person
    assert "/sign-in/" in nobody().get(reverse(name)).headers["Location"]


def nobody() -> Client:

    return Client()


@pytest.mark.clause("7.2.1a")
@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_figures_are_drawn_with_a_table_beside_them(house: houses.House, language: str) -> None:
    for _ in range(5):
        steps.begun(house)
    shown = enter(house, "tang", language).get(reverse(FIGURES)).content.decode()
    assert shown.count('<svg class="chart"') == 5
    assert shown.count("<table") >= 5
    assert "100 %" in shown
    assert ("5 of 5" if language == "en" else "5 / 5") in shown


@pytest.mark.clause("5.2.2a")
def test_fewer_than_five_matters_are_withheld(house: houses.House) -> None:
    for _ in range(4):
        steps.begun(house)
    shown = enter(house, "tang").get(reverse(FIGURES)).content.decode()
    assert "withheld" in shown
    assert "100 %" not in shown


@pytest.mark.parametrize("asked", ["2025-Q4", "1999-Q1", "2999-Q1", "nonsense"])
def test_any_quarter_can_be_asked_for(house: houses.House, asked: str) -> None:
    steps.begun(house)
    assert enter(house, "tang").get(reverse(FIGURES), {"quarter": asked}).status_code == 200


@pytest.mark.clause("7.1.1b")
def test_supervision_sees_what_is_late_draws_and_urges(house: houses.House) -> None:
    case = steps.begun(house)
    with moment.standing_at(steps.day(50)):
        supervisor = enter(house, "feng")
        assert case.code in supervisor.get(reverse(SUPERVISION)).content.decode()
        drawn = supervisor.post(reverse(SUPERVISION), follow=True).content.decode()
        assert "Seed" in drawn
        assert "one a day" in supervisor.post(reverse(SUPERVISION), follow=True).content.decode()
        clock = case.clocks.get(term="T5", settled_on=None)
        do(supervisor, case, "urge", {"term": str(clock.uid)})
        assert "请关注" in do(supervisor, case, "supervise", {"text": "请关注"})
        assert "请关注" not in page(enter(house, "lin"), case)


def test_supervision_reopens_on_the_page(house: houses.House) -> None:
    case = closing.closed(house)
    do(enter(house, "feng"), case, "reopen", {"text": "第二批没有查"})
    assert "第二批没有查" in page(enter(house, "ma"), case)
