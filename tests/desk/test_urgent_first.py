"""An emergency stands first in every list of work and says so in words, however much time its term has left (3.3.1b)."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dengwen.desk import worklist
from dengwen.docket import moment, reads, rebuild
from dengwen.docket.actors import Actor
from dengwen.docket.models import Case, Seat
from dengwen.docket.reads import Place
from dengwen.intake.emergency import Ground, downgrade_emergency, flag_emergency, report_to_leaders
from dengwen.oversight import watching
from dengwen.regulation.vocabulary import SeatRole, Urgency
from tests import house as houses
from tests.desk.conftest import SignIn
from tests.investigation import steps

OPEN = "/desk/?show=open"


def codes(page: str) -> list[str]:
    return re.findall(r'class="row-link code" href="[^"]*">([^<]+)<', page)


def due(case: Case, days: int) -> Case:
    on = moment.today() + timedelta(days=days)
    Case.objects.filter(pk=case.pk).update(next_due_on=on)
    Seat.objects.filter(case=case).update(due_on=on)
    return case


def alarmed(house: houses.House, days: int) -> Case:
    case = houses.open_matter().case
    flag_emergency(case, house.actor("an"), Ground.DANGER)
    return due(case, days)


def walked(client: Client) -> list[str]:
    """Every page of the list after the other."""
    seen, address = [], OPEN
    while address:
        page = client.get(address).content.decode()
        seen += codes(page)
        onward = re.search(r'class="button" href="([^"]+)" rel="next"', page)
        address = onward[1].replace("&amp;", "&") if onward else ""
    return seen


@pytest.mark.clause("3.3.1b")
@pytest.mark.parametrize("size", [1, 2, 3, 50])
def test_emergencies_stand_first_whatever_the_page(
    house: houses.House, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(worklist, "PAGE", size)
    plain = [due(houses.open_matter().case, days).code for days in (-9, -9, 1)]
    urgent = [alarmed(house, days).code for days in (2, 30, 30)]
    assert walked(signed_in("an")) == urgent + plain


@pytest.mark.clause("3.3.1b")
def test_it_is_marked_in_words_and_the_mark_goes_with_the_alarm(house: houses.House, signed_in: SignIn) -> None:
    plain, case = due(houses.open_matter().case, -3), alarmed(house, 9)
    client = signed_in("an")
    page = client.get(OPEN).content.decode()
    assert codes(page) == [case.code, plain.code]
    assert page.count(">Emergency</span>") == 1
    downgrade_emergency(case, house.actor("feng"))
    page = client.get(OPEN).content.decode()
    assert (codes(page), page.count(">Emergency</span>")) == ([plain.code, case.code], 0)


@pytest.mark.clause("3.3.1b")
def test_head_and_investigator_have_it_first_too(house: houses.House, signed_in: SignIn) -> None:
    plain, case = due(steps.begun(house), -20), steps.begun(house)
    flag_emergency(case, house.actor("ma"), Ground.ONGOING)
    due(case, 20)
    for name in ("lin", "ma"):
        assert codes(signed_in(name).get(OPEN).content.decode()) == [case.code, plain.code], name


@pytest.mark.clause("3.3.1b")
def test_a_part_given_later_stands_first_too_and_the_refold_knows_it(house: houses.House) -> None:
    plain, case = steps.begun(house), houses.open_matter().case
    flag_emergency(case, house.actor("an"), Ground.DANGER)
    report_to_leaders(case, house.actor("an"), "已采取措施。")
    leader = Seat.objects.get(case=case, role=SeatRole.LEADER)
    assert leader.urgency == Urgency.EMERGENCY
    assert set(Seat.objects.filter(case=plain).values_list("urgency", flat=True)) == {Urgency.ORDINARY}
    assert list(rebuild.check()) == []
    Seat.objects.filter(pk=leader.pk).update(urgency=Urgency.ORDINARY)
    assert [(each.noun, each.column) for each in rebuild.check()] == [("seat", "urgency")]


@pytest.mark.clause("3.3.1b")
def test_arrivals_and_late_terms_show_it_first_in_words(house: houses.House, signed_in: SignIn) -> None:
    plain, case = due(houses.open_matter().case, -9), alarmed(house, 9)
    page = signed_in("an").get("/desk/inbox/").content.decode()
    assert page.index(case.code) < page.index(plain.code)
    assert page.count(">Emergency</span>") == 1
    for each, days in ((plain, 9), (case, 1)):
        each.clocks.update(due_on=moment.today() - timedelta(days=days))
    late = watching.overdue(house.actor("feng"))
    assert next(clock.case_id for clock in late) == case.pk
    page = signed_in("feng").get("/desk/supervision/").content.decode()
    assert page.index(case.code) < page.index(plain.code)
    assert ">Emergency</span>" in page


def planned(actor: Actor, after: Place | None) -> str:
    with CaptureQueriesContext(connection) as asked:
        reads.worklist(actor, after, role=SeatRole.INTAKE)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off"
            )
        how = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
        cursor.execute(f"{how} {asked[0]['sql']}")
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


def test_the_list_is_one_walk_along_its_index_from_any_place(house: houses.House) -> None:
    case = houses.open_matter().case
    places = [None, *(Place(urgency, moment.today(), case.pk) for urgency in Urgency)]
    for after in places:
        plan = planned(house.actor("an"), after)
        assert "seat_urgent_first" in plan, plan
        assert "TEMP B-TREE" not in plan, plan
        assert "Sort" not in plan, plan
