"""The officers' pages: each act from its form, refusals beside the field, and what the page of a matter shows to whom."""

from collections.abc import Iterator
from dataclasses import asdict
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse

from dengwen.desk import worklist
from dengwen.docket.models import Case
from dengwen.intake import reporter
from dengwen.intake.given import Named
from dengwen.intake.registering import Fact
from dengwen.regulation.vocabulary import Stage, Urgency
from dengwen.vault import session
from tests import desk_pages
from tests import house as houses
from tests.intake import officers

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> Iterator[houses.House]:
    with session.in_process():
        yield houses.build()


signed_in = partial(desk_pages.enter, language="zh-hans")


def page(client: Client, case: Case) -> str:
    return client.get(reverse("desk:case", args=[case.code])).content.decode()


def act(client: Client, case: Case, name: str, /, **posted: object) -> tuple[int, str]:
    address = reverse("desk:act", args=[case.code, name])
    assert client.get(address).status_code == 200
    answer = client.post(address, posted)
    case.refresh_from_db()
    return answer.status_code, answer.content.decode()


SIX = {str(fact): "given" for fact in Fact}
PACKET = asdict(officers.PACKET)


def test_an_officer_takes_a_matter_from_receipt_to_dispatch(house: houses.House) -> None:
    case, _ = officers.received()
    client = signed_in(house, "an")
    assert officers.TEXT in page(client, case)
    assert act(client, case, "register", **{**SIX, "place": ""})[0] == 422
    assert act(client, case, "register", **SIX, telltale="邹不平\n老邹")[0] == 302
    assert "老邹" in page(client, case)
    assert act(client, case, "accept", in_scope="yes", admissible="no")[0] == 409
    assert act(client, case, "accept", in_scope="yes", admissible="unsure")[0] == 302
    assert act(client, case, "classify", matter_type="report", category="safety")[0] == 422
    assert act(client, case, "classify", matter_type="report", category="integrity")[0] == 302
    works = house.units["works"].uid
    assert act(client, case, "dispatch", unit=works, **PACKET)[0] == 302
    assert case.stage == Stage.DISPATCHED


def test_an_excluded_unit_is_neither_offered_nor_taken(house: houses.House) -> None:
    case = officers.classified(house.actor("an"))
    client, purchasing = signed_in(house, "an"), house.units["purchasing"]
    form = client.get(reverse("desk:act", args=[case.code, "dispatch"])).content.decode()
    assert str(purchasing.uid) not in form
    assert str(house.units["works"].uid) in form
    status, told = act(client, case, "dispatch", unit=purchasing.uid, **PACKET)
    assert status == 422
    assert "回避" in told
    assert case.stage == Stage.CLASSIFIED


def test_a_copied_packet_comes_back_with_everything_typed(house: houses.House) -> None:
    case = officers.classified(house.actor("an"))
    posted = {**PACKET, "what": officers.TEXT}
    status, told = act(signed_in(house, "an"), case, "dispatch", unit=house.units["works"].uid, **posted)
    assert status == 409
    assert "原话" in told
    assert officers.PACKET.asks in told


def test_a_refusal_from_its_form(house: houses.House) -> None:
    case = officers.registered(house.actor("an"))
    client = signed_in(house, "bai")
    assert act(client, case, "refuse", reason="in_court", text="短", elsewhere="法院")[0] == 422
    words = "此事已由法院受理，判决前不另行调查。"
    assert (
        act(client, case, "refuse", reason="in_court", text=words, elsewhere="受理法院；有异议可在此留言。")[0] == 302
    )
    assert case.stage == Stage.REFUSED
    assert words in page(client, case)


def test_exclusion_from_its_form_by_name_and_by_unit(house: houses.House) -> None:
    case, _ = officers.received()
    client = signed_in(house, "an")
    posted = {"why": "not_to_see", "reason": "私交。"}
    status, told = act(client, case, "exclude", people="白景行\n无此人", **posted)
    assert status == 422
    assert "无此人" in told
    assert act(client, case, "exclude", **posted)[0] == 422
    assert act(client, case, "exclude", people="白景行", units=[house.units["supervision"].uid], **posted)[0] == 302
    assert officers.seats(house, case) == {"intake": {"an", "cai"}, "custodian": {"he", "ji", "kong"}}
    shown = page(client, case)
    assert "白景行" in shown
    assert "监督小组" in shown


def test_whoever_excludes_themselves_is_led_away(house: houses.House) -> None:
    case, _ = officers.received()
    client = signed_in(house, "an")
    address = reverse("desk:act", args=[case.code, "exclude"])
    answer = client.post(address, {"people": "安若素", "why": "not_to_see", "reason": "本人牵连。"})
    assert answer.headers["Location"] == reverse("desk:worklist")
    assert client.get(reverse("desk:case", args=[case.code])).status_code == 404


def test_the_alarm_and_what_follows(house: houses.House) -> None:
    case, _ = officers.received(officers.named(subjects=(Named("外部供应商"),)))
    client = signed_in(house, "an")
    assert act(client, case, "flag_emergency", ground="danger")[0] == 302
    assert case.urgency == Urgency.EMERGENCY
    assert "危及人身安全" in page(client, case)
    assert act(client, case, "emergency_action", text="已封存样品。")[0] == 302
    assert act(client, case, "report_to_leaders", text="请决定是否停用。")[0] == 302
    assert "请决定是否停用" in page(signed_in(house, "zhou"), case)
    assert officers.TEXT not in page(signed_in(house, "zhou"), case)
    assert client.get(reverse("desk:act", args=[case.code, "downgrade_emergency"])).status_code == 403
    assert act(signed_in(house, "feng"), case, "downgrade_emergency")[0] == 302


def test_a_head_returns_a_matter_and_is_led_away(house: houses.House) -> None:
    case = officers.dispatched(house.actor("an"), house.units["works"].uid)
    client = signed_in(house, "qian")
    assert officers.TEXT not in page(client, case)
    answer = client.post(reverse("desk:act", args=[case.code, "return_objection"]), {"text": "不归本部门管。"})
    assert answer.headers["Location"] == reverse("desk:worklist")
    assert "不归本部门管。" in page(signed_in(house, "an"), case)


@pytest.mark.clause("6.1.1b")
def test_f1_no_page_shows_a_word_to_the_unit_of_the_accused(house: houses.House) -> None:
    """Every page that a member of the accused head's unit can reach, with the code in hand, is as if there were no matter."""
    given = officers.named(subjects=(Named("林采薇"),))
    case = officers.dispatched(house.actor("an"), house.units["works"].uid, given)
    reporter.write(case, "请务必保密。")
    for name in ("lin", "ma", "ning", "ou", "pan"):
        client = signed_in(house, name)
        for address in (
            reverse("desk:case", args=[case.code]),
            reverse("desk:act", args=[case.code, "note"]),
            reverse("desk:act", args=[case.code, "view_identity"]),
            reverse("protection:identity", args=[case.code]),
            reverse("desk:file", args=[case.code, case.papers.first().uid]),  # type: ignore[union-attr]
        ):
            assert client.get(address).status_code == 404
        assert worklist.counts(house.actor(name)) == worklist.Counts(0, 0, 0)
        for show in ("mine", "open", "ended"):
            listed = client.get(reverse("desk:worklist"), {"show": show}).content.decode()
            assert case.code not in listed
        assert case.code not in client.get(reverse("desk:notices")).content.decode()


def test_each_part_sees_its_own_panels_only(house: houses.House) -> None:
    case = officers.dispatched(house.actor("an"), house.units["works"].uid)
    panels = {
        name: {part for part in ("report", "six_facts", "exclusions", "identity") if f'id="{part}"' in shown}
        for name in ("an", "feng", "he", "qian")
        for shown in (page(signed_in(house, name), case),)
    }
    assert panels == {
        "an": {"report", "six_facts", "exclusions"},
        "feng": set(),
        "he": {"identity"},
        "qian": set(),
    }
