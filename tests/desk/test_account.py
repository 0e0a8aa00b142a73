"""One's own passphrase and printed code: changed, recovered, renewed; and a passphrase that was handed out is replaced first."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, reverse

from dengwen.config.beginning import first_administrator, number_the_rules
from dengwen.desk import person, throttle
from dengwen.docket.models import Case
from dengwen.ledger.models import Entry
from dengwen.people import passphrases
from dengwen.people.models import Staff
from dengwen.vault import enrolment, session
from tests import house as houses
from tests.desk.conftest import SignIn
from tests.matrix.addresses import named

NEXT = "quite another long phrase"
CODE = re.compile(r'class="code once">([0-9A-Z-]+)<')
CHANGE, RECOVER, RENEW = "/desk/account/passphrase/", "/desk/account/recover/", "/desk/account/code/"
NEW = {"new": NEXT, "again": NEXT}


def shown(page: bytes) -> str:
    found = CODE.search(page.decode())
    assert found
    return found.group(1)


def opens(client: Client, case: Case) -> bool:
    return client.get(reverse("desk:case", args=[case.code])).status_code == 200


def acts() -> list[str]:
    """What was entered in the house's chain since it was founded with its numbers."""
    since = Entry.objects.filter(case_uid=None).exclude(act="issue_numbers")
    return list(since.order_by("index").values_list("act", flat=True))


def test_a_new_passphrase_signs_in_unlocks_and_ends_every_other_session(house: houses.House, signed_in: SignIn) -> None:
    case = houses.open_matter().case
    here, elsewhere = signed_in("an"), signed_in("an")
    token = elsewhere.cookies[person.cookie_name()].value
    answer = here.post(CHANGE, {"old": houses.PASSWORD, **NEW})
    assert (answer.status_code, answer["Location"]) == (302, reverse("desk:account"))
    assert opens(here, case)
    assert elsewhere.get(reverse("desk:worklist"))["Location"].startswith(settings.LOGIN_URL)
    with pytest.raises(session.VaultLocked):
        session.whose(token)
    assert session.unlock_staff(house.uid("an"), houses.PASSWORD) is None
    fresh = Client()
    assert fresh.post(settings.LOGIN_URL, {"username": "an", "password": houses.PASSWORD}).status_code == 422
    assert fresh.post(settings.LOGIN_URL, {"username": "an", "password": NEXT}).status_code == 302
    assert opens(fresh, case)
    assert acts() == ["change_passphrase"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"old": "not the passphrase", **NEW}, "The passphrase is wrong."),
        ({"old": houses.PASSWORD, "new": NEXT, "again": NEXT + "!"}, "The two are not the same."),
        ({"old": houses.PASSWORD, "new": houses.PASSWORD, "again": houses.PASSWORD}, "This is the former passphrase."),
        ({"old": houses.PASSWORD, "new": "short", "again": "short"}, "at least 12 characters"),
    ],
)
def test_a_wrong_or_weak_passphrase_changes_nothing(signed_in: SignIn, typed: dict[str, str], said: str) -> None:
    client = signed_in("an")
    answer = client.post(CHANGE, typed)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert f'value="{typed["new"]}' not in answer.content.decode()
    assert client.post(CHANGE, {"old": houses.PASSWORD, **NEW}).status_code == 302


def test_the_printed_code_opens_once_and_the_next_one_is_shown_once(house: houses.House, signed_in: SignIn) -> None:
    case, client = houses.open_matter().case, signed_in("an")
    first = shown(client.post(RENEW, {"passphrase": houses.PASSWORD}).content)
    client.post(reverse("desk:lock"))
    answer = client.post(RECOVER, {"code": first.lower().replace("-", " "), **NEW})
    second = shown(answer.content)
    assert second != first
    assert opens(client, case)
    assert session.unlock_staff(house.uid("an"), NEXT) is not None
    assert Client().post(settings.LOGIN_URL, {"username": "an", "password": NEXT}).status_code == 302
    again = client.post(RECOVER, {"code": first, **NEW})
    assert again.status_code == 422
    assert "The printed code is wrong." in again.content.decode()
    assert second not in client.get(reverse("desk:account")).content.decode()
    assert acts() == ["renew_printed_code", "recover_passphrase"]


def test_a_new_printed_code_needs_the_passphrase_and_ends_the_former(house: houses.House, signed_in: SignIn) -> None:
    client, uid = signed_in("an"), house.uid("an")
    former = shown(client.post(RENEW, {"passphrase": houses.PASSWORD}).content)
    assert client.post(RENEW, {"passphrase": "wrong"}).status_code == 422
    present = shown(client.post(RENEW, {"passphrase": houses.PASSWORD}).content)
    assert enrolment.unlock_with_code(uid, former, NEXT) is None
    assert enrolment.unlock_with_code(uid, present, NEXT) is not None


@pytest.mark.parametrize(
    ("address", "typed"),
    [(CHANGE, {"old": "wrong", **NEW}), (RECOVER, {"code": "wrong", **NEW}), (RENEW, {"passphrase": "wrong"})],
)
def test_secrets_are_not_guessed_by_trying(signed_in: SignIn, address: str, typed: dict[str, str]) -> None:
    client = signed_in("an")
    for _ in range(throttle.ALLOWED):
        client.post(address, typed)
    assert "Too many attempts" in client.post(address, typed).content.decode()
    answer = client.post(CHANGE, {"old": houses.PASSWORD, **NEW})
    assert answer.status_code == 422


def test_while_the_vault_is_away_the_account_says_so(
    house: houses.House, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in("an")

    def away(*arguments: object) -> None:
        raise session.VaultUnreachable

    monkeypatch.setattr(passphrases.session, "unlock_staff", away)
    assert client.post(CHANGE, {"old": houses.PASSWORD, **NEW}).status_code == 503
    assert Staff.objects.get(username="an").check_password(houses.PASSWORD)


def test_a_passphrase_that_was_handed_out_is_replaced_before_anything_else(
    house: houses.House, signed_in: SignIn
) -> None:
    handed = passphrases.hand_out(house.staff["wu"])
    client = Client()
    assert client.post(settings.LOGIN_URL, {"username": "wu", "password": handed.password}).status_code == 302
    assert client.get(reverse("desk:worklist"))["Location"].startswith(CHANGE)
    assert client.get(RECOVER).status_code == 200
    answer = client.post(CHANGE, {"old": handed.password, **NEW})
    code = shown(answer.content)
    assert client.get(reverse("desk:worklist")).status_code == 200
    assert Staff.objects.get(username="wu").one_time_on is None
    uid = house.uid("wu")
    assert enrolment.unlock_with_code(uid, handed.printed_code, NEXT) is None
    assert session.unlock_staff(uid, handed.password) is None
    assert enrolment.unlock_with_code(uid, code, NEXT) is not None


def test_until_then_no_page_of_the_desk_opens_but_those_needed(house: houses.House, signed_in: SignIn) -> None:
    case, client = houses.open_matter().case, signed_in("an")
    Staff.objects.filter(username="an").update(one_time_on=case.received_on)
    taken = {"code": case.code, "act": "note", "uid": case.uid, "number": 0, "kind": "clean"}
    free = {
        "desk:passphrase",
        "desk:recover",
        "desk:second_factor",
        "desk:sign_in",
        "desk:sign_out",
        "desk:language",
        "desk:theme",
    }
    for name in [each for each in named() if not each.startswith("portal:") and each not in free]:
        path = address_of(name, taken)
        if not path.startswith("/desk/"):
            continue
        answers = [client.get(path), client.post(path, {"anything": "1"})]
        led = [str(each.headers.get("Location", each.status_code)) for each in answers]
        assert any(each.startswith(CHANGE) for each in led), (name, led)
        assert all(each.startswith(CHANGE) or each == "405" for each in led), (name, led)


def address_of(name: str, taken: dict[str, object]) -> str:
    for arguments in (
        [],
        ["code"],
        ["uid"],
        ["code", "act"],
        ["code", "uid"],
        ["uid", "uid"],
        ["code", "uid", "number", "kind"],
    ):
        try:
            return reverse(name, args=[taken[each] for each in arguments])
        except NoReverseMatch:
            continue
    raise AssertionError(name)


def test_the_first_administrator_is_handed_a_passphrase_for_one_sign_in(db: None) -> None:
    number_the_rules()
    made = first_administrator()
    assert made
    staff = Staff.objects.get()
    assert staff.check_password(made["password"])
    assert staff.one_time_on is not None
