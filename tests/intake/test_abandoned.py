"""Head and investigators all excluded while they investigate: the officers designate another unit, which begins anew (1.3.2, 1.3.3b)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import translation

from dengwen.desk.casecontext import CaseContext
from dengwen.desk.nextstep import next_step
from dengwen.docket import clocks, moment, papers, rebuild
from dengwen.docket.acts import NotLawful, ledger_key
from dengwen.docket.granting import opener_of
from dengwen.docket.models import Case
from dengwen.feedback.wording import alleged
from dengwen.intake.dispatching import dispatch
from dengwen.intake.recusal import exclude
from dengwen.intake.returning import recall
from dengwen.investigation import conflict, contact, packet, reporting, team
from dengwen.ledger.verify import verify
from dengwen.people.circle import Concerned
from dengwen.people.organisation import organisation
from dengwen.regulation.vocabulary import Outcome, Stage
from dengwen.review.judging import approve
from dengwen.vault import session
from tests import desk_pages
from tests import house as houses
from tests.intake import officers
from tests.investigation import steps

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> Iterator[houses.House]:
    with session.in_process(), translation.override("en"):
        yield houses.build()


def only(house: houses.House, *names: str) -> Concerned:
    return Concerned(ticked_people=frozenset(house.uid(name) for name in names))


def offered(house: houses.House, case: Case, name: str) -> list[str]:
    about = CaseContext(case, house.actor(name), organisation(moment.today()))
    return [link.act for link in next_step(about).links]


def begin_again(house: houses.House, case: Case) -> None:
    """The works take the matter on, from a packet that officers write with the former one before them."""
    dispatch(case, house.actor("bai"), house.units["works"].uid, officers.PACKET)
    packet.open_packet(case, house.actor("qian"))
    team.assign(case, house.actor("qian"), [house.uid("ren")], house.uid("ren"))
    conflict.declare_no_conflict(case, house.actor("ren"))
    contact.contact(case, house.actor("ren"), "请问是哪一批?")


@pytest.mark.clause("1.3.3b")
def test_a_unit_without_anybody_left_gives_the_matter_up_and_the_next_begins_anew(house: houses.House) -> None:
    case = steps.begun(house)
    steps.found_untrue(house, case)
    exclude(case, house.actor("an"), only(house, "lin"), "近亲属。")
    assert offered(house, case, "an") == []
    with pytest.raises(NotLawful):
        recall(case, house.actor("an"))
    exclude(case, house.actor("an"), only(house, "ma"), "近亲属。")
    assert offered(house, case, "an") == ["recall"]
    client = desk_pages.enter(house, "an")
    assert "Take it back" in desk_pages.page(client, case)
    desk_pages.do(client, case, "recall")
    assert (case.stage, case.unit_uid) == (Stage.CLASSIFIED, None)
    assert {clock.term for clock in clocks.running(case)} == {"T3"}
    form = client.get(desk_pages.address(case, "dispatch")).content.decode()
    assert "入库手续与库存数量有出入" in form
    begin_again(house, case)
    assert alleged(case) == []
    ren = house.actor("ren")
    assert officers.holders(house, case, "W") == {"qian", "ren", "recovery"}
    assert papers.open_papers(case, opener_of(ren), ["allegation", "finding"]) == []
    with pytest.raises(NotLawful, match="allegation"):
        reporting.submit_report(case, ren, steps.REPORT)
    allegation = steps.alleged(house, case, name="ren")
    assert allegation.number == 1
    steps.allegations.find(case, ren, allegation, Outcome.INCONCLUSIVE, "单据不全。")
    reporting.submit_report(case, ren, steps.REPORT)
    approve(case, house.actor("ding"), steps.four())
    assert case.outcome == Outcome.INCONCLUSIVE
    assert list(rebuild.check()) == []
    assert verify(ledger_key()).first_bad_index is None


def test_a_report_that_nobody_can_read_any_more_is_investigated_anew(house: houses.House) -> None:
    case = steps.reported(house)
    exclude(case, house.actor("an"), only(house, "lin", "ma"), "近亲属。")
    assert offered(house, case, "an") == []
    exclude(case, house.actor("an"), only(house, "ding", "e"), "近亲属。")
    assert offered(house, case, "an") == ["recall"]
    recall(case, house.actor("an"))
    assert "reviewer" not in officers.seats(house, case)
    begin_again(house, case)
    assert list(rebuild.check()) == []
