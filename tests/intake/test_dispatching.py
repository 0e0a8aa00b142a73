"""Dispatch: who receives what, who cannot, and what gives a reporter away (F1); returning once (F8)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from dengwen.docket import access, papers, rebuild
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful, ledger_key
from dengwen.docket.exposure import copied
from dengwen.docket.granting import opener_of
from dengwen.docket.models import Case, Clock
from dengwen.docket.moment import now, standing_at, today
from dengwen.docket.reads import worklist
from dengwen.intake import reporter, talking
from dengwen.intake.dispatching import Packet, dispatch, open_units
from dengwen.intake.given import Named
from dengwen.intake.returning import recall, return_objection
from dengwen.ledger.verify import verify
from dengwen.people.organisation import organisation
from dengwen.regulation.vocabulary import Stage
from dengwen.vault import session
from tests import house as houses
from tests.intake import officers

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> Iterator[houses.House]:
    with session.in_process():
        yield houses.build()


def says(case: Case, actor: Actor, *kinds: str) -> list[str]:
    found = papers.open_papers(case, opener_of(actor), kinds)
    return [str(each.body.get("text") or each.body.get("what")) for each in found]


@pytest.mark.clause("3.2.3b")
def test_the_unit_receives_the_packet_and_nothing_else(house: houses.House) -> None:
    works = house.units["works"].uid
    case = officers.dispatched(house.actor("an"), works)
    head = house.actor("qian")
    assert case.stage == Stage.DISPATCHED
    assert case.unit_uid == works
    assert officers.holders(house, case, "T", works) == {"qian", "an", "bai", "cai", "recovery"}
    assert officers.holders(house, case, "R") == {"an", "bai", "cai", "recovery", "reporter"}
    assert officers.holders(house, case, "I") == {"he", "ji", "kong", "recovery"}
    assert officers.seats(house, case)["head"] == {"qian"}
    assert [each.paper.kind for each in papers.open_papers(case, opener_of(head))] == ["packet"]
    assert [line.case for line in worklist(head)] == [case]
    assert list(rebuild.check()) == []
    assert verify(ledger_key()).first_bad_index is None


def test_the_dialogue_reaches_the_unit_from_then_on(house: houses.House) -> None:
    case = officers.classified(house.actor("an"))
    reporter.write(case, "转办前的补充")
    dispatch(case, house.actor("an"), house.units["works"].uid, officers.PACKET)
    reporter.write(case, "转办后的补充")
    talking.message_reporter(case, house.actor("an"), "收到，正在核对。")
    talking.note(case, house.actor("an"), "受理之间的备注")
    talking.note(case, house.actor("qian"), "部门内部的备注")
    kinds = ("reporter_message", "staff_message", "note")
    assert says(case, house.actor("qian"), *kinds) == ["转办后的补充", "收到，正在核对。", "部门内部的备注"]
    assert says(case, house.actor("bai"), "reporter_message") == ["转办前的补充", "转办后的补充"]


@pytest.mark.clause("1.3.2")
def test_f1_the_unit_of_the_accused_is_not_offered_and_is_refused_in_words(house: houses.House) -> None:
    case = officers.classified(house.actor("an"))
    assert [place.uid for place in open_units(organisation(today()), case)] == [house.units["works"].uid]
    with pytest.raises(NotLawful, match="回避"):
        dispatch(case, house.actor("an"), house.units["purchasing"].uid, officers.PACKET)
    assert case.stage == Stage.CLASSIFIED
    assert case.unit_uid is None


def test_a_unit_without_a_head_who_may_is_refused(house: houses.House) -> None:
    case = officers.classified(house.actor("an"))
    for unit in ("office", "compliance", "custody"):
        with pytest.raises(NotLawful):
            dispatch(case, house.actor("an"), house.units[unit].uid, officers.PACKET)


@pytest.mark.parametrize(
    "packet",
    [
        replace(officers.PACKET, what=officers.TEXT),
        replace(officers.PACKET, what="来信说" + officers.TEXT[5:45]),
        replace(officers.PACKET, title="邹不平反映的批号问题"),
        replace(officers.PACKET, asks="请问 邹 不平 当时是否在场"),
        replace(officers.PACKET, where="邹不平值班的仓库"),
    ],
)
def test_f1_a_packet_that_points_to_the_reporter_is_stopped(house: houses.House, packet: Packet) -> None:
    case = officers.classified(house.actor("an"))
    with pytest.raises(NotLawful) as stopped:
        dispatch(case, house.actor("an"), house.units["works"].uid, packet)
    assert "邹" not in str(stopped.value)
    assert "三号" not in str(stopped.value)
    assert case.stage == Stage.CLASSIFIED


def test_a_later_message_of_the_reporter_is_an_original_too(house: houses.House) -> None:
    case = officers.classified(house.actor("an"))
    later = "补充一点，那天在场的还有两名搬运工，他们都看见了司机把旧标签撕下来再贴上新的标签。"
    reporter.write(case, later)
    with pytest.raises(NotLawful, match="原话"):
        dispatch(case, house.actor("an"), house.units["works"].uid, replace(officers.PACKET, what=later))


def test_a_run_of_thirty_characters_is_a_copy_whatever_the_spaces() -> None:
    text = "abcdefghijklmnopqrstuvwxyz0123456789"
    assert copied(f"said: {text[:30]}", [text])
    assert copied(" ".join(text[3:33].upper()), [text])
    assert not copied(text[:29] + "!", [text])
    assert not copied("short", ["short"])


@pytest.mark.clause("1.3.3b")
def test_f8_a_unit_returns_a_matter_once(house: houses.House) -> None:
    works = house.units["works"].uid
    case = officers.dispatched(house.actor("an"), works)
    with pytest.raises(NotLawful):
        return_objection(case, house.actor("qian"), " ")
    return_objection(case, house.actor("qian"), "零件验收不归本部门管。")
    assert (case.stage, case.unit_uid) == (Stage.CLASSIFIED, None)
    assert officers.holders(house, case, "T", works) == {"an", "bai", "cai", "recovery"}
    assert "head" not in officers.seats(house, case)
    assert not access.may(house.actor("qian"), "see", case)
    assert says(case, house.actor("an"), "objection") == ["零件验收不归本部门管。"]
    dispatch(case, house.actor("an"), works, officers.PACKET)
    assert officers.holders(house, case, "T", works) == {"qian", "an", "bai", "cai", "recovery"}
    with pytest.raises(NotLawful, match="一次"):
        return_objection(case, house.actor("qian"), "还是不归本部门管。")
    assert case.stage == Stage.DISPATCHED
    assert list(rebuild.check()) == []


def test_f8_ping_pong_wins_no_time(house: houses.House) -> None:
    """Each return lets the term of dispatch run anew, but never past fifteen days after the receipt."""
    case = officers.dispatched(house.actor("an"), house.units["works"].uid)
    with standing_at(now() + timedelta(days=30)):
        return_objection(case, house.actor("qian"), "不归本部门管。")
    clock = Clock.objects.get(case=case, term="T3", settled_on=None)
    assert clock.due_on <= case.received_on + timedelta(days=25)


def test_only_a_unit_that_lost_its_head_is_relieved(house: houses.House) -> None:
    case = officers.dispatched(house.actor("an"), house.units["works"].uid)
    with pytest.raises(NotLawful, match="负责人"):
        recall(case, house.actor("an"))


@pytest.mark.clause("1.3.2")
def test_f1_nothing_of_a_report_about_a_head_reaches_the_unit(house: houses.House) -> None:
    """The subject heads purchasing: nobody of purchasing holds a key, a seat, or sees a line in a list."""
    case = officers.dispatched(house.actor("an"), house.units["works"].uid, officers.named(subjects=(Named("林采薇"),)))
    for name in ("lin", "ma", "ning", "ou", "pan"):
        reader = house.actor(name)
        assert opener_of(reader).keys(case.uid) == {}
        assert papers.open_papers(case, opener_of(reader)) == []
        assert worklist(reader) == []
        assert not access.may(reader, "see", case)
