"""A matter taken as far as a test of the investigation needs it. Must run with an unlocked keeper and `houses.build()`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from dengwen.docket.models import Case
from dengwen.intake.classifying import classify
from dengwen.intake.deciding import Answer as Admitted
from dengwen.intake.deciding import accept
from dengwen.intake.dispatching import Packet, dispatch
from dengwen.intake.registering import Fact, register
from dengwen.investigation import allegations, conflict, contact, packet, reporting, team
from dengwen.investigation.models import Allegation
from dengwen.people.circle import Concerned
from dengwen.regulation.vocabulary import Category, FieldState, MatterType, Outcome, ReturnQuestion
from dengwen.review.judging import Answer, return_report
from tests import house as houses

MONDAY = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
REPORT = {
    "basics": "三号仓库的验收。",
    "process": "查阅了台账。",
    "findings": "数量不符。",
    "recommendations": "补办验收。",
}


def day(number: int) -> datetime:
    """So many days after the first Monday of the tests, in the morning."""
    return MONDAY + timedelta(days=number)


def dispatched(house: houses.House, concerned: Concerned = houses.NOBODY) -> Case:
    """A matter whose packet lies with the purchasing unit."""
    return dispatch_matter(house, houses.open_matter(concerned=concerned).case)


def dispatch_matter(house: houses.House, case: Case) -> Case:
    officer, other = house.actor("an"), house.actor("bai")
    register(case, officer, dict.fromkeys(Fact, FieldState.GIVEN))
    accept(case, officer, Admitted.YES, Admitted.YES)
    classify(case, other, MatterType(case.matter_type), Category(case.category))
    dispatch(case, other, house.units["purchasing"].uid, Packet("验收", "入库手续与库存数量有出入", asks="是否属实"))
    return case


def assigned(house: houses.House, investigators: Sequence[str] = ("ma",), case: Case | None = None) -> Case:
    """A matter whose head opened the packet and named investigators."""
    case = case or dispatched(house)
    head = house.actor("lin")
    packet.open_packet(case, head)
    uids = [house.uid(name) for name in investigators]
    team.assign(case, head, uids, uids[0])
    return case


def begun(house: houses.House, investigators: Sequence[str] = ("ma",)) -> Case:
    """An investigation whose investigators signed and wrote to the reporter."""
    case = assigned(house, investigators)
    for name in investigators:
        conflict.declare_no_conflict(case, house.actor(name))
    contact.contact(case, house.actor(investigators[0]), "请问是哪一批?")
    return case


def alleged(house: houses.House, case: Case, text: str = "验收记录与实物不符", name: str = "ma") -> Allegation:
    allegations.allege(case, house.actor(name), text)
    return Allegation.objects.filter(case=case, dropped=False).latest("number")


def found_untrue(house: houses.House, case: Case, name: str = "ma") -> Allegation:
    allegation = alleged(house, case, name=name)
    allegations.find(case, house.actor(name), allegation, Outcome.UNSUBSTANTIATED, "台账与实物一致。")
    return allegation


def reported(house: houses.House, investigators: Sequence[str] = ("ma",)) -> Case:
    """A matter whose report was submitted."""
    case = begun(house, investigators)
    found_untrue(house, case, investigators[0])
    reporting.submit_report(case, house.actor(investigators[0]), REPORT)
    return case


def four(*failed: ReturnQuestion) -> dict[ReturnQuestion, Answer]:
    """Answers to the four questions: no to those named."""
    return {
        each: Answer(each not in failed, "理由" if each not in failed else "缺少验收单原件") for each in ReturnQuestion
    }


def returned(house: houses.House, case: Case, reviewer: str = "ding") -> None:
    return_report(case, house.actor(reviewer), four(ReturnQuestion.EVIDENCE))
