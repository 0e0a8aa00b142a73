"""The pages of people and units as an administrator walks them, and what supervision sees of it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from dengwen.desk import person
from dengwen.docket import moment, rebuild
from dengwen.people.models import Posting, Staff, Tie, Unit
from dengwen.vault import session
from tests import house as houses
from tests.desk_pages import enter
from tests.house import House
from tests.staffing.lost import NEXT, lost_and_back, reset

pytestmark = pytest.mark.django_db
SECRETS = re.compile(r'<dd class="code(?: strong)?" translate="no">([^<]+)</dd>')


def at(name: str, *given: Any) -> str:
    return reverse(f"staffing:{name}", args=given)


def post(client: Client, path: str, data: dict[str, Any], status: int = 302) -> str:
    answer = client.post(path, data)
    assert answer.status_code == status, re.findall(r"<li>(.*?)</li>", answer.content.decode())
    return str(answer.content.decode())


def new_person(house: House, **more: str) -> dict[str, str]:
    told = {"username": "New.One", "name": "新来人", "name_en": "New Comer", "language": "en"}
    return told | {"unit_uid": str(house.units["works"].uid)} | more


@pytest.mark.clause("3.1b")
def test_an_administrator_sets_up_a_unit_and_somebody_in_it(house: House) -> None:
    client = enter(house, "wu")
    office = str(house.units["office"].uid)
    post(client, at("add_unit"), {"name": "仓储部", "name_en": "Storage", "parent": office})
    unit = Unit.objects.get(name="仓储部")
    page = post(client, at("add"), new_person(house, unit_uid=str(unit.uid)), 200)
    password, code = SECRETS.findall(page)
    staff = Staff.objects.get(username="new.one")
    assert session.unlock_staff(staff.uid, password) is not None
    assert password not in client.get(at("person", staff.uid)).content.decode()
    assert code not in client.get(at("people")).content.decode()
    appointed = {"post": "department_head", "unit_uid": str(unit.uid), "from_on": moment.today().isoformat()}
    post(client, at("appoint", staff.uid), appointed)
    post(
        client, at("unit", unit.uid), {"name": "仓储部", "name_en": "Stores", "parent": office, "head": str(staff.uid)}
    )
    post(client, at("tie", staff.uid), {"kind": "family", "other": str(house.uid("pan"))})
    listed = client.get(at("people") + f"?unit={unit.uid}").content.decode()
    assert "New Comer" in listed
    assert "Department head" in listed
    assert "one-time passphrase not replaced" in listed
    assert "Pan Test" in client.get(at("person", staff.uid)).content.decode()
    history = client.get(at("history")).content.decode()
    assert [word in history for word in ("Appoint to a post", "Declare a tie", "Change a unit")] == [True] * 3
    assert list(rebuild.check()) == []


def test_what_was_typed_stays_when_something_is_wrong(house: House) -> None:
    client = enter(house, "wu")
    page = post(client, at("add"), new_person(house, username="an"), 422)
    assert "This account name is taken." in page
    assert 'value="新来人"' in page
    page = post(
        client, at("add_unit"), {"name": "采购部", "name_en": "X", "parent": str(house.units["office"].uid)}, 409
    )
    assert "There is a unit of this name already." in page
    assert 'value="采购部"' in page
    for wrong in ({"unit_uid": "nonsense"}, {"unit_uid": ""}, {"name": ""}, {"language": "xx"}):
        post(client, at("add"), new_person(house, **wrong), 422)
    post(client, at("tie", house.uid("pan")), {"kind": "family"}, 422)
    post(client, at("appoint", house.uid("pan")), {"post": "king", "unit_uid": "", "from_on": "yesterday"}, 422)


def test_the_own_page_offers_nothing_and_a_forged_form_is_refused_in_words(house: House) -> None:
    client, wu = enter(house, "wu"), house.uid("wu")
    page = client.get(at("person", wu)).content.decode()
    for name in ("appoint", "end", "reset"):
        assert at(name, wu) not in page
    works = str(house.units["works"].uid)
    appointed = {"post": "supervisor", "unit_uid": works, "from_on": moment.today().isoformat()}
    for name, data in (("appoint", appointed), ("end", {"keys": "keep"}), ("reset", {"sure": "on"})):
        assert "Nobody does this for themselves." in post(client, at(name, wu), data, 409)
    assert Posting.objects.filter(staff=house.staff["wu"]).count() == 1


def test_supervision_looks_and_changes_nothing(house: House) -> None:
    wu, feng = enter(house, "wu"), enter(house, "feng")
    pan = house.uid("pan")
    works = str(house.units["works"].uid)
    post(wu, at("appoint", pan), {"post": "reviewer", "unit_uid": works, "from_on": moment.today().isoformat()})
    page = feng.get(at("history")).content.decode()
    assert "Pan Test" in page
    assert "Wu Test" in page
    assert "reads content" in page
    page = feng.get(at("person", pan)).content.decode()
    assert at("appoint", pan) not in page
    assert at("add") not in feng.get(at("people")).content.decode()
    assert "see People and units" in feng.get("/desk/notices/").content.decode()


def test_posts_and_ties_end_with_a_day_and_accounts_end_and_come_back(house: House) -> None:
    client, today = enter(house, "wu"), moment.today().isoformat()
    ended = Posting.objects.get(staff=house.staff["tang"])
    post(client, at("end_post", ended.uid), {"until_on": "2020-01-01"}, 422)
    post(client, at("end_post", ended.uid), {"until_on": today})
    tie = Tie.objects.create(
        staff=house.staff["pan"], unit=house.units["works"], kind="other", declared_on=moment.today()
    )
    post(client, at("end_tie", tie.uid), {"until_on": today})
    ended.refresh_from_db()
    tie.refresh_from_db()
    assert (ended.until_on, tie.ended_on) == (moment.today(), moment.today())
    bai, elsewhere = house.uid("bai"), enter(house, "bai")
    post(client, at("end", bai), {"keys": "end"})
    assert elsewhere.get("/desk/")["Location"].startswith(settings.LOGIN_URL)
    page = post(client, at("resume", bai), {"sure": "on"}, 200)
    assert len(SECRETS.findall(page)) == 2
    post(client, at("resume", bai), {}, 422)
    post(client, at("resume", bai), {"sure": "on"}, 409)


@pytest.mark.clause("6.1.1a")
def test_reset_on_the_page_and_handing_on_by_one_button(house: House) -> None:
    case = houses.open_matter().case
    wu = enter(house, "wu")
    post(wu, at("reset", house.uid("bai")), {}, 422)
    password, _ = SECRETS.findall(post(wu, at("reset", house.uid("bai")), {"sure": "on"}, 200))
    assert enter_with(house, "bai", password).get("/desk/")["Location"].startswith("/desk/account/passphrase/")
    lost_and_back(house, "bai")
    bai = enter_with(house, "bai", NEXT)
    assert "Your keys to 1 matter wait" in bai.get("/desk/").content.decode()
    an = enter(house, "an")
    noted = an.get("/desk/").content.decode()
    assert "Bai Test waits for keys to 1 matter that you hold." in noted
    assert case.code not in an.get(at("keys")).content.decode()
    post(an, at("hand_on", house.uid("bai")), {})
    assert "Bai Test" in an.get(at("keys")).content.decode()
    post(an, at("hand_on", house.uid("bai")), {"sure": "1"})
    page = an.get(at("keys")).content.decode()
    assert "The keys to 1 matter were handed on." in page
    assert "No keys wait" in page
    assert "某批零件的验收记录与实物不符。" in bai.get(reverse("desk:case", args=[case.code])).content.decode()
    assert "waits for keys" not in an.get("/desk/").content.decode()
    assert wu.get(reverse("desk:case", args=[case.code])).status_code == 404


def enter_with(house: House, name: str, password: str) -> Client:
    """Signed in and unlocked with a passphrase of today."""
    client = Client()
    client.force_login(Staff.objects.get(username=name))
    client.cookies[person.cookie_name()] = session.unlock_staff(house.uid(name), password) or ""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def test_a_locked_vault_is_unlocked_on_the_way(house: House) -> None:
    houses.open_matter()
    lost_and_back(house, "bai")
    an = enter(house, "an")
    an.post("/desk/lock/")
    page = post(an, at("hand_on", house.uid("bai")), {"sure": "1"}, 423)
    assert 'name="sure" value="1"' in page
    post(an, at("hand_on", house.uid("bai")), {"sure": "1", "vault_passphrase": houses.PASSWORD})
    assert "The keys to 1 matter were handed on." in an.get(at("keys")).content.decode()


def test_whom_nobody_can_help_reads_it_plainly(house: House) -> None:
    houses.open_matter()
    for name in ("an", "cai"):
        reset(house, name)
    lost_and_back(house, "bai")
    page = enter_with(house, "bai", NEXT).get(at("keys")).content.decode()
    assert "The recovery key, which is kept offline, is the one way left to it." in page
