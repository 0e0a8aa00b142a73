"""Where people begin, and where they are led when something is not found."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from dengwen.desk.notices import NoticeKind, tell
from dengwen.docket import moment
from tests import house as houses
from tests.desk.conftest import SignIn

OWN = {"yue": "hotline:desk", "tang": "oversight:figures", "wu": "oversight:channels"}


def begins(name: str, **more: str) -> str:
    typed = {"username": name, "password": houses.PASSWORD, **more}
    return str(Client().post(reverse("desk:sign_in"), typed)["Location"])


@pytest.mark.parametrize(("name", "page"), OWN.items())
def test_who_has_no_matters_begins_at_the_own_page(house: houses.House, name: str, page: str) -> None:
    assert begins(name) == reverse(page)
    assert begins(name, next=reverse("desk:account")) == reverse("desk:account")


def test_who_handles_matters_begins_at_the_worklist(house: houses.House) -> None:
    assert [begins(name) for name in ("an", "lin", "ma", "ding", "feng", "zhou")] == [reverse("desk:worklist")] * 6
    assert begins("he") == reverse("desk:worklist") + "?show=open"


def test_the_worklist_leads_them_on_in_one_line(house: houses.House, signed_in: SignIn) -> None:
    page = signed_in("yue").get(reverse("desk:worklist")).content.decode()
    assert re.search(rf'Your work is on another page:\s+<a href="{reverse("hotline:desk")}">Hotline</a>', page)
    assert "open the first matter below" not in page
    houses.open_matter()
    page = signed_in("an").get(reverse("desk:worklist")).content.decode()
    assert "Your work is on another page" not in page
    assert "open the first matter below" in page


def test_a_mistyped_code_stays_in_the_field(house: houses.House, signed_in: SignIn) -> None:
    houses.open_matter()
    answer = signed_in("an").get(reverse("desk:find"), {"code": "K7QF-2MXA-9<"})
    page = answer.content.decode()
    assert answer.status_code == 404
    assert 'value="K7QF-2MXA-9&lt;" aria-invalid="true"' in page
    assert "No matter of yours has this code." in page


@pytest.mark.parametrize(("address", "link"), [("/desk/nothing/here/", "/desk/"), ("/nothing/here/", "/")])
def test_staff_are_led_back_to_the_desk(house: houses.House, signed_in: SignIn, address: str, link: str) -> None:
    answer = signed_in("an").get(address)
    assert answer.status_code == 404
    assert f'<a href="{link}">' in answer.content.decode()


def test_notices_stand_under_their_day(house: houses.House, signed_in: SignIn) -> None:
    for number, name in enumerate(("first", "second", "third")):
        tell([house.uid("an")], NoticeKind.TURN, name, houses.open_matter().case if number else None)
    page = signed_in("an").get(reverse("desk:notices")).content.decode()
    days = re.findall(r'<h2 class="notice-day">([^<]+)</h2>', page)
    assert len(days) == 1
    assert str(moment.today().year) in days[0]


def test_paper_shows_no_buttons() -> None:
    sheet = Path(str(finders.find("desk/design/print.css"))).read_text()
    hidden = sheet[: sheet.index("display: none !important")]
    assert {".button,", "#acts,"} <= set(hidden.splitlines())
