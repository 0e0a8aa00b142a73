"""The emergency procedure: alarm, first action, report to leaders less the excluded, lifted by another person (3.3.1)."""

from collections.abc import Iterator

import pytest

from dengwen.docket import papers, rebuild
from dengwen.docket.acts import NotLawful, ledger_key
from dengwen.docket.granting import opener_of
from dengwen.docket.models import Case, Clock
from dengwen.intake.emergency import (
    Ground,
    downgrade_emergency,
    emergency_action,
    flag_emergency,
    report_to_leaders,
)
from dengwen.intake.given import Named
from dengwen.ledger.verify import verify
from dengwen.regulation.vocabulary import Urgency
from dengwen.vault import session
from dengwen.vault.models import Compartment
from tests import house as houses
from tests.intake import officers

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> Iterator[houses.House]:
    with session.in_process():
        yield houses.build()


def running(case: Case) -> set[str]:
    return set(Clock.objects.filter(case=case, settled_on=None).values_list("term", flat=True))


@pytest.mark.clause("3.3.1a")
def test_the_alarm_starts_two_terms_and_the_first_action_ends_one(house: houses.House) -> None:
    case, _ = officers.received()
    entry = flag_emergency(case, house.actor("an"), Ground.DANGER)
    assert entry.body["facts"] == {"ground": "danger"}
    assert case.urgency == Urgency.EMERGENCY
    assert running(case) == {"T1", "T2", "S6", "S7"}
    assert case.next_term == "S6" or case.next_due_on == Clock.objects.get(case=case, term="S6").due_on
    emergency_action(case, house.actor("bai"), "已切断设备电源并疏散。")
    assert running(case) == {"T1", "T2", "S7"}
    assert list(rebuild.check()) == []


def test_an_alarm_is_raised_once_and_nothing_else_without_it(house: houses.House) -> None:
    case, _ = officers.received()
    for act in (emergency_action, report_to_leaders):
        with pytest.raises(NotLawful, match="紧急"):
            act(case, house.actor("an"), "做了什么。")
    flag_emergency(case, house.actor("feng"), Ground.EVIDENCE)
    with pytest.raises(NotLawful, match="已标记"):
        flag_emergency(case, house.actor("an"), Ground.EVIDENCE)
    with pytest.raises(NotLawful):
        emergency_action(case, house.actor("an"), " ")


@pytest.mark.clause("3.3.1c")
def test_leaders_receive_a_report_and_nothing_more(house: houses.House) -> None:
    case, _ = officers.received(officers.named(subjects=(Named("某供应商"),)))
    flag_emergency(case, house.actor("an"), Ground.LOSS)
    report_to_leaders(case, house.actor("an"), "可能造成重大损失，建议暂停付款。")
    leader = house.actor("zhou")
    assert officers.seats(house, case)["leader"] == {"zhou"}
    assert [(each.paper.kind, each.body["text"]) for each in papers.open_papers(case, opener_of(leader))] == [
        ("leader_report", "可能造成重大损失，建议暂停付款。")
    ]
    room = Compartment.objects.get(case_uid=case.uid, kind="T")
    assert officers.holders(house, case, "T", room.unit_uid) == {"zhou", "an", "bai", "cai", "recovery"}
    assert running(case) == {"T1", "T2", "S6"}
    assert list(rebuild.check()) == []
    assert verify(ledger_key()).first_bad_index is None


def test_a_leader_who_is_concerned_is_not_told(house: houses.House) -> None:
    """Everybody's superior stands above the accused: the supervision group is told in the leader's place."""
    case, _ = officers.received()
    flag_emergency(case, house.actor("an"), Ground.LOSS)
    report_to_leaders(case, house.actor("an"), "可能造成重大损失。")
    seats = officers.seats(house, case)
    assert "leader" not in seats
    assert seats["supervisor"] == {"feng", "gao"}
    room = Compartment.objects.get(case_uid=case.uid, kind="T")
    assert officers.holders(house, case, "T", room.unit_uid) == {"feng", "gao", "an", "bai", "cai", "recovery"}


def test_another_person_lifts_the_emergency(house: houses.House) -> None:
    case, _ = officers.received()
    flag_emergency(case, house.actor("an"), Ground.PUBLIC)
    with pytest.raises(NotLawful):
        downgrade_emergency(case, house.actor("an"))
    assert case.urgency == Urgency.EMERGENCY
    downgrade_emergency(case, house.actor("feng"))
    assert case.urgency == Urgency.ORDINARY
    assert running(case) == {"T1", "T2"}
