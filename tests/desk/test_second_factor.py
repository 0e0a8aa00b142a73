"""The second factor of a new account: set up by its owner at the first sign-in, before anything else, and asked for ever after."""

from __future__ import annotations

import re
from datetime import timedelta

import pyotp
import pytest
from django.conf import settings
from django.test import Client

from dengwen.docket import moment
from dengwen.ledger.models import Entry
from dengwen.people import passphrases
from dengwen.people.models import Staff
from tests import house as houses

FACTOR, CHANGE, RECOVER = "/desk/account/second-factor/", "/desk/account/passphrase/", "/desk/account/recover/"
SECRET = re.compile(r'name="secret" value="([A-Z2-7]{32})"')
NEXT = "quite another long phrase"


@pytest.fixture(autouse=True)
def _with_totp(house: houses.House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DENGWEN_DEMO_WITHOUT_TOTP", False)


def sign_in(password: str, code: str = "") -> tuple[int, Client]:
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    typed = {"username": "wu", "password": password, "code": code}
    return client.post(settings.LOGIN_URL, typed).status_code, client


def secret_on(page: bytes) -> str:
    found = SECRET.search(page.decode())
    assert found
    return found.group(1)


def test_a_new_account_sets_it_up_first_and_needs_it_from_then_on(house: houses.House) -> None:
    handed = passphrases.hand_out(house.staff["wu"])
    met, client = sign_in(handed.password)
    assert met == 302
    for path in (CHANGE, RECOVER):
        assert client.get(path)["Location"] == FACTOR
        assert client.post(path, {"old": handed.password, "new": NEXT, "again": NEXT})["Location"] == FACTOR
    secret = secret_on(client.get(FACTOR).content)
    wrong = client.post(FACTOR, {"secret": secret, "code": "000000"})
    assert wrong.status_code == 422
    assert secret_on(wrong.content) == secret
    totp = pyotp.TOTP(secret)
    assert client.post(FACTOR, {"secret": secret, "code": totp.at(moment.now())})["Location"] == CHANGE
    assert client.post(CHANGE, {"old": handed.password, "new": NEXT, "again": NEXT}).status_code == 200
    assert list(Entry.objects.filter(actor_uid=house.uid("wu")).order_by("index").values_list("act", flat=True)) == [
        "set_second_factor",
        "change_passphrase",
    ]
    assert sign_in(NEXT)[0] == 422
    later = moment.now() + timedelta(minutes=2)
    with moment.standing_at(later):
        assert sign_in(NEXT, totp.at(later))[0] == 302


def test_whoever_has_one_is_not_shown_another(house: houses.House) -> None:
    handed = passphrases.hand_out(house.staff["wu"])
    _, client = sign_in(handed.password)
    secret = secret_on(client.get(FACTOR).content)
    code = pyotp.TOTP(secret).at(moment.now())
    assert client.post(FACTOR, {"secret": secret, "code": code}).status_code == 302
    before = bytes(Staff.objects.get(username="wu").totp_sealed)
    assert client.post(FACTOR, {"secret": secret, "code": code})["Location"] == "/desk/account/"
    assert bytes(Staff.objects.get(username="wu").totp_sealed) == before


def test_a_secret_that_can_be_none_is_replaced_and_not_taken_over(house: houses.House) -> None:
    handed = passphrases.hand_out(house.staff["wu"])
    _, client = sign_in(handed.password)
    answer = client.post(FACTOR, {"secret": "A", "code": "123456"})
    assert answer.status_code == 422
    assert not Staff.objects.get(username="wu").totp_sealed


def test_without_a_one_time_passphrase_nobody_comes_in_without_it(house: houses.House) -> None:
    assert sign_in(houses.PASSWORD)[0] == 422
