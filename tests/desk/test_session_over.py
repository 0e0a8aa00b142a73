"""When the session is over: what was typed comes back to whoever typed it, is stored nowhere, and is shown to nobody else."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from dengwen.desk import casepage, handback
from dengwen.desk.casecontext import CaseContext
from dengwen.desk.forms import TextForm
from tests import house as houses
from tests.desk.conftest import SignIn

TYPED = "货号不符,请核对九月的单据。"
KEPT = re.compile(r'<input type="hidden" name="kept" value="([^"]*)">')


@pytest.fixture
def noted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    texts: list[str] = []

    def perform(about: CaseContext, form: Any) -> None:
        texts.append(form.cleaned_data["text"])

    monkeypatch.setitem(casepage._actions, "note", casepage.Action("note", 1, perform, TextForm))
    return texts


def over(client: Client) -> Client:
    """The server forgot the session; the browser has its cookies still."""
    Session.objects.all().delete()
    return client


def kept(page: str) -> str:
    found = KEPT.search(page)
    assert found is not None
    return found[1]


def again(name: str, token: str) -> dict[str, str]:
    return {"username": name, "password": houses.PASSWORD, "kept": token}


def test_the_same_form_comes_back_with_what_was_typed(house: houses.House, signed_in: SignIn, noted: list[str]) -> None:
    address = reverse("desk:act", args=[houses.open_matter().case.code, "note"])
    client = over(signed_in("an"))
    asked = client.post(address, {"text": TYPED})
    page = asked.content.decode()
    assert asked.status_code == 401
    assert "Your session is over" in page
    assert "A session lasts 12 hours." in page
    assert TYPED not in page
    wrong = client.post(address, {**again("an", kept(page)), "password": "wrong"})
    assert wrong.status_code == 401
    token = kept(wrong.content.decode())
    back = client.post(address, again("an", token))
    assert back.status_code == 200
    assert f">\n{TYPED}</textarea>" in back.content.decode()
    assert "You are signed in again" in back.content.decode()
    assert noted == []
    assert client.post(address, {"text": TYPED}).status_code == 302
    assert noted == [TYPED]


def test_nobody_else_gets_it(house: houses.House, signed_in: SignIn, noted: list[str]) -> None:
    address = reverse("desk:act", args=[houses.open_matter().case.code, "note"])
    client = over(signed_in("an"))
    token = kept(client.post(address, {"text": TYPED}).content.decode())
    other = client.post(address, again("bai", token), follow=True)
    assert TYPED not in other.content.decode()
    assert "belongs to somebody else" in other.content.decode()
    assert client.get(reverse("desk:account")).status_code == 200
    assert noted == []


def test_what_is_kept_for_one_page_opens_on_no_other(house: houses.House, signed_in: SignIn, noted: list[str]) -> None:
    here, there = (reverse("desk:act", args=[houses.open_matter().case.code, "note"]) for _ in range(2))
    client = over(signed_in("an"))
    token = kept(client.post(here, {"text": TYPED}).content.decode())
    assert TYPED not in client.post(there, again("an", token), follow=True).content.decode()


def test_secrets_are_not_kept_and_a_mere_button_only_asks_for_the_sign_in(
    house: houses.House, signed_in: SignIn
) -> None:
    client = over(signed_in("an"))
    passphrase = client.post(reverse("desk:passphrase"), {"passphrase": "a new passphrase", "passphrase_again": "x"})
    assert passphrase["Location"].startswith(settings.LOGIN_URL)
    assert client.post(reverse("desk:notices"))["Location"].startswith(settings.LOGIN_URL)


def test_other_pages_send_it_on_with_one_button(house: houses.House, signed_in: SignIn) -> None:
    address = reverse("desk:notices")
    client = over(signed_in("an"))
    token = kept(client.post(address, {"anything": TYPED}).content.decode())
    page = client.post(address, again("an", token)).content.decode()
    assert f'<input type="hidden" name="anything" value="{TYPED}">' in page
    assert f'action="{address}"' in page
    assert client.get(reverse("desk:worklist")).status_code == 200


@pytest.mark.parametrize("mark", ["", "no code"])
def test_a_browser_in_which_nobody_was_signed_in_is_only_asked_to_sign_in(
    house: houses.House, signed_in: SignIn, mark: str
) -> None:
    client = over(signed_in("an"))
    client.cookies[handback.cookie_name()] = mark
    answer = client.post(reverse("desk:notices"), {"anything": TYPED})
    assert answer["Location"].startswith(settings.LOGIN_URL)
