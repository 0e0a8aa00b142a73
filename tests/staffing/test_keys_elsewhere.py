"""Keys that wait beyond the usual: nobody left who holds them, notices, late keys, people who leave and come back."""

from __future__ import annotations

import pytest

from dengwen.desk.models import Notice
from dengwen.desk.notices import NoticeKind
from dengwen.docket import moment, rebuild, seating, waiting
from dengwen.docket.acts import NotLawful
from dengwen.regulation.vocabulary import SeatRole
from dengwen.review.judging import approve
from dengwen.staffing import handing, persons
from dengwen.vault import enrolment, session
from dengwen.vault.models import Grant, HolderKey
from tests import house as houses
from tests.house import PASSWORD, House
from tests.investigation import steps
from tests.staffing.lost import kinds_read, lost_and_back, reader, replaced, reset, told, waits

pytestmark = pytest.mark.django_db


def test_where_nobody_else_holds_a_key_it_says_so(house: House) -> None:
    case = houses.open_matter().case
    for name in ("an", "cai"):
        reset(house, name)
    bai = lost_and_back(house, "bai")
    assert handing.own(reader(house, bai)) == handing.Own(1, 1, handing.mark_of(house.uid("bai")))
    assert handing.tell() == 1
    assert told(NoticeKind.KEYS_WAIT) == set()
    recovery = Grant.objects.filter(compartment__case_uid=case.uid, holder_kind="recovery", revoked_on=None)
    assert recovery.exists()


def test_colleagues_are_told_once_for_each_key_and_of_no_matter(house: House) -> None:
    houses.open_matter()
    houses.open_matter()
    handed = reset(house, "bai")
    assert handing.tell() == 0
    assert told(NoticeKind.KEYS_WAIT) == set()
    replaced(house, "bai", handed)
    for _ in range(2):
        assert handing.tell() == 1
        notices = Notice.objects.filter(kind=NoticeKind.KEYS_WAIT)
        assert {each.case for each in notices} == {None}
        assert notices.count() == 2
    assert told(NoticeKind.KEYS_WAIT) == {"an", "cai"}


def test_what_came_back_by_another_act_waits_no_more(house: House) -> None:
    case = steps.reported(house)
    handed = reset(house, "bai")
    approve(case, house.actor("ding"), steps.four())
    replaced(house, "bai", handed)
    live = Grant.objects.filter(holder_uid=house.uid("bai"), revoked_on=None)
    assert set(live.values_list("compartment__kind", flat=True)) == {"W"}
    handing.hand_on(house.actor("an"), house.uid("bai"))
    assert live.count() == 3
    assert handing.tell() == 0
    assert not waiting.anything_lost()


def test_a_part_given_before_there_was_a_key_waits_as_well(house: House) -> None:
    """Somebody was seated without a vault key: as soon as they have one, colleagues can give them what goes with the part."""
    HolderKey.objects.filter(holder_uid=house.uid("bai")).update(retired_on=moment.today())
    enrolment.forget_holders()
    case = houses.open_matter().case
    assert house.uid("bai") in seating.seated(case, SeatRole.INTAKE)
    assert not Grant.objects.filter(holder_uid=house.uid("bai")).exists()
    bai = lost_and_back(house, "bai")
    assert waits(house, "an") == {"bai": 1}
    handing.hand_on(house.actor("an"), house.uid("bai"))
    assert kinds_read(case, bai) == {"submission"}


def test_whoever_left_for_good_and_comes_back_gets_their_keys_from_colleagues(house: House) -> None:
    case, wu = houses.open_matter().case, house.actor("wu")
    persons.end(house.staff["bai"], wu, for_good=True)
    assert session.unlock_staff(house.uid("bai"), PASSWORD) is None
    assert waits(house, "an") == {}
    handed = persons.resume(house.staff["bai"], wu)
    assert handed is not None
    bai = replaced(house, "bai", handed)
    handing.hand_on(house.actor("an"), house.uid("bai"))
    assert kinds_read(case, bai) == {"submission"}
    assert list(rebuild.check()) == []


def test_the_last_who_holds_a_key_does_not_take_it_along(house: House) -> None:
    houses.open_matter()
    wu = house.actor("wu")
    for name in ("an", "cai"):
        persons.end(house.staff[name], wu, for_good=True)
    with pytest.raises(NotLawful):
        persons.end(house.staff["bai"], wu, for_good=True)
    persons.end(house.staff["bai"], wu, for_good=False)
    assert Grant.objects.filter(holder_uid=house.uid("bai"), revoked_on=None).exists()


def test_the_mark_of_a_key_changes_with_the_key(house: House) -> None:
    first = handing.mark_of(house.uid("bai"))
    assert len(first.split()) == 4
    assert first == handing.mark_of(house.uid("bai")) != handing.mark_of(house.uid("an"))
    reset(house, "bai")
    assert handing.mark_of(house.uid("bai")) != first
