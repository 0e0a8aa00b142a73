"""Opening a box: two people, seals, the count even at zero; nothing is edited, corrections are deeds (2.3c, F6)."""

from __future__ import annotations

import pytest

from dengwen.channels.box.incidents import see
from dengwen.channels.box.models import Box, Correction, Incident, Opening
from dengwen.channels.box.opening import Found, correct, open_box, sheets_of
from dengwen.channels.box.vocabulary import CorrectionReason, IncidentKind
from dengwen.desk.models import Notice
from dengwen.docket import house as chain
from dengwen.docket.acts import NotLawful
from dengwen.ledger.models import Entry
from tests.box.steps import opened
from tests.house import House

pytestmark = pytest.mark.django_db


@pytest.mark.clause("2.3c")
def test_f6_an_empty_box_is_entered_too(house: House, box: Box) -> None:
    opening = opened(house, box, 0)
    entry = Entry.objects.filter(case_uid=None, act="box_open").get()
    assert (opening.sheets, opening.no, entry.actor_uid) == (0, 1, house.uid("shu"))
    box.refresh_from_db()
    assert (box.seal, box.last_on) == (opening.seal_new, opening.opened_on)
    assert list(chain.differences()) == []


@pytest.mark.clause("2.3c")
def test_a_foreign_seal_is_an_incident_and_the_opening_stands(house: House, box: Box) -> None:
    opening = opened(house, box, 2, seal="B-777")
    found = Incident.objects.get()
    assert (opening.seal_expected, opening.seal_found, found.kind) == ("A-100", "B-777", IncidentKind.SEAL)
    told = set(Notice.objects.filter(kind="box_incident").values_list("staff_uid", flat=True))
    assert told == {house.uid("feng"), house.uid("gao")}
    see(found, house.actor("gao"))
    found.refresh_from_db()
    assert found.seen_by_uid == house.uid("gao")
    with pytest.raises(NotLawful):
        see(found, house.actor("feng"))
    assert list(chain.differences()) == []


@pytest.mark.clause("2.3c")
@pytest.mark.parametrize(
    ("by", "witness", "lawful"),
    [
        ("shu", "tong", True),
        ("shu", "gao", True),
        ("shu", "shu", False),
        ("shu", "an", False),
        ("an", "shu", False),
        ("gao", "shu", False),
    ],
)
def test_two_people_of_whom_one_keeps_boxes(house: House, box: Box, by: str, witness: str, lawful: bool) -> None:
    found = Found("A-100", "A-101", 1)
    if lawful:
        assert open_box(box, house.actor(by), house.uid(witness), found).witness_uid == house.uid(witness)
    else:
        with pytest.raises(NotLawful):
            open_box(box, house.actor(by), house.uid(witness), found)
        assert not Opening.objects.exists()


def test_the_old_seal_cannot_be_the_new_one(house: House, box: Box) -> None:
    with pytest.raises(NotLawful):
        open_box(box, house.actor("shu"), house.uid("tong"), Found("A-100", "A-100", 0))


@pytest.mark.clause("2.3c")
def test_seals_form_an_unbroken_chain(house: House, box: Box) -> None:
    several = [opened(house, box, count) for count in (3, 0, 1)]
    assert [each.seal_found for each in several[1:]] == [each.seal_new for each in several[:-1]]
    assert [each.no for each in several] == [1, 2, 3]
    assert not Incident.objects.exists()


@pytest.mark.clause("2.3c")
def test_a_correction_stands_beside_the_opening_and_supervision_is_told(house: House, box: Box) -> None:
    opening = opened(house, box, 3)
    actor, witness = house.actor("shu"), house.uid("gao")
    correct(opening, actor, witness, CorrectionReason.STUCK_TOGETHER, 4, "N-9")
    opening.refresh_from_db()
    box.refresh_from_db()
    assert (opening.sheets, opening.seal_new, sheets_of(opening), box.seal) == (3, "N-1", 4, "N-9")
    assert Correction.objects.get().witness_uid == house.uid("gao")
    assert Incident.objects.get().kind == IncidentKind.CORRECTED
    with pytest.raises(NotLawful):
        correct(opening, actor, witness, CorrectionReason.MISCOUNTED, 4, "N-9")
    assert list(chain.differences()) == []
