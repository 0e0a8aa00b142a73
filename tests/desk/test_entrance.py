"""The door: one prompt, five attempts, an undertaking before the first look, and unlocking without losing what was typed."""

from datetime import timedelta

import pyotp
import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from dengwen.desk import entrance, person, throttle
from dengwen.desk.models import Attempt
from dengwen.docket import moment
from dengwen.ledger.models import Entry
from dengwen.people import second_factor
from dengwen.people.models import Staff
from dengwen.vault import session
from tests import house as houses
from tests.desk.conftest import SignIn

SIGN_IN = "/desk/sign-in/"


def typed(name: str, password: str = houses.PASSWORD, **more: str) -> dict[str, str]:
    return {"username": name, "password": password, **more}


def test_one_prompt_signs_in_and_unlocks_the_vault(house: houses.House) -> None:
    client = Client()
    response = client.post(SIGN_IN, typed("an"))
    token = client.cookies[person.cookie_name()]
    assert response.status_code == 302
    assert response["Location"] == reverse("desk:worklist")
    assert session.whose(token.value).holder_uid == house.uid("an")
    assert token["httponly"]
    assert token["samesite"] == "Lax"


def test_the_token_of_the_vault_is_not_in_the_session_table(signed_in: SignIn) -> None:
    client = signed_in("an")
    assert client.cookies[person.cookie_name()].value not in str(dict(client.session))


@pytest.mark.parametrize("name", ["an", "nobody-of-this-name"])
def test_a_wrong_passphrase_and_an_unknown_name_get_the_same_answer(house: houses.House, name: str) -> None:
    response = Client().post(SIGN_IN, typed(name, "not the passphrase"), headers={"accept-language": "en"})
    assert response.status_code == 422
    assert "This name, passphrase or code is not right." in response.content.decode()


def test_after_five_attempts_even_the_right_passphrase_waits(house: houses.House) -> None:
    client = Client()
    for _ in range(throttle.ALLOWED):
        client.post(SIGN_IN, typed("an", "wrong again"))
    assert client.post(SIGN_IN, typed("an")).status_code == 422
    assert client.post(SIGN_IN, typed("bai")).status_code == 302
    with moment.standing_at(moment.now() + throttle.WINDOW + timedelta(seconds=1)):
        assert client.post(SIGN_IN, typed("an")).status_code == 302


def test_a_stranger_who_knows_the_name_locks_nobody_out_of_the_own_device(house: houses.House) -> None:
    own, stranger = Client(), Client()
    own.post(SIGN_IN, typed("an"))
    own.post("/desk/sign-out/")
    for _ in range(throttle.ALLOWED + 1):
        assert stranger.post(SIGN_IN, typed("an", "wrong again")).status_code == 422
    assert Client().post(SIGN_IN, typed("an")).status_code == 422
    assert own.post(SIGN_IN, typed("an")).status_code == 302


def test_a_known_device_has_no_more_attempts_than_anybody_and_serves_one_name(house: houses.House) -> None:
    own, borrowed = Client(), Client()
    own.post(SIGN_IN, typed("an"))
    device = next(morsel.value for name, morsel in own.cookies.items() if name.endswith("d") and "." in morsel.value)
    present = moment.now()
    assert throttle.place_of(device, "AN ", present) != throttle.DOOR
    for wrong in ("", "x", "a.b.c", device[:-2] + "00", device.replace(".", "..")):
        assert throttle.place_of(wrong, "an", present) == throttle.DOOR
    assert throttle.place_of(device, "bai", present) == throttle.DOOR
    assert throttle.place_of(device, "an", present + throttle.DEVICE_GOOD_FOR + timedelta(seconds=2)) == throttle.DOOR
    for _ in range(throttle.ALLOWED):
        own.post(SIGN_IN, typed("an", "wrong"))
    assert own.post(SIGN_IN, typed("an")).status_code == 422
    assert borrowed.post(SIGN_IN, typed("an")).status_code == 302


def test_a_stranger_at_the_door_uses_up_no_attempts_of_those_inside(house: houses.House, signed_in: SignIn) -> None:
    signed_in("an")
    for _ in range(throttle.ALLOWED):
        Client().post(SIGN_IN, typed("an", "wrong"))
    throttle.count_attempt("an", moment.now(), entrance.INSIDE)


def test_the_table_of_attempts_holds_neither_name_nor_address(house: houses.House) -> None:
    Client().post(SIGN_IN, typed("an", "wrong"), REMOTE_ADDR="203.0.113.9")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM desk_attempt")
        (row,) = cursor.fetchall()
    assert {field.name for field in Attempt._meta.get_fields()} == {"mark", "since", "count"}
    assert bytes(row[0]) != b"an"
    assert len(bytes(row[0])) == 32


def test_a_success_forgets_the_count(house: houses.House) -> None:
    client = Client()
    client.post(SIGN_IN, typed("an", "wrong"))
    client.post(SIGN_IN, typed("an"))
    assert not Attempt.objects.exists()


def test_a_code_of_the_second_factor_counts_once(house: houses.House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DENGWEN_DEMO_WITHOUT_TOTP", False)
    secret = second_factor.issue(house.staff["an"])
    code = pyotp.TOTP(secret).at(moment.now())
    assert Client().post(SIGN_IN, typed("an")).status_code == 422
    assert Client().post(SIGN_IN, typed("an", code="000000" if code != "000000" else "111111")).status_code == 422
    assert Client().post(SIGN_IN, typed("an", code=code)).status_code == 302
    assert Client().post(SIGN_IN, typed("an", code=code)).status_code == 422


def test_outside_a_demonstration_the_second_factor_cannot_be_switched_off(
    house: houses.House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "DEMO", False)
    assert 'name="code"' in Client().get(SIGN_IN).content.decode()
    assert Client().post(SIGN_IN, typed("an")).status_code == 422


@pytest.mark.parametrize(
    "target", ["https://elsewhere.example/desk/", "//elsewhere.example/", "/zh-hans/", "javascript:1"]
)
def test_after_signing_in_one_lands_on_this_desk_only(house: houses.House, target: str) -> None:
    response = Client().post(SIGN_IN, typed("an", next=target))
    assert response["Location"] == "/desk/"


@pytest.mark.clause("6.1.1a")
def test_nobody_sees_a_matter_before_the_undertaking(house: houses.House, signed_in: SignIn) -> None:
    matter = houses.open_matter()
    Staff.objects.filter(username="an").update(undertaking_on=None)
    client = signed_in("an")
    for address in (reverse("desk:worklist"), reverse("desk:case", args=[matter.case.code])):
        response = client.get(address)
        assert response.status_code == 302
        assert response["Location"].startswith(reverse("desk:undertaking"))


@pytest.mark.clause("6.1.1a")
def test_the_undertaking_is_signed_with_the_own_name_and_entered(house: houses.House, signed_in: SignIn) -> None:
    Staff.objects.filter(username="an").update(undertaking_on=None)
    client = signed_in("an")
    address = reverse("desk:undertaking") + "?next=/desk/notices/"
    assert client.post(address, {"name": "某某", "agreed": "on"}).status_code == 422
    assert client.post(address, {"name": "安若素"}).status_code == 422
    response = client.post(address, {"name": "安若素", "agreed": "on"})
    assert response["Location"] == "/desk/notices/"
    assert Staff.objects.get(username="an").undertaking_on == moment.today()
    assert Entry.objects.filter(case_uid=None, act="give_undertaking", actor_uid=house.uid("an")).count() == 1


def test_signing_out_locks_the_vault(signed_in: SignIn) -> None:
    client = signed_in("an")
    token = client.cookies[person.cookie_name()].value
    client.post(reverse("desk:sign_out"))
    with pytest.raises(session.VaultLocked):
        session.whose(token)
    assert client.get(reverse("desk:worklist")).status_code == 302


@pytest.mark.parametrize("name", ["sign_out", "lock", "language", "theme"])
def test_nothing_is_switched_by_following_a_link(signed_in: SignIn, name: str) -> None:
    assert signed_in("an").get(reverse(f"desk:{name}")).status_code == 405
