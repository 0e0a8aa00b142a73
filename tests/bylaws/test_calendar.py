"""The working calendar: drawn by the year, corrected by day or by list, and every running term follows it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from dengwen.bylaws import days, year
from dengwen.bylaws.days import Wish, correct, withdraw
from dengwen.bylaws.listing import NoList, judged, text_of
from dengwen.clerk import rounds, upkeep
from dengwen.desk.models import Notice
from dengwen.desk.notices import NoticeKind
from dengwen.docket import moment, rebuild
from dengwen.docket.acts import NotLawful
from dengwen.docket.models import Clock
from dengwen.docket.reads import entries
from dengwen.ledger.models import Entry
from dengwen.policy.models import CalendarDay
from dengwen.policy.numbers import in_force
from dengwen.vault.models import SealedFile
from tests import house as houses
from tests.desk_pages import enter
from tests.desk_pages import page as case_page
from tests.house import House

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("Asia/Shanghai")
MARCH = datetime(2026, 3, 2, 12, tzinfo=ZONE)
DECEMBER = datetime(2026, 12, 30, 10, tzinfo=ZONE)
PAGE, DAY, BACK, LIST = "/desk/calendar/", "/desk/calendar/day/", "/desk/calendar/day/back/", "/desk/calendar/list/"
PUBLISHED = "date,kind,remark\n2027-01-01,off,New Year\n2027/1/4,休,调休\n2027年1月10日，班，补班\n"


@pytest.mark.clause("1.3.1")
def test_a_corrected_day_moves_the_running_term_and_both_days_stand_in_the_matter(house: House) -> None:
    client = enter(house, "wu")
    with moment.standing_at(MARCH):
        case = houses.open_matter().case
        answer = client.post(DAY, {"on": "2026-03-05", "kind": "off", "remark": "厂休"})
        page = client.get(answer.headers["Location"]).content.decode()
    assert "1 running term is counted again" in page
    assert "厂休" in page
    assert Clock.objects.get(case=case, term="T2").due_on == date(2026, 3, 9)
    assert upkeep.follow_calendar(MARCH + timedelta(minutes=1)) == 1
    assert Clock.objects.get(case=case, term="T2").due_on == date(2026, 3, 10)
    facts = [entry.body["facts"] for entry in entries(case) if entry.act == "recompute"]
    assert [(each["term"], each["was"], each["is"]) for each in facts] == [("T2", "2026-03-09", "2026-03-10")]
    assert "Decision on acceptance: 9 Mar 2026 → 10 Mar 2026" in case_page(enter(house, "an"), case)
    assert upkeep.follow_calendar(MARCH + timedelta(minutes=2)) == 0
    assert list(rebuild.check()) == []


def test_a_correction_taken_back_moves_the_term_back(house: House) -> None:
    with moment.standing_at(MARCH):
        case = houses.open_matter().case
        correct(house.actor("wu"), [Wish(date(2026, 3, 7), True)])
    assert upkeep.follow_calendar(MARCH) == 1
    assert Clock.objects.get(case=case, term="T2").due_on == date(2026, 3, 7)
    withdraw(house.actor("wu"), date(2026, 3, 7))
    assert upkeep.follow_calendar(MARCH) == 1
    assert Clock.objects.get(case=case, term="T2").due_on == date(2026, 3, 9)
    with pytest.raises(NotLawful):
        withdraw(house.actor("wu"), date(2026, 3, 7))
    correct(house.actor("wu"), [Wish(date(2026, 3, 7), True)])
    assert CalendarDay.objects.count() == 1
    assert list(rebuild.check()) == []


def test_the_clerk_follows_within_a_minute(house: House) -> None:
    rounds.go("follow_calendar", MARCH)
    assert "follow_calendar" not in rounds.due_rounds(MARCH + timedelta(seconds=30))
    assert "follow_calendar" in rounds.due_rounds(MARCH + timedelta(seconds=60))


@pytest.mark.clause("1.3.1")
def test_a_year_entered_whole_is_known_and_its_days_are_firm(house: House) -> None:
    client = enter(house, "wu")
    with moment.standing_at(DECEMBER):
        case = houses.open_matter().case
        assert Clock.objects.get(case=case, term="T2").provisional
        assert "2027 is not known yet" in client.get(PAGE).content.decode()
        assert "2027" in client.get("/desk/").content.decode()
        looked = client.post(LIST, {"pasted": PUBLISHED, "whole": "on", "judge": "1"})
        assert "1 running term is counted again" in looked.content.decode()
        assert not Entry.objects.filter(act="correct_calendar").exists()
        done = client.post(LIST, {"pasted": PUBLISHED, "whole": "on"})
        assert done.headers["Location"] == f"{PAGE}?year=2027"
        drawn = client.get(done.headers["Location"]).content.decode()
        assert "provisional</span>" not in drawn
        assert "not known yet" not in client.get("/desk/").content.decode()
    assert upkeep.follow_calendar(DECEMBER) > 0
    clock = Clock.objects.get(case=case, term="T2")
    assert (clock.provisional, clock.due_on) == (False, date(2027, 1, 8))
    assert in_force(date(2027, 1, 1)).calendar.last_year == 2027
    assert not in_force(date(2027, 1, 1)).calendar.is_working(date(2027, 10, 1))
    assert upkeep.watch_calendar(DECEMBER) == 0
    assert list(rebuild.check()) == []


def test_only_the_year_after_the_last_can_be_entered_whole(house: House) -> None:
    with pytest.raises(NotLawful):
        correct(house.actor("wu"), [Wish(date(2028, 1, 3), False)], 2028)
    assert [each.problems != [] for each in judged("2028-01-03, off", 2027)] == [True]


def test_every_bad_line_is_named_and_nothing_is_changed(house: House) -> None:
    bad = PUBLISHED + "2027-02-30,off\n2027-01-01,on\nsoon,maybe,later\n"
    answer = enter(house, "wu").post(LIST, {"pasted": bad})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert all(f'<th scope="row">{no}</th>' in page for no in (5, 6, 7))
    assert "“2027-02-30” is no day" in page
    assert "This day stands in an earlier line too." in page
    assert "“maybe” is neither" in page
    assert "2027年1月10日，班，补班" in page
    assert not CalendarDay.objects.exists()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_list_comes_as_a_file_too_and_is_not_kept(house: House, encoding: str) -> None:
    client, before = enter(house, "wu"), SealedFile.objects.count()
    file = SimpleUploadedFile("days.csv", PUBLISHED.encode(encoding))
    assert client.post(LIST, {"table": file}).status_code == 302
    assert set(CalendarDay.objects.values_list("on", "working")) == {
        (date(2027, 1, 4), False),
        (date(2027, 1, 10), True),
    }
    assert SealedFile.objects.count() == before
    both = {"pasted": PUBLISHED, "table": SimpleUploadedFile("days.csv", PUBLISHED.encode())}
    assert client.post(LIST, both).status_code == 422
    nothing = client.post(LIST, {"table": SimpleUploadedFile("days.csv", b"\xff\xfe\0\0\xd8")})
    assert nothing.status_code == 422


def test_one_bad_day_is_named_beside_its_field(house: House) -> None:
    client = enter(house, "wu")
    for data, said in (
        ({"on": "1926-03-05", "kind": "off"}, "The year must lie between"),
        ({"on": "2026-03-05", "kind": "on"}, "The calendar says so already."),
        ({"on": "soon", "kind": "off", "remark": "kept words"}, 'value="kept words"'),
    ):
        answer = client.post(DAY, data)
        assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert client.post(BACK, {"on": "2026-03-05"}).status_code == 302
    assert not CalendarDay.objects.exists()


def test_intake_and_supervision_hear_of_a_changed_calendar(house: House) -> None:
    correct(house.actor("wu"), [Wish(date(2026, 3, 5), False, "厂休")])
    assert Notice.objects.filter(kind=NoticeKind.RULES_CHANGED).count() == 5
    entry = Entry.objects.get(act="correct_calendar")
    assert "厂休" not in str(entry.body)
    for name in ("an", "feng", "zhou"):
        with pytest.raises(NotLawful):
            correct(house.actor(name), [Wish(date(2026, 3, 6), False)])


def test_the_year_is_drawn_with_words_beside_colours(house: House) -> None:
    client: Any = enter(house, "wu")
    page = client.get(f"{PAGE}?year=2026").content.decode()
    assert page.count('<table class="month">') == 12
    drawn = year.drawn(2026)
    assert (drawn.known, drawn.swapped) == (True, 6)
    assert drawn.worked + drawn.off == 261 + 6
    assert page.count(" make-up working day</span>") == 6
    unknown = client.get(f"{PAGE}?year=2030").content.decode()
    assert "provisional</span>" in unknown


@given(st.text(max_size=300))
def test_whatever_is_pasted_is_judged_or_said_to_be_no_list(text: str) -> None:
    try:
        rows = judged(text)
    except NoList:
        return
    assert all((row.wish is None) == bool(row.problems) for row in rows)


@given(st.binary(max_size=200))
def test_whatever_is_uploaded_is_text_or_said_to_be_none(data: bytes) -> None:
    try:
        assert "\0" not in text_of(data)
    except NoList:
        assert data


def test_the_terms_that_days_reach_are_those_that_span_them(house: House) -> None:
    with moment.standing_at(MARCH):
        houses.open_matter()
    assert days.counted() == 2
    for on, reached in ((date(2026, 3, 2), 0), (date(2026, 3, 3), 2), (date(2026, 3, 9), 1), (date(2026, 3, 10), 0)):
        assert (on, days.reached([on])) == (on, reached)
