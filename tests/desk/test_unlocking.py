"""When the vault has locked itself: the passphrase is asked for on the spot, and what was typed is not lost."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dengwen.desk import casepage, person
from dengwen.desk.casecontext import CaseContext
from dengwen.desk.entrance_forms import UNLOCK
from dengwen.desk.forms import TextForm
from tests import house as houses
from tests.desk.conftest import SignIn

TYPED = "货号不符,请核对九月的单据。"


@pytest.fixture
def noted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the act `note` was given; it opens a paper first, as real acts do."""
    texts: list[str] = []

    def perform(about: CaseContext, form: Any) -> None:
        assert about.papers
        texts.append(form.cleaned_data["text"])

    monkeypatch.setitem(casepage._actions, "note", casepage.Action("note", 1, perform, TextForm))
    return texts


def locked(client: Client) -> None:
    client.post(reverse("desk:lock"))
    assert client.cookies[person.cookie_name()].value == ""


def test_a_locked_page_asks_and_then_shows_what_was_asked_for(house: houses.House, signed_in: SignIn) -> None:
    address = reverse("desk:case", args=[houses.open_matter().case.code])
    client = signed_in("an")
    locked(client)
    asked = client.get(address)
    assert asked.status_code == 423
    assert "Your vault is locked" in asked.content.decode()
    opened = client.post(address, {UNLOCK: houses.PASSWORD, "asked_by_get": "1"})
    assert opened.status_code == 302
    assert opened["Location"] == address
    assert client.get(address).status_code == 200


def test_what_was_typed_survives_the_lock(house: houses.House, signed_in: SignIn, noted: list[str]) -> None:
    address = reverse("desk:act", args=[houses.open_matter().case.code, "note"])
    client = signed_in("an")
    locked(client)
    asked = client.post(address, {"text": TYPED})
    assert asked.status_code == 423
    assert f'<input type="hidden" name="text" value="{TYPED}">' in asked.content.decode()
    wrong = client.post(address, {"text": TYPED, UNLOCK: "not the passphrase"})
    assert wrong.status_code == 423
    assert TYPED in wrong.content.decode()
    assert "not the passphrase" not in wrong.content.decode()
    done = client.post(address, {"text": TYPED, UNLOCK: houses.PASSWORD})
    assert done.status_code == 302
    assert noted == [TYPED]
    assert client.get(reverse("desk:worklist")).status_code == 200
    assert client.cookies[person.cookie_name()].value


def test_unlocking_is_throttled_like_signing_in(house: houses.House, signed_in: SignIn) -> None:
    address = reverse("desk:case", args=[houses.open_matter().case.code])
    client = signed_in("an")
    locked(client)
    for _ in range(5):
        client.post(address, {UNLOCK: "wrong", "asked_by_get": "1"})
    assert client.post(address, {UNLOCK: houses.PASSWORD, "asked_by_get": "1"}).status_code == 423
