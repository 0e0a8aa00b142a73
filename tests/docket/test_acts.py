"""The one door: stages, rights, separation of duties, clocks, and a refold that equals the rows."""

import pytest

from dengwen.docket import access, rebuild
from dengwen.docket.acts import NotLawful, ledger_key, perform
from dengwen.docket.models import Case, Clock
from dengwen.docket.reads import entries, worklist
from dengwen.ledger.verify import verify
from dengwen.regulation.vocabulary import Stage
from dengwen.vault import session
from tests import house as houses

pytestmark = pytest.mark.django_db
SIX = dict.fromkeys(("name", "contact", "matter", "persons", "time", "place"), "given")


@pytest.fixture
def house() -> houses.House:
    return houses.build()


@pytest.mark.clause("1.1b")
def test_every_act_is_an_entry_and_the_rows_are_their_fold(house: houses.House) -> None:
    case = houses.open_matter().case
    with session.in_process():
        officer = house.actor("an")
        perform("register", case, officer, facts=SIX)
        perform("accept", case, officer, facts={"in_scope": "yes", "admissible": "yes"})
    assert [entry.act for entry in entries(case)] == ["receive", "register", "accept"]
    assert case.stage == Stage.ACCEPTED
    assert {clock.term for clock in Clock.objects.filter(case=case, settled_on=None)} == {"T3", "S5"}
    assert list(rebuild.check()) == []
    assert verify(ledger_key()).first_bad_index is None


def test_a_stage_that_the_row_does_not_name_is_refused_and_nothing_is_written(house: houses.House) -> None:
    case = houses.open_matter().case
    with session.in_process(), pytest.raises(NotLawful):
        perform("accept", case, house.actor("an"))
    assert Case.objects.get(pk=case.pk).stage == Stage.RECEIVED
    assert len(entries(case)) == 1


def test_a_changed_row_is_found_by_the_refold(house: houses.House) -> None:
    case = houses.open_matter().case
    Case.objects.filter(pk=case.pk).update(stage=Stage.CLOSED)
    assert [(found.noun, found.column) for found in rebuild.check()] == [("case", "stage")]


@pytest.mark.clause("1.3.4a")
def test_whoever_has_no_seat_sees_nothing(house: houses.House) -> None:
    case = houses.open_matter().case
    with session.in_process():
        assert not access.may(house.actor("lin"), "see", case)
        assert worklist(house.actor("lin")) == []
        assert [line.case for line in worklist(house.actor("an"))] == [case]
