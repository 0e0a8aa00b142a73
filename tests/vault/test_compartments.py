"""Compartments: whoever has a grant reads, whoever has none does not, and rows cannot be moved about."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dengwen.vault import compartments, receipts, session
from dengwen.vault.compartments import found, newest, regrant, revoke, save, seal
from dengwen.vault.enrolment import Enrolment, enrol, enrol_recovery
from dengwen.vault.envelope import NotSealedForYou
from dengwen.vault.holders import Holder, NoKeyYet, holders_of, recovery_holder
from dengwen.vault.models import Grant, HolderKey, Sealed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unlocked")]
ON = date(2026, 3, 2)
PASS = "correct horse battery"
Counting = Callable[[int], AbstractContextManager[object]]


def somebody() -> tuple[uuid.UUID, session.Opener]:
    uid = uuid.uuid4()
    enrol(uid, "staff", PASS)
    token = session.unlock_staff(uid, PASS)
    assert token is not None
    return uid, session.Opener(token, uid)


@pytest.fixture
def recovery() -> Enrolment:
    return enrol_recovery()


def test_a_submission_is_one_insert_per_table(recovery: Enrolment, django_assert_num_queries: Counting) -> None:
    people = [somebody()[0] for _ in range(3)]
    code, case_uid = receipts.new_code(), uuid.uuid4()
    reporter = receipts.holder(code)
    staff = list(holders_of(people).values())
    report = found(case_uid, "R", [*staff, recovery_holder(), reporter], ON)
    identity = found(case_uid, "I", [*staff, recovery_holder()], ON)
    with django_assert_num_queries(4):
        texts = [seal(report.compartment, uuid.uuid4(), {"text": "某事"}), seal(identity.compartment, uuid.uuid4(), {})]
        save([report, identity], texts, receipts=[receipts.issue(reporter, case_uid)])
    assert Grant.objects.count() == 9
    assert newest(case_uid)["R", None] == report.compartment
    assert compartments.grantees(case_uid, ["I"]) == {*people, recovery.holder_key.holder_uid}


def test_grants_decide_who_reads(recovery: Enrolment, django_assert_num_queries: Counting) -> None:
    (reader, theirs), (_, strangers) = somebody(), somebody()
    code, case_uid, record = receipts.new_code(), uuid.uuid4(), uuid.uuid4()
    founding = found(case_uid, "R", [holders_of([reader])[reader], recovery_holder(), receipts.holder(code)], ON)
    reporter = receipts.holder(code)
    save(
        [founding], [seal(founding.compartment, record, {"text": "字"})], receipts=[receipts.issue(reporter, case_uid)]
    )
    with django_assert_num_queries(2):
        assert theirs.open_all(case_uid) == {record: {"text": "字"}}
    assert strangers.open_all(case_uid) == {}
    assert strangers.open_records([record]) == {}
    with pytest.raises(NotSealedForYou):
        strangers.open_record(record)
    back = session.unlock_reporter(code)
    assert back is not None
    assert back[1] == case_uid
    assert session.reporter_case(back[0]) == (reporter.uid, case_uid)
    assert session.Opener(back[0], reporter.uid).open_record(record) == {"text": "字"}
    paper = session.unlock_recovery(recovery.printed_code)
    assert paper is not None
    assert session.Opener(paper, recovery.holder_key.holder_uid).open_record(record) == {"text": "字"}


def test_the_same_record_in_two_compartments() -> None:
    (one, reads_r), (other, reads_t) = somebody(), somebody()
    case_uid, record = uuid.uuid4(), uuid.uuid4()
    r = found(case_uid, "R", holders_of([one]).values(), ON)
    t = found(case_uid, "T", holders_of([one, other]).values(), ON, unit_uid=uuid.uuid4())
    save([r, t], [seal(place.compartment, record, {"n": 1}) for place in (r, t)])
    assert reads_r.open_all(case_uid) == reads_t.open_all(case_uid) == {record: {"n": 1}}
    assert len(reads_r.keys(case_uid)) == 2
    assert len(reads_t.keys(case_uid)) == 1


def test_many_cases_cost_one_round(django_assert_num_queries: Counting) -> None:
    reader, opener = somebody()
    records = [uuid.uuid4() for _ in range(7)]
    for record in records:
        founding = found(uuid.uuid4(), "R", holders_of([reader]).values(), ON)
        save([founding], [seal(founding.compartment, record, {"no": str(record)})])
    with django_assert_num_queries(2):
        opened = opener.open_records(records)
    assert opened == {record: {"no": str(record)} for record in records}


def test_rows_cannot_be_moved() -> None:
    reader, opener = somebody()
    case_uid, texts = uuid.uuid4(), [uuid.uuid4(), uuid.uuid4()]
    places = [found(case_uid, kind, holders_of([reader]).values(), ON) for kind in "RW"]
    save(places, [seal(place.compartment, text, {"n": 1}) for place, text in zip(places, texts, strict=True)])
    keys = opener.keys(case_uid)
    row = Sealed.objects.get(record_uid=texts[0])
    key = keys[row.compartment_id]
    assert opener.open(row, key) == {"n": 1}
    row.record_uid = texts[1]
    with pytest.raises(NotSealedForYou):
        opener.open(row, key)
    row.record_uid = texts[0]
    other = next(each for at, each in keys.items() if at != row.compartment_id)
    for wrong in (other, compartments.CompartmentKey(other.compartment_uid, key.private)):
        with pytest.raises(NotSealedForYou):
            opener.open(row, wrong)


def test_a_grant_moved_to_another_compartment_opens_nothing() -> None:
    reader, opener = somebody()
    case_uid = uuid.uuid4()
    places = [found(case_uid, kind, holders_of([reader]).values(), ON) for kind in "RW"]
    save(places)
    one, other = Grant.objects.order_by("id")
    Grant.objects.filter(pk=one.pk).update(sealed_key=other.sealed_key)
    assert set(opener.keys(case_uid)) == {other.compartment_id}


def test_revoking_empties_the_key_and_regranting_returns_it() -> None:
    (one, opener), (other, second) = somebody(), somebody()
    case_uid, record = uuid.uuid4(), uuid.uuid4()
    founding = found(case_uid, "R", holders_of([one]).values(), ON)
    save([founding], [seal(founding.compartment, record, {"n": 1})])
    key = opener.keys(case_uid)[founding.compartment.pk]
    save(grants=regrant(key, founding.compartment, holders_of([other, one]).values(), ON))
    assert Grant.objects.count() == 2
    assert second.open_record(record) == {"n": 1}
    assert revoke(case_uid, [other], ON, kinds=["I"]) == 0
    assert revoke(case_uid, [other], ON) == 1
    assert Grant.objects.get(holder_uid=other).sealed_key == b""
    token = session.unlock_staff(other, PASS)
    assert token is not None
    assert session.Opener(token, other).open_all(case_uid) == {}
    save(grants=regrant(key, founding.compartment, holders_of([other]).values(), ON))
    assert session.Opener(token, other).open_record(record) == {"n": 1}


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.dictionaries(st.text(), values, max_size=4))
def test_every_payload_reads_back(payload: dict[str, object]) -> None:
    """Even half characters, as broken mail headers bring them."""
    place = found(uuid.uuid4(), "R", [], ON)
    assert compartments.open_sealed(seal(place.compartment, uuid.uuid4(), payload), place.key) == payload


def test_lengths_do_not_show() -> None:
    reader, _ = somebody()
    place = found(uuid.uuid4(), "R", holders_of([reader]).values(), ON)
    blobs = [seal(place.compartment, uuid.uuid4(), {"text": "字" * size}).blob for size in (1, 30, 70)]
    assert len({len(blob) for blob in blobs}) == 1
    assert "字".encode() not in b"".join(blobs)


def test_holders_are_remembered_and_forgotten(django_assert_num_queries: Counting) -> None:
    uid, nobody = somebody()[0], uuid.uuid4()
    with django_assert_num_queries(1):
        first = holders_of([uid, nobody])
    with django_assert_num_queries(0):
        assert holders_of([uid]) == first
    with django_assert_num_queries(1):
        assert set(holders_of([nobody])) == set()
    enrol(uid, "staff", PASS)
    assert holders_of([uid]) != first
    assert HolderKey.objects.filter(holder_uid=uid, retired_on=None).get().version == 2


def test_without_a_recovery_key_nothing_is_founded() -> None:
    with pytest.raises(NoKeyYet):
        recovery_holder()


def test_a_holder_with_a_foreign_key_cannot_be_sealed_open() -> None:
    stranger = Holder(uuid.uuid4(), "staff", X25519PrivateKey.generate().public_key().public_bytes_raw())
    _, opener = somebody()
    case_uid = uuid.uuid4()
    save([found(case_uid, "R", [stranger], ON)])
    assert opener.keys(case_uid) == {}
