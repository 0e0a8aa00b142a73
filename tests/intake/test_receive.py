"""Receiving one submission: sealed, seated and entered once; who must not know is computed before any key is wrapped (F2)."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError

from dengwen.docket import moment, rebuild
from dengwen.docket.acts import ledger_key
from dengwen.docket.barring import is_barred
from dengwen.docket.models import Case, Paper, Seat
from dengwen.docket.reads import entries
from dengwen.intake import submissions
from dengwen.intake.concerned import units_meant
from dengwen.intake.given import Given, Named
from dengwen.intake.models import Submission, SubmissionStatus
from dengwen.intake.submissions import NoReceiptCode, receive
from dengwen.ledger.verify import verify
from dengwen.people.models import OrganisationVersion, Posting
from dengwen.people.organisation import organisation
from dengwen.regulation.vocabulary import Category, Channel, IdentityMode, MatterType, Post, SeatRole
from dengwen.vault import receipts
from dengwen.vault.compartments import grantees, recovery_holder
from dengwen.vault.models import Compartment, Receipt, Sealed
from tests.house import House
from tests.intake.officers import named, received, seats

pytestmark = pytest.mark.django_db

PLAIN = Given(MatterType.SUGGESTION, Category.SERVICE, "食堂晚饭供应时间可以延长半小时。")


@pytest.mark.clause("3.1a")
@pytest.mark.clause("1.2a")
def test_a_submission_is_one_matter_with_one_receipt_and_one_entry(house: House) -> None:
    case, code = received(PLAIN)
    assert [entry.act for entry in entries(case)] == ["receive"]
    assert Submission.objects.get(case=case).status == SubmissionStatus.RECEIVED
    assert Receipt.objects.get(case_uid=case.uid).lookup == receipts.lookup(code)
    assert list(rebuild.check()) == []
    assert verify(ledger_key()).first_bad_index is None


def test_the_same_code_twice_is_the_same_matter(house: House) -> None:
    code = receipts.new_code()
    assert receive(PLAIN, code) == receive(PLAIN, code.lower().replace("-", " "))
    assert Case.objects.count() == Submission.objects.count() == 1


def test_the_same_evidence_of_a_channel_twice_is_the_same_matter(house: House) -> None:
    letter = named(channel=Channel.MAILBOX, evidence="<a@mail.example>")
    first, second = receive(letter, receipts.new_code()), receive(letter, receipts.new_code())
    assert first == second
    other = receive(named(channel=Channel.MAILBOX, evidence="<b@mail.example>"), receipts.new_code())
    assert other != first
    assert "mail.example" not in str(Submission.objects.values_list("evidence", flat=True))


def test_what_is_no_code_receives_nothing(house: House) -> None:
    with pytest.raises(NoReceiptCode):
        receive(PLAIN, "1234")
    assert not Case.objects.exists()


def test_when_writing_breaks_off_nothing_is_left(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise IntegrityError("another constraint")

    monkeypatch.setattr(submissions, "open_case", breaks)
    with pytest.raises(IntegrityError):
        receive(named(), receipts.new_code())
    assert not any(each.objects.exists() for each in (Case, Receipt, Compartment, Sealed, Submission))


@pytest.mark.clause("1.3.4a")
def test_anonymous_matters_found_no_identity_compartment(house: House) -> None:
    case, _ = received(named(identity_mode=IdentityMode.ANONYMOUS))
    assert set(Compartment.objects.filter(case_uid=case.uid).values_list("kind", flat=True)) == {"R"}
    assert not Paper.objects.filter(case=case, kind="identity").exists()


@pytest.mark.clause("1.3.4a")
@pytest.mark.clause("6.1.1a")
def test_the_identity_is_sealed_for_custodians_and_the_report_for_officers(house: House) -> None:
    case, code = received(named())
    reporter = receipts.holder(code).uid
    recovery = recovery_holder().uid
    assert grantees(case.uid, "R") == {house.uid(name) for name in ("an", "bai", "cai")} | {reporter, recovery}
    assert grantees(case.uid, "I") == {house.uid(name) for name in ("he", "ji", "kong")} | {recovery}
    assert seats(house, case)["supervisor"] == {"feng", "gao"}


@pytest.mark.clause("1.3.2")
@pytest.mark.parametrize(
    ("told", "barred"),
    [
        ({"subjects": (Named("安若素"),)}, {"an", "bai", "cai", "zhou"}),
        ({"subjects": (Named("合规部白景行专员"),)}, {"bai", "an", "zhou"}),
        ({"subjects": (Named("本单位没有的人", None),)}, set()),
        ({"avoid": ("蔡知微",)}, {"cai"}),
        ({"what": "白景行当时也在场。"}, {"bai"}),
    ],
)
def test_f2_whoever_is_concerned_holds_no_key_from_the_start(
    house: House, told: dict[str, object], barred: set[str]
) -> None:
    case, _ = received(Given(MatterType.REPORT, Category.INTEGRITY, **{"what": "验收不符", **told}))  # type: ignore[arg-type]
    held = grantees(case.uid)
    for name in barred:
        assert house.uid(name) not in held
        assert is_barred(case.uid, case.barred, house.uid(name))
        assert not Seat.objects.filter(case=case, staff_uid=house.uid(name)).exists()


@pytest.mark.clause("1.3.2")
def test_f2_a_stranger_of_a_unit_makes_the_unit_concerned(house: House) -> None:
    case, _ = received(named(subjects=(Named("新来的主管", house.units["compliance"].uid),)))
    assert not grantees(case.uid) & {house.uid(name) for name in ("an", "bai", "cai")}


@pytest.mark.clause("1.3.2")
@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("subject_unit_names", "{}"),
        ("subject_unit_names", "我们 {} （三楼）"),
        ("avoid_unit_names", "{}"),
        ("avoid", "{}的人"),
        ("subjects", "{}主管"),
    ],
)
def test_f2_a_typed_unit_is_as_good_as_a_picked_one(house: House, field: str, typed: str) -> None:
    """Also where a person's name was asked for. Without it, all three officers of the unit would hold keys."""
    words = typed.format(house.units["compliance"].name)
    told: dict[str, Any] = {field: (Named(words),) if field == "subjects" else (words,)}
    case, _ = received(Given(MatterType.REPORT, Category.INTEGRITY, "验收不符", **told))
    free, _ = received(Given(MatterType.REPORT, Category.INTEGRITY, "验收不符"))
    officers = {house.uid(name) for name in ("an", "bai", "cai")}
    assert grantees(free.uid) & officers
    assert not grantees(case.uid) & officers


def test_f2_the_beginning_of_a_units_name_means_it_and_the_house_as_a_whole_is_never_meant(house: House) -> None:
    picture = organisation(moment.today())
    assert units_meant(picture, ["采购"]) == {house.units["purchasing"].uid}
    assert units_meant(picture, ["purchasing"]) == {house.units["purchasing"].uid}
    assert units_meant(picture, ["总部", "Head office", "部", "", "无此部门"]) == frozenset()


@pytest.mark.clause("7.1.1a")
def test_with_fewer_than_two_officers_left_supervision_receives_the_matter_too(house: House) -> None:
    case, _ = received(named(subjects=(), avoid=("安若素", "白景行")))
    assert seats(house, case)["intake"] == {"cai", "feng", "gao"}
    assert house.uid("feng") in grantees(case.uid, "R")


@pytest.mark.clause("7.1.1a")
def test_without_officers_and_supervision_the_leaders_receive_it(house: House) -> None:
    units = (house.units["compliance"].uid, house.units["supervision"].uid)
    case, _ = received(named(subjects=(), avoid_units=units))
    assert seats(house, case)["intake"] == {"zhou"}


def test_with_nobody_left_only_reporter_and_recovery_key_hold_it(house: House) -> None:
    case, code = received(named(subjects=(Named("周明远"),)))
    assert grantees(case.uid, "R") == {receipts.holder(code).uid, recovery_holder().uid}
    assert grantees(case.uid, "I") == {recovery_holder().uid}
    assert not Seat.objects.filter(case=case).exists()


def test_whoever_left_their_post_is_not_seated(house: House) -> None:
    Posting.objects.filter(staff=house.staff["an"], post=Post.INTAKE_OFFICER).delete()
    OrganisationVersion.touch()
    case, _ = received(PLAIN)
    assert house.uid("an") not in grantees(case.uid)
    assert set(Seat.objects.filter(case=case, role=SeatRole.INTAKE).values_list("staff_uid", flat=True)) == {
        house.uid("bai"),
        house.uid("cai"),
    }
