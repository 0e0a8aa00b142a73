"""Whoever owns a measure and has no other part in the matter sees that measure and its term: exactly these, and no more."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from dengwen.desk import worklist
from dengwen.desk.casecontext import CaseContext
from dengwen.docket import moment
from dengwen.docket.models import Case, Clock
from dengwen.people.organisation import organisation
from dengwen.rectification import carrying_out, planning
from dengwen.rectification.models import Measure
from tests import closing, desk_pages
from tests import house as houses

SECTION = re.compile(r'<section class="panel" id="([a-z_-]+)"')
OTHERS_TEXT, OWN_TEXT = "另一项：更换封签。", "两人签字。"


@pytest.fixture
def case(house: houses.House) -> Case:
    case = closing.approved(house)
    for owner, text in (("pan", OWN_TEXT), ("ou", OTHERS_TEXT)):
        due_on = moment.today() + timedelta(days=20 if owner == "pan" else 7)
        planning.add_measure(case, house.actor("an"), house.uid(owner), due_on, text)
    return case


def names_in(page: str, house: houses.House) -> set[str]:
    return {name for name, staff in house.staff.items() if staff.name_en in page or staff.name in page}


@pytest.mark.clause("6.1.1b")
@pytest.mark.clause("4.3.1b")
def test_the_page_holds_the_own_measure_and_its_term_and_nothing_else(house: houses.House, case: Case) -> None:
    page = desk_pages.page(desk_pages.enter(house, "pan"), case)
    assert set(SECTION.findall(page)) == {"measures", "clocks"}
    assert names_in(page, house) == {"pan"}
    assert OWN_TEXT in page
    for hidden in (OTHERS_TEXT, "Measure 1", "Integrity", "Anonymous", 'class="stages"', 'class="timeline"'):
        assert hidden not in page
    assert page.count('class="record"') == 1
    own = Measure.objects.get(case=case, owner_uid=house.uid("pan"))
    about = CaseContext(case, house.actor("pan"), organisation(moment.today()))
    assert [(clock.term, clock.about_uid) for clock in about.clocks] == [("S12", own.uid)]
    assert about.entries == []
    carrying_out.start_measure(case, house.actor("pan"), own)
    after = CaseContext(case, house.actor("pan"), organisation(moment.today()))
    assert [entry.act for entry in after.entries] == ["start_measure"]
    assert {each.paper.about_uid for each in after.papers} == {own.uid}


def test_when_the_own_measure_is_struck_off_the_others_stay_out_of_sight(house: houses.House, case: Case) -> None:
    own = Measure.objects.get(case=case, owner_uid=house.uid("pan"))
    carrying_out.complete_measure(case, house.actor("pan"), own, "签字单编号 17。")
    carrying_out.check_measure(case, house.actor("cai"), own, "看过")
    page = desk_pages.page(desk_pages.enter(house, "pan"), case)
    assert set(SECTION.findall(page)) == {"measures", "clocks"}
    assert names_in(page, house) == {"pan"}
    assert "No term runs." in page
    assert "Waiting for" not in page


def test_the_list_tells_an_owner_the_own_date_and_not_the_matters(house: houses.House, case: Case) -> None:
    client = desk_pages.enter(house, "pan")
    page = client.get(reverse("desk:worklist"), {"show": "open"}).content.decode()
    row = page[page.index(case.code) : page.index("</tr>", page.index(case.code))]
    own = Clock.objects.get(case=case, term="S12", due_on__gte=moment.today() + timedelta(days=20))
    assert case.next_due_on < own.due_on
    assert f"{(own.due_on - moment.today()).days} days left" in row
    for hidden in ("Integrity", "Purchasing", "Approved"):
        assert hidden not in row
    assert len(worklist.lines(house.actor("pan"), "open", None, None)) == 1


def test_whoever_has_another_part_too_sees_the_matter_as_that_part_does(house: houses.House, case: Case) -> None:
    planning.add_measure(case, house.actor("an"), house.uid("lin"), moment.today(), "清点")
    page = desk_pages.page(desk_pages.enter(house, "lin"), case)
    assert {"measures", "clocks", "people", "timeline", "facts"} <= set(SECTION.findall(page))
    assert page.count('class="record-head"') >= 3
