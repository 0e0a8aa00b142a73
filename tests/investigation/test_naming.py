"""Opening the packet and naming the investigators: who may be named, and who then holds which key."""

from collections.abc import Iterable
from uuid import UUID

import pytest

from dengwen.docket import access, moment
from dengwen.docket.acts import NotLawful
from dengwen.docket.models import Case, Clock, Seat
from dengwen.docket.papers import open_papers
from dengwen.investigation import conflict, packet, team
from dengwen.people.circle import Concerned
from dengwen.people.organisation import organisation
from dengwen.regulation.vocabulary import SeatRole, Stage
from dengwen.vault.compartments import grantees
from dengwen.vault.session import Opener
from tests import house as houses
from tests.investigation import steps


def names(house: houses.House, uids: Iterable[UUID]) -> set[str]:
    by_uid = {person.uid: name for name, person in house.staff.items()}
    return {by_uid[uid] for uid in uids if uid in by_uid}


def due(case: Case, term: str) -> str:
    return Clock.objects.get(case=case, term=term, settled_on=None).due_on.isoformat()


@pytest.mark.clause("4.1.1a")
def test_the_term_for_naming_runs_from_dispatch_and_shorter_from_the_opening(house: houses.House) -> None:
    case = steps.dispatched(house)
    assert due(case, "T4") == "2026-03-05"
    packet.open_packet(case, house.actor("lin"))
    assert due(case, "T4") == "2026-03-04"


def test_opening_late_does_not_lengthen_the_term(house: houses.House) -> None:
    case = steps.dispatched(house)
    with moment.standing_at(steps.day(3)):
        packet.open_packet(case, house.actor("lin"))
    assert due(case, "T4") == "2026-03-05"


def test_a_packet_is_opened_once_and_before_anybody_is_named(house: houses.House) -> None:
    case, head = steps.dispatched(house), house.actor("lin")
    with pytest.raises(NotLawful, match="Open the packet"):
        team.assign(case, head, [house.uid("ma")], house.uid("ma"))
    packet.open_packet(case, head)
    with pytest.raises(NotLawful):
        packet.open_packet(case, head)


@pytest.mark.clause("4.1.1a")
def test_the_head_chooses_among_investigators_without_another_part_the_own_unit_first(house: houses.House) -> None:
    case, head = steps.dispatched(house), house.actor("lin")
    found = [person.uid for person in team.candidates(case, head, organisation(moment.today()))]
    assert found == [house.uid("ma"), house.uid("ning"), house.uid("ren")]


@pytest.mark.clause("4.1.1a")
def test_nobody_from_the_subjects_line_is_named(house: houses.House) -> None:
    """The subject heads works: ren reports to them and cannot be named, in whatever way the form is forged."""
    case = steps.dispatched(house, Concerned(people=frozenset({house.uid("qian")})))
    head = house.actor("lin")
    packet.open_packet(case, head)
    assert house.uid("ren") not in {each.uid for each in team.candidates(case, head, organisation(moment.today()))}
    for wrong in ("ren", "lin", "an", "pan"):
        with pytest.raises(NotLawful):
            team.assign(case, head, [house.uid(wrong)], house.uid(wrong))
    assert case.stage == Stage.DISPATCHED
    assert not Seat.objects.filter(case=case, role=SeatRole.INVESTIGATOR).exists()


@pytest.mark.clause("4.1.1a")
def test_after_the_naming_exactly_these_hold_the_work_and_the_packet(house: houses.House) -> None:
    case = steps.assigned(house, ("ma", "ren"))
    assert names(house, grantees(case.uid, "W")) == {"lin", "ma", "ren"}
    assert names(house, grantees(case.uid, "T")) == {"lin", "ma", "ren", "an", "bai", "cai"}
    assert names(house, grantees(case.uid, "R")) == {"an", "bai", "cai"}
    assert (case.stage, due(case, "T5"), due(case, "S9")) == (Stage.INVESTIGATING, "2026-04-01", "2026-03-05")
    assert not Clock.objects.filter(case=case, term="T4", settled_on=None).exists()


def test_investigators_read_the_packet_and_never_the_report(house: houses.House) -> None:
    case = steps.begun(house)
    investigator = house.actor("ma")
    kinds = {each.paper.kind for each in open_papers(case, Opener(investigator.token, investigator.seat_uid))}
    assert kinds == {"packet", "no_conflict", "staff_message"}


def test_the_lead_is_one_of_those_named(house: houses.House) -> None:
    case, head = steps.dispatched(house), house.actor("lin")
    packet.open_packet(case, head)
    with pytest.raises(NotLawful):
        team.assign(case, head, [house.uid("ma")], house.uid("ning"))
    with pytest.raises(NotLawful):
        team.assign(case, head, [], house.uid("ning"))


def test_whoever_leaves_the_team_loses_seat_and_keys_at_once(house: houses.House) -> None:
    case = steps.assigned(house, ("ma", "ning"))
    team.add_investigator(case, house.actor("lin"), [house.uid("ren")], house.uid("ren"), leaving=[house.uid("ma")])
    assert names(house, grantees(case.uid, "W")) == {"lin", "ning", "ren"}
    assert names(house, grantees(case.uid, "T")) == {"lin", "ning", "ren", "an", "bai", "cai"}
    assert not access.may(house.actor("ma"), "see", case)


def test_only_somebody_new_can_be_added(house: houses.House) -> None:
    case = steps.assigned(house)
    with pytest.raises(NotLawful):
        team.add_investigator(case, house.actor("lin"), [house.uid("ma")])


@pytest.mark.clause("1.3.2")
def test_nothing_is_done_before_the_signature(house: houses.House) -> None:
    case, investigator = steps.assigned(house), house.actor("ma")
    with pytest.raises(NotLawful) as refused:
        steps.alleged(house, case)
    assert len(refused.value.reasons) == 1
    conflict.declare_no_conflict(case, investigator, "无补充")
    assert steps.alleged(house, case).number == 1
    with pytest.raises(NotLawful):
        conflict.declare_no_conflict(case, investigator)
