"""Every way of unlocking, through a real vaultd, and every way of changing it."""

import uuid
from datetime import date
from pathlib import Path

import pytest

from dengwen.vault import receipts, session
from dengwen.vault.compartments import found, holders_of, save, seal
from dengwen.vault.enrolment import (
    PassphraseTooShort,
    change_passphrase,
    enrol,
    renew_printed_code,
    retire,
    unlock_with_code,
)
from dengwen.vault.holders import NoKeyYet
from dengwen.vault.models import HolderKey, UnlockMethod
from dengwen.vault.session import VaultLocked

pytestmark = pytest.mark.django_db
PASS, NEXT = "correct horse battery", "a quite different phrase"


@pytest.fixture
def person(vaultd: Path) -> uuid.UUID:
    uid = uuid.uuid4()
    enrol(uid, "staff", PASS)
    return uid


def unlocked(uid: uuid.UUID, passphrase: str = PASS) -> session.Token:
    token = session.unlock_staff(uid, passphrase)
    assert token is not None
    return token


def test_from_passphrase_to_text(person: uuid.UUID) -> None:
    case_uid, record = uuid.uuid4(), uuid.uuid4()
    founding = found(case_uid, "W", holders_of([person]).values(), date(2026, 3, 2))
    save([founding], [seal(founding.compartment, record, {"plan": "先看合同"})])
    token = unlocked(person)
    assert session.whose(token) == (person, "staff")
    assert session.Opener(token, person).open_all(case_uid) == {record: {"plan": "先看合同"}}
    session.lock(token)
    session.lock(token)
    with pytest.raises(VaultLocked):
        session.Opener(token, person).open_all(case_uid)


@pytest.mark.parametrize("token", ["", "short", "ä" * 43, "A" * 43, "A" * 44, "*" * 43])
def test_what_is_no_token_opens_nothing(vaultd: Path, token: str) -> None:
    with pytest.raises(VaultLocked):
        session.whose(token)
    session.lock(token)


def test_a_token_serves_its_holder_only(person: uuid.UUID) -> None:
    with pytest.raises(VaultLocked):
        session.Opener(unlocked(person), uuid.uuid4()).keys(uuid.uuid4())
    with pytest.raises(VaultLocked):
        session.reporter_case(unlocked(person))


def test_wrong_secrets_open_nothing(person: uuid.UUID) -> None:
    assert session.unlock_staff(person, "correct horse batterx") is None
    assert session.unlock_staff(uuid.uuid4(), PASS) is None
    assert session.unlock_reporter(receipts.new_code()) is None
    assert session.unlock_reporter("nonsense") is None
    assert session.unlock_recovery(receipts.new_code()) is None
    assert unlock_with_code(person, receipts.new_code(), NEXT) is None


def test_a_passphrase_changes_with_the_old_one_in_hand(person: uuid.UUID) -> None:
    token = unlocked(person)
    before = session.open_sessions()
    assert not change_passphrase(token, NEXT, NEXT)
    assert change_passphrase(token, PASS, NEXT)
    assert session.open_sessions() == before
    assert session.unlock_staff(person, PASS) is None
    assert unlocked(person, NEXT)
    with pytest.raises(PassphraseTooShort):
        change_passphrase(token, NEXT, "short")
    assert UnlockMethod.objects.filter(kind="passphrase").count() == 1


def test_a_printed_code_works_once(vaultd: Path) -> None:
    uid = uuid.uuid4()
    printed = enrol(uid, "staff", PASS).printed_code
    recovery = unlock_with_code(uid, printed.lower(), NEXT)
    assert recovery is not None
    assert session.whose(recovery.token) == (uid, "staff")
    assert unlock_with_code(uid, printed, PASS) is None
    assert session.unlock_staff(uid, PASS) is None
    assert unlocked(uid, NEXT)
    renewed = renew_printed_code(recovery.token)
    assert unlock_with_code(uid, recovery.printed_code, PASS) is None
    assert unlock_with_code(uid, renewed, PASS) is not None
    assert b"" in UnlockMethod.objects.filter(used_on__isnull=False).values_list("sealed_seed", flat=True)


def test_a_retired_key_unlocks_nothing(person: uuid.UUID) -> None:
    token = unlocked(person)
    retire(person)
    with pytest.raises(VaultLocked):
        session.whose(token)
    assert session.unlock_staff(person, PASS) is None
    assert holders_of([person]) == {}
    assert not UnlockMethod.objects.exists()
    assert HolderKey.objects.get().retired_on is not None


def test_a_key_retired_meanwhile_takes_no_new_code(person: uuid.UUID) -> None:
    token = unlocked(person)
    HolderKey.objects.update(retired_on=date(2026, 1, 1))
    with pytest.raises(NoKeyYet):
        renew_printed_code(token)
