"""The packet carries neither the reporter's own words nor what the reporter is called or reached by (F1, 3.2.3b)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from dengwen.docket import moment, outgoing
from dengwen.docket.acts import NotLawful
from dengwen.docket.models import Case, Telltale
from dengwen.intake import reporter, sorting, talking, waiting
from dengwen.intake.dispatching import Needed, Packet, dispatch
from dengwen.intake.given import Given, Named
from dengwen.intake.returning import return_objection
from dengwen.ledger.models import Entry
from dengwen.regulation.vocabulary import Channel, IdentityMode, Stage
from tests import house as houses
from tests.intake import officers
from tests.intake.test_pages import signed_in

pytestmark = pytest.mark.django_db

WHAT = "我在铸造车间天车上值夜班时，看到安全员把气体报警器关掉。第二天早上浇注班的人都说头晕。"
WHERE = "我值班的三号天车驾驶室正下方，我每天坐在那里"
WHEN = "上周三我替老张顶班的那个夜里，大约两点钟"
PACKET = Packet(
    title="气体报警器使用情况",
    what="有情况反映：夜间生产时，报警装置曾被人为停用，次日有人身体不适。",
    where="三号天车一带",
    when="本月上旬",
    asks="请核对报警装置的启停记录，并了解有无人员不适。",
)


def told(**more: Any) -> Given:
    given: dict[str, Any] = {
        "what": WHAT,
        "where": WHERE,
        "when": WHEN,
        "identity_mode": IdentityMode.CONFIDENTIAL,
        "name": "刘二狗",
        "contact": "138-1234-5678，liu.ergou@mail.example",
        **more,
    }
    return officers.named(**given)


def handed(house: houses.House, packet: Packet, given: Given | None = None, needed: Needed | None = None) -> Case:
    case = officers.classified(house.actor("an"), given or told())
    dispatch(case, house.actor("an"), house.units["works"].uid, packet, needed=needed)
    return case


def refused(house: houses.House, packet: Packet, given: Given | None = None, needed: Needed | None = None) -> str:
    with pytest.raises(NotLawful) as stopped:
        handed(house, packet, given, needed)
    assert Case.objects.latest("pk").stage == Stage.CLASSIFIED
    return str(stopped.value)


@pytest.mark.clause("3.2.3b")
def test_a_packet_in_other_words_goes_out_with_the_bare_name_of_the_place(house: houses.House) -> None:
    assert handed(house, PACKET).stage == Stage.DISPATCHED


@pytest.mark.clause("3.2.3b")
@pytest.mark.parametrize(
    ("place", "changed"),
    [
        ("反映事项", {"what": WHAT.partition("。")[0]}),
        ("反映事项", {"what": "经了解，" + "看到安全员把气体报警器关掉" + "属实与否待查。"}),
        ("地点", {"where": WHERE}),
        ("时间", {"when": WHEN}),
        ("时间", {"when": WHERE}),
        ("标题", {"title": "第二天早上浇注班的人都说头晕"}),
        ("需要查明的问题", {"asks": "是否 看到 安全员 把 气体 报警器 关掉？"}),
    ],
)
def test_f1_a_clause_of_the_original_is_a_copy_wherever_it_stands(
    house: houses.House, place: str, changed: Mapping[str, str]
) -> None:
    reasons = refused(house, replace(PACKET, **changed))
    assert f"“{place}”" in reasons
    assert "原话" in reasons
    assert "报警器" not in reasons


@pytest.mark.clause("3.2.3b")
@pytest.mark.parametrize(
    "changed",
    [
        {"title": "刘二狗反映的报警器问题"},
        {"what": "据刘 二 狗说，报警装置曾被停用。"},
        {"what": "刘工提到报警装置曾被停用。"},
        {"asks": "请向老刘了解情况。"},
        {"asks": "请向刘某了解情况。"},
        {"asks": "必要时拨打 13812345678。"},
        {"asks": "必要时拨打 1381234 5678 联系。"},
        {"where": "二狗所在的工位"},
        {"when": "见 LIU.ERGOU 的邮件"},
    ],
)
def test_f1_what_the_reporter_is_called_or_reached_by_never_leaves(
    house: houses.House, changed: Mapping[str, str]
) -> None:
    """The officer cannot read the identity and typed no such word at registration; no reason given lifts it."""
    given = told(subjects=())
    for needed in (None, Needed.THE_PLACE):
        reasons = refused(house, replace(PACKET, **changed), given, needed)
        assert "指向反馈人" in reasons
        assert not any(piece in reasons for piece in ("刘", "狗", "5678", "ergou"))


def test_somebody_accused_of_the_same_surname_can_still_be_named_by_office(house: houses.House) -> None:
    given = told(subjects=(Named("刘德发"),))
    assert handed(house, replace(PACKET, what="反映对象为刘主任。"), given).stage == Stage.DISPATCHED
    assert "指向反馈人" in refused(house, replace(PACKET, what="反映人为刘工。"), given)


def test_a_place_that_cannot_be_said_otherwise_goes_out_for_an_entered_reason(house: houses.House) -> None:
    spot = "三号天车驾驶室正下方检修平台"
    given, packet = told(where=f"{spot}，我每天坐在那里"), replace(PACKET, where=spot)
    assert "“地点”" in refused(house, packet, given)
    case = handed(house, packet, given, Needed.THE_PLACE)
    entry = Entry.objects.get(case_uid=case.uid, act="dispatch")
    assert entry.body["facts"]["as_told"] == "the_place"
    assert spot not in str(entry.body)
    plain = handed(house, PACKET)
    assert "as_told" not in Entry.objects.get(case_uid=plain.uid, act="dispatch").body["facts"]


@pytest.mark.parametrize(
    "changed",
    [{"where": WHERE}, {"when": WHEN}, {"where": WHAT[14:]}, {"what": WHAT}, {"where": "刘二狗的三号天车驾驶室正下方"}],
)
def test_a_reason_lifts_nothing_but_the_bare_name_of_a_place_or_a_time(
    house: houses.House, changed: Mapping[str, str]
) -> None:
    assert refused(house, replace(PACKET, **changed), needed=Needed.THE_PLACE)


def test_the_form_prefills_neither_place_nor_time_and_shows_both_as_told(house: houses.House) -> None:
    case = officers.classified(house.actor("an"), told())
    client, address = signed_in(house, "an"), reverse("desk:act", args=[case.code, "dispatch"])
    page = client.get(address)
    form = page.context["form"]
    assert [form[name].value() for name in ("where", "when")] == [None, None]
    assert WHERE in page.content.decode()
    assert WHEN in page.content.decode()
    assert "as_told" not in form.fields
    typed = {"unit": house.units["works"].uid, "title": "t", "what": "w", "asks": "a", "where": WHERE, "when": WHEN}
    again = client.post(address, typed)
    assert again.status_code == 409
    assert again.context["form"]["where"].value() == WHERE
    assert "as_told" in again.context["form"].fields


def test_a_second_packet_begins_with_what_the_officer_wrote_in_the_first(house: houses.House) -> None:
    case = handed(house, PACKET)
    return_objection(case, house.actor("qian"), "不归本部门管。")
    form = signed_in(house, "an").get(reverse("desk:act", args=[case.code, "dispatch"])).context["form"]
    assert form["where"].value() == PACKET.where


def test_a_message_that_the_unit_reads_along_is_checked_and_one_before_is_not(house: houses.House) -> None:
    case = officers.classified(house.actor("an"), told())
    talking.message_reporter(case, house.actor("an"), "刘先生，您好。")
    dispatch(case, house.actor("an"), house.units["works"].uid, PACKET)
    for text in ("刘先生，您好。", "您说" + WHAT[:25]):
        with pytest.raises(NotLawful):
            talking.message_reporter(case, house.actor("an"), text)
    later = "补充一下，当晚的启停记录应当还留在中控室的电脑里。"
    reporter.write(case, later)
    talking.message_reporter(case, house.actor("an"), f"您提到“{later}”，已请部门调取。")
    with pytest.raises(NotLawful):
        talking.message_reporter(case, house.actor("qian"), "老刘，请再说说当晚的情况。")


def test_marks_say_nothing_by_themselves_and_cannot_be_compared(house: houses.House) -> None:
    first, second = officers.received(told())[0], officers.received(told())[0]
    marks = [bytes(Telltale.objects.get(uid=case.uid).marks) for case in (first, second)]
    pieces = [{each[at : at + 6] for at in range(0, len(each), 6)} for each in marks]
    assert {len(each) % 48 for each in pieces} == {0}
    assert pieces[0].isdisjoint(pieces[1])
    assert "刘".encode() not in b"".join(marks)
    officers.received(officers.named(identity_mode=IdentityMode.ANONYMOUS))
    assert Telltale.objects.count() == 2


def test_marks_of_what_joined_a_matter_count_in_it(house: houses.House) -> None:
    case = officers.classified(house.actor("an"), told(name="", contact="", identity_mode=IdentityMode.ANONYMOUS))
    arrival = waiting.Arrival(
        Channel.MAILBOX,
        "proof",
        {"text": "补充材料"},
        moment.today(),
        {"name": "陈阿水", "contact": "chen_as@mail.example"},
    )
    held = waiting.keep(arrival)
    texts = {"T": "陈阿水寄来的材料"}
    assert outgoing.reasons_against(case, house.actor("an"), texts) == []
    sorting.join(held, case, house.actor("an"))
    assert len(outgoing.reasons_against(case, house.actor("an"), texts)) == 1
    assert UUID(str(Telltale.objects.get().case_uid)) == case.uid
