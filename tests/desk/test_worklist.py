"""The worklist: by time left, a page at a time, only what the reader may see, with the same few queries at any size."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dengwen.desk import worklist
from dengwen.docket import moment
from dengwen.docket.models import Case, Seat
from dengwen.people.circle import Concerned
from dengwen.regulation.vocabulary import Stage
from tests import house as houses
from tests.desk.conftest import SignIn

WORKLIST = "/desk/"
MOST_QUERIES = 15


def codes(page: str) -> list[str]:
    return re.findall(r'class="row-link code" href="[^"]*">([^<]+)<', page)


def shown(client: Client, address: str = f"{WORKLIST}?show=open") -> list[str]:
    return codes(client.get(address).content.decode())


def due(case: Case, days: int) -> Case:
    on = moment.today() + timedelta(days=days)
    Case.objects.filter(pk=case.pk).update(next_due_on=on)
    Seat.objects.filter(case=case).update(due_on=on)
    return case


@pytest.mark.clause("1.3.3a")
def test_the_least_time_left_comes_first(house: houses.House, signed_in: SignIn) -> None:
    made = {days: due(houses.open_matter().case, days).code for days in (4, -2, 9, 0)}
    assert shown(signed_in("an")) == [made[-2], made[0], made[4], made[9]]


def test_pages_follow_each_other_without_gap_or_repetition(
    house: houses.House, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worklist, "PAGE", 2)
    made = [due(houses.open_matter().case, days).code for days in (1, 1, 1, 2, 3)]
    client, seen, address = signed_in("an"), [], f"{WORKLIST}?show=open"
    while address:
        page = client.get(address).content.decode()
        seen += codes(page)
        onward = re.search(r'class="button" href="([^"]+)" rel="next"', page)
        address = onward[1].replace("&amp;", "&") if onward else ""
    assert seen == made


@pytest.mark.clause("6.1.1b")
def test_an_excluded_person_sees_neither_row_nor_count(house: houses.House, signed_in: SignIn) -> None:
    seen_by_both = houses.open_matter().case.code
    hidden = houses.open_matter(concerned=Concerned(people=frozenset({house.uid("bai")}))).case.code
    page = signed_in("bai").get(f"{WORKLIST}?show=open").content.decode()
    assert codes(page) == [seen_by_both]
    assert "1 open" in page
    assert signed_in("bai").get(reverse("desk:case", args=[hidden])).status_code == 404
    assert signed_in("bai").get(reverse("desk:find"), {"code": hidden}).status_code == 404


def test_a_lost_post_ends_the_sight(house: houses.House, signed_in: SignIn) -> None:
    houses.open_matter()
    client = signed_in("an")
    assert len(shown(client)) == 1
    house.staff["an"].postings.all().delete()
    houses.OrganisationVersion.touch()
    assert shown(client) == []


def test_my_turn_holds_only_what_waits_for_me(house: houses.House, signed_in: SignIn) -> None:
    waiting = houses.open_matter().case
    elsewhere = houses.open_matter().case
    Case.objects.filter(pk=elsewhere.pk).update(stage=Stage.DISPATCHED)
    client = signed_in("an")
    assert shown(client, WORKLIST) == [waiting.code]
    assert sorted(shown(client)) == sorted([waiting.code, elsewhere.code])
    assert shown(client, f"{WORKLIST}?show=open&stage=dispatched") == [elsewhere.code]


def test_a_code_of_somebody_elses_matter_is_no_place_in_the_list(house: houses.House, signed_in: SignIn) -> None:
    hidden = houses.open_matter(concerned=Concerned(people=frozenset({house.uid("bai")}))).case
    due(hidden, 1)
    late = due(houses.open_matter().case, -5).code
    assert shown(signed_in("bai"), f"{WORKLIST}?show=open&after={hidden.code}") == [late]


@pytest.mark.parametrize("size", [1, 40])
def test_few_queries_at_any_size(house: houses.House, signed_in: SignIn, size: int) -> None:
    for _ in range(size):
        houses.open_matter()
    client = signed_in("an")
    client.get(WORKLIST)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(f"{WORKLIST}?show=open").status_code == 200
    assert len(queries) <= MOST_QUERIES


def test_finding_by_code_forgives_spaces_and_case(house: houses.House, signed_in: SignIn) -> None:
    code = houses.open_matter().case.code
    response = signed_in("an").get(reverse("desk:find"), {"code": f" {code.lower().replace('-', ' ')} "})
    assert response["Location"] == reverse("desk:case", args=[code])
