"""Written down for somebody: by intake for visitors and letters, by a manager for what was said to them (3.1a, F7, F8)."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from dengwen.desk.models import Notice
from dengwen.desk.notices import NoticeKind
from dengwen.docket import moment, rebuild
from dengwen.docket.barring import is_barred
from dengwen.docket.models import Case, Clock, Paper
from dengwen.intake.submissions import is_received
from dengwen.ledger.models import Entry
from dengwen.people.organisation import organisation
from dengwen.protection.identity import Purpose, view_identity
from dengwen.regulation.vocabulary import Channel
from dengwen.vault import receipts
from tests.desk_pages import enter
from tests.house import House

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]
PAGE = "/desk/counter/"
SAID = {
    "channel": "walk_in",
    "matter_type": "complaint",
    "category": "service",
    "what": "来访人说窗口无人值守。",
    "where": "一楼大厅",
    "identity_mode": "anonymous",
    "reporter_type": "customer",
}


def said(hours: float = 1, **more: object) -> dict[str, object]:
    at = timezone.localtime(moment.now() - timedelta(hours=hours))
    return SAID | {"said_at": at.strftime("%Y-%m-%dT%H:%M")} | more


def code_on(page: str) -> str:
    slip = page.partition('translate="no">')[2].partition("</strong>")[0]
    return slip.replace('<span class="nowrap">', "").replace("</span>", "")


@pytest.mark.clause("2.3b")
def test_a_visitor_leaves_with_a_slip_whose_code_opens_the_matter(house: House) -> None:
    page = enter(house, "an").post(PAGE, said()).content.decode()
    code = receipts.normalise(code_on(page))
    assert code is not None
    assert is_received(code)
    case = Case.objects.get()
    assert (case.channel, case.identity_mode) == (Channel.WALK_IN, "anonymous")
    first = Entry.objects.get(case_uid=case.uid)
    assert (first.act, first.actor_uid) == ("receive", house.uid("an"))
    assert list(rebuild.check()) == []


@pytest.mark.clause("3.1a")
def test_a_manager_writes_down_only_what_was_said_to_them_and_then_sees_nothing(house: House) -> None:
    client = enter(house, "lin")
    assert client.post(PAGE, said(channel="letter", subjects="潘若谷")).status_code == 200
    case = Case.objects.get()
    assert case.channel == Channel.MANAGER
    assert is_barred(case.uid, case.barred, house.uid("lin"))
    assert client.get(f"/desk/case/{case.code}/").status_code == 404
    assert not Notice.objects.filter(kind=NoticeKind.TOLD_LATE).exists()


@pytest.mark.clause("3.1a")
def test_f8_what_was_said_days_ago_counts_from_then_and_supervision_hears_of_it(house: House) -> None:
    enter(house, "lin").post(PAGE, said(hours=72))
    case = Case.objects.get()
    day = moment.today() - timedelta(days=3)
    assert case.received_on == day
    assert {clock.opened_on for clock in Clock.objects.filter(case=case)} == {day}
    told = Notice.objects.filter(kind=NoticeKind.TOLD_LATE).values_list("staff_uid", flat=True)
    assert set(told) == {house.uid("feng"), house.uid("gao")}
    assert Entry.objects.get(act="counter_file").body["facts"] == {"channel": "manager", "late": True}


def test_what_is_missing_is_named_and_what_was_typed_stays(house: House) -> None:
    client = enter(house, "an")
    for wrong in (said(hours=-5), said(category=""), said(name="某人"), said(identity_mode="named")):
        page = client.post(PAGE, wrong)
        assert page.status_code == 422
        assert "来访人说窗口无人值守。" in page.content.decode()
    assert not Case.objects.exists()
    assert enter(house, "ma").get(PAGE).status_code == 403


def hidden(page: str) -> dict[str, str]:
    """What the page carries to its next showing."""
    return dict(re.findall(r'name="(code|draft)" value="([^"]+)"', page))


def test_the_slip_names_the_house_and_draws_only_the_address(house: House) -> None:
    page = enter(house, "an").post(PAGE, said()).content.decode()
    slip = page.partition('<section class="receipt"')[2].partition("</section>")[0]
    root = next(unit for unit in organisation(moment.today()).units.values() if unit.parent_uid is None)
    assert "<svg" in slip
    assert root.name_en in slip
    assert slip.count(code_on(page).split("-")[0]) == 1


def test_files_wait_sealed_while_something_else_is_wrong(house: House) -> None:
    client = enter(house, "an")
    letter = SimpleUploadedFile("信.txt", "见附件".encode(), "text/plain")
    other = SimpleUploadedFile("误选.txt", "别的".encode(), "text/plain")
    first = client.post(PAGE, said(category="", attached=[letter, other])).content.decode()
    assert "信.txt" in first
    wrong = re.search(r'name="drop" value="([^"]+)" id="drop-2"', first)
    assert wrong is not None
    second = client.post(PAGE, said(what="", drop=wrong[1], **hidden(first))).content.decode()
    assert ("信.txt" in second, "误选.txt" in second) == (True, False)
    last = hidden(second)
    assert client.post(PAGE, said(**last)).status_code == 200
    assert sorted(Paper.objects.values_list("kind", flat=True)) == ["file", "submission"]
    gone = client.post(PAGE, said(**last))
    assert gone.status_code == 422
    assert "Please add them again" in gone.content.decode()
    assert Case.objects.count() == 1


@pytest.mark.clause("1.2a")
def test_whoever_speaks_for_another_is_kept_with_the_identity_and_files_come_along(house: House) -> None:
    letter = SimpleUploadedFile("信.txt", "见附件".encode(), "text/plain")
    paper = SimpleUploadedFile("委托书.txt", "本人委托".encode(), "text/plain")
    person = {"proxy_relation": "agent", "proxy_name": "写信人", "proxy_contact": "写信人的邻居"}
    asked = said(channel="letter", identity_mode="confidential", name="代笔人", **person, attached=letter)
    page = enter(house, "an").post(PAGE, asked)
    assert page.status_code == 422
    refused = page.content.decode()
    assert "Say whether that person knows of this and agrees." in refused
    assert all(f'value="{typed}"' in refused for typed in ("写信人", "写信人的邻居", "代笔人"))
    assert 'value="agent" selected' in refused
    asked = said(channel="letter", identity_mode="confidential", name="代笔人", **person, attached=letter)
    asked |= {"proxy_agreement": "yes", "authorisation": paper}
    letter.seek(0)
    assert enter(house, "an").post(PAGE, asked).status_code == 200
    kinds = sorted(Paper.objects.values_list("kind", flat=True))
    assert kinds == ["authorisation", "file", "identity", "submission"]
    body = view_identity(Case.objects.get(), house.actor("he"), Purpose.CONTACT)
    assert (body["name"], body["proxy"]["name"], body["proxy"]["contact"]) == ("代笔人", "写信人", "写信人的邻居")
    told = enter(house, "an").get(f"/desk/case/{Case.objects.get().code}/").content.decode()
    assert "代笔人" not in told
    assert "写信人" not in told
    assert "Agent, such as a lawyer · They know and agree · an authorisation was handed in" in told
