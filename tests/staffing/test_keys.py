"""A lost passphrase: a new key that opens nothing, until a colleague who holds the keys hands them on; and to whom never."""

from __future__ import annotations

import pytest

from dengwen.desk.notices import NoticeKind
from dengwen.docket import moment, rebuild
from dengwen.docket.actors import staff_actor
from dengwen.docket.acts import NotLawful
from dengwen.docket.granting import opener_of, renew_keys
from dengwen.docket.models import Seat
from dengwen.intake.recusal import exclude
from dengwen.investigation import team
from dengwen.ledger.models import Entry
from dengwen.oversight import supervising
from dengwen.people.circle import Concerned
from dengwen.people.models import Staff
from dengwen.review.judging import approve
from dengwen.staffing import handing, persons
from dengwen.vault import enrolment, session
from dengwen.vault.compartments import regrant, save
from dengwen.vault.holders import holders_of
from dengwen.vault.models import Compartment, Grant, HolderKey, UnlockMethod
from tests import house as houses
from tests.house import PASSWORD, House
from tests.investigation import steps
from tests.staffing.lost import NEXT, kinds_read, lost_and_back, replaced, reset, told, waits

pytestmark = pytest.mark.django_db


@pytest.mark.clause("6.1.1a")
def test_after_reset_and_handing_on_the_matter_is_read_again_and_never_by_the_administrator(house: House) -> None:
    case = houses.open_matter().case
    before = house.actor("bai")
    assert kinds_read(case, before) == {"submission"}
    handed = reset(house, "bai")
    with pytest.raises(session.VaultLocked):
        session.whose(before.token)
    assert session.unlock_staff(house.uid("bai"), PASSWORD) is None
    assert waits(house, "an") == {}
    assert renew_keys(case, house.actor("an"), house.uid("bai")) is None
    bai = replaced(house, "bai", handed)
    assert kinds_read(case, bai) == set()
    assert waits(house, "an") == {"bai": 1}
    assert handing.hand_on(house.actor("an"), house.uid("bai")) == 1
    assert kinds_read(case, bai) == {"submission"}
    assert waits(house, "an") == {}
    assert handing.hand_on(house.actor("an"), house.uid("bai")) == 0
    wu = house.actor("wu")
    assert not Grant.objects.filter(holder_uid=wu.uid).exists()
    assert not Seat.objects.filter(staff_uid=wu.uid).exists()
    assert kinds_read(case, wu) == set()
    entry = Entry.objects.get(act="renew_keys")
    assert (entry.actor_uid, entry.body["facts"]) == (house.uid("an"), {"to": str(house.uid("bai")), "keys": 1})
    assert list(rebuild.check()) == []


def test_the_one_time_passphrase_opens_nothing_even_for_whoever_made_it(house: House) -> None:
    """The administrator knows it: until its owner replaced it, nobody can hand anything on."""
    case = houses.open_matter().case
    handed = reset(house, "bai")
    token = session.unlock_staff(house.uid("bai"), handed.password)
    assert token is not None
    assert kinds_read(case, staff_actor(house.uid("bai"), token)) == set()
    assert handing.hand_on(house.actor("an"), house.uid("bai")) == 0
    assert not Grant.objects.filter(holder_uid=house.uid("bai"), revoked_on=None).exists()


def test_of_the_former_key_nothing_is_left_to_try_a_passphrase_on(house: House) -> None:
    houses.open_matter()
    handed = reset(house, "bai")
    keys = HolderKey.objects.filter(holder_uid=house.uid("bai")).order_by("version")
    assert [key.retired_on is None for key in keys] == [False, True]
    assert not UnlockMethod.objects.filter(holder_key=keys[0]).exists()
    former = Grant.objects.filter(holder_uid=house.uid("bai"))
    assert {bytes(each.sealed_key) for each in former} == {b""}
    assert enrolment.unlock_with_code(house.uid("bai"), handed.printed_code, NEXT) is not None


def test_nobody_resets_themselves_and_an_ended_account_is_not_reset(house: House) -> None:
    with pytest.raises(NotLawful):
        reset(house, "wu")
    persons.end(house.staff["pan"], house.actor("wu"), for_good=False)
    with pytest.raises(NotLawful):
        reset(house, "pan")
    for name in ("an", "feng", "zhou"):
        with pytest.raises(NotLawful):
            reset(house, "bai", by=name)
    assert not Entry.objects.filter(act="reset_passphrase").exists()


@pytest.mark.clause("6.1.1a")
def test_the_person_and_supervision_are_told_and_the_house_remembers(house: House) -> None:
    Staff.objects.filter(username="bai").update(totp_sealed=b"something")
    reset(house, "bai")
    assert told(NoticeKind.OWN_RESET) == {"bai"}
    assert told(NoticeKind.RESET) == {"feng", "gao"}
    entry = Entry.objects.get(act="reset_passphrase")
    assert (entry.actor_uid, entry.case_uid) == (house.uid("wu"), None)
    assert entry.body["facts"] == {"staff": str(house.uid("bai"))}
    bai = Staff.objects.get(username="bai")
    assert not bai.totp_sealed
    assert bai.one_time_on == moment.today()


@pytest.mark.clause("1.3.2")
def test_whoever_is_excluded_meanwhile_gets_nothing(house: House) -> None:
    case = houses.open_matter().case
    bai = lost_and_back(house, "bai")
    exclude(case, house.actor("an"), Concerned(ticked_people=frozenset({house.uid("bai")})), "近亲属。")
    assert waits(house, "an") == {}
    assert renew_keys(case, house.actor("an"), house.uid("bai")) is None
    Seat.objects.filter(case=case, staff_uid=house.uid("bai")).update(active=True)
    assert waits(house, "an") == {}
    assert renew_keys(case, house.actor("an"), house.uid("bai")) is None
    assert kinds_read(case, bai) == set()
    assert handing.tell() == 1
    assert told(NoticeKind.KEYS_WAIT) == set()


def test_whoever_is_excluded_hands_nothing_on(house: House) -> None:
    case = houses.open_matter().case
    lost_and_back(house, "bai")
    exclude(case, house.actor("an"), Concerned(ticked_people=frozenset({house.uid("cai")})), "近亲属。")
    assert waits(house, "cai") == {}
    assert waits(house, "an") == {"bai": 1}
    assert handing.hand_on(house.actor("cai"), house.uid("bai")) == 0
    assert handing.tell() == 1
    assert told(NoticeKind.KEYS_WAIT) == {"an"}


def test_versions_that_were_founded_meanwhile_go_along(house: House) -> None:
    """An exclusion of somebody else begins a new version for those who hold the old one: not for whoever just lost it."""
    case = houses.open_matter().case
    bai = lost_and_back(house, "bai")
    exclude(case, house.actor("an"), Concerned(ticked_people=frozenset({house.uid("cai")})), "近亲属。")
    assert Compartment.objects.filter(case_uid=case.uid, kind="R").count() == 2
    handing.hand_on(house.actor("an"), house.uid("bai"))
    assert kinds_read(case, bai) == {"submission", "exclusion"}


def test_a_part_that_was_lost_brings_nothing_back(house: House) -> None:
    case = steps.begun(house, ("ma", "ning"))
    ning = lost_and_back(house, "ning")
    assert waits(house, "ma") == {"ning": 1}
    team.add_investigator(case, house.actor("lin"), [house.uid("ren")], leaving=[house.uid("ning")])
    assert waits(house, "ma") == {}
    assert renew_keys(case, house.actor("ma"), house.uid("ning")) is None
    assert kinds_read(case, ning) == set()


def test_never_more_than_the_part_gives(house: House) -> None:
    """An investigator gets packet and work product back, and no officer who holds the report can give that along."""
    case = steps.reported(house)
    approve(case, house.actor("ding"), steps.four())
    was = kinds_read(case, house.actor("ma"))
    ma = lost_and_back(house, "ma")
    assert waits(house, "an") == {"ma": 1}
    handing.hand_on(house.actor("an"), house.uid("ma"))
    live = Grant.objects.filter(holder_uid=house.uid("ma"), revoked_on=None)
    assert set(live.values_list("compartment__kind", flat=True)) == {"T", "W"}
    assert kinds_read(case, ma) == was
    assert "submission" not in was


def test_an_officer_gets_no_work_product_before_the_report_has_passed(house: House) -> None:
    case = steps.reported(house)
    lost_and_back(house, "bai")
    handing.hand_on(house.actor("an"), house.uid("bai"))
    live = Grant.objects.filter(holder_uid=house.uid("bai"), revoked_on=None, compartment__case_uid=case.uid)
    assert set(live.values_list("compartment__kind", flat=True)) == {"R", "T"}


def test_a_custodian_gets_identities_and_nothing_else(house: House) -> None:
    case = houses.open_matter(kinds=("R", "I")).case
    he = lost_and_back(house, "he")
    assert waits(house, "an") == {}
    assert waits(house, "ji") == {"he": 1}
    handing.hand_on(house.actor("ji"), house.uid("he"))
    assert set(Compartment.objects.filter(pk__in=opener_of(he).keys(case.uid)).values_list("kind", flat=True)) == {"I"}


def test_notes_of_supervision_come_back_to_supervision(house: House) -> None:
    case = houses.open_matter().case
    supervising.supervise(case, house.actor("feng"), "请尽快受理。")
    gao = lost_and_back(house, "gao")
    assert kinds_read(case, gao) == set()
    handing.hand_on(house.actor("feng"), house.uid("gao"))
    assert kinds_read(case, gao) == {"supervision"}


def test_a_key_without_a_part_hands_nothing_on(house: House) -> None:
    """Even if an administrator came by a key: without a part in the matter it is not theirs to give."""
    case, an, wu = houses.open_matter().case, house.actor("an"), house.actor("wu")
    lost_and_back(house, "bai")
    room = Compartment.objects.get(case_uid=case.uid, kind="R")
    keys = opener_of(an).keys(case.uid)
    save(grants=regrant(keys[room.pk], room, holders_of([house.uid("wu")]).values(), moment.today()))
    with pytest.raises(NotLawful):
        renew_keys(case, wu, house.uid("bai"))
    assert handing.hand_on(wu, house.uid("bai")) == 0
    assert waits(house, "wu") == waits(house, "lin") == waits(house, "feng") == {}
