"""The desk of what waits, through its pages: who sees what, and the three things that can become of an arrival (3.2.1a)."""

from __future__ import annotations

import pytest
from django.urls import reverse

from dengwen.docket.models import Case
from dengwen.intake.models import Waiting, WaitingState
from dengwen.intake.waiting import Arrival, keep
from dengwen.regulation.vocabulary import Channel, SetAside, Stage
from tests.desk_pages import enter
from tests.house import House
from tests.intake.officers import received

pytestmark = pytest.mark.django_db
TEXT = "仓库的灭火器过期了，没有人管。"
INBOX = "/desk/inbox/"


@pytest.fixture
def waiting(house: House) -> Waiting:
    return keep(Arrival(Channel.SOCIAL, "message 7", {"text": TEXT}))


def address(waiting: Waiting) -> str:
    return reverse("intake:arrival", args=[waiting.uid])


@pytest.mark.clause("3.1a")
def test_all_that_waits_stands_on_one_page_for_those_who_sort(house: House, waiting: Waiting) -> None:
    case, _ = received()
    page = enter(house, "an").get(INBOX).content.decode()
    assert address(waiting) in page
    assert case.code in page
    assert TEXT not in page
    assert enter(house, "lin").get(INBOX).status_code == 403
    assert enter(house, "lin").get(address(waiting)).status_code == 403


def test_whoever_holds_no_key_meets_what_an_unknown_arrival_meets(house: House) -> None:
    named = keep(Arrival(Channel.SOCIAL, "message 8", {"text": "白景行收了礼。"}))
    client = enter(house, "bai")
    assert address(named) not in client.get(INBOX).content.decode()
    assert client.get(address(named)).status_code == 404
    assert client.get(reverse("intake:arrival", args=["00000000-0000-4000-8000-000000000000"])).status_code == 404


def test_it_becomes_a_matter_and_what_was_typed_stays_when_something_is_missing(house: House, waiting: Waiting) -> None:
    client = enter(house, "an")
    typed = {"deed": "take_up", "matter_type": "complaint", "what": TEXT, "where": "三号仓库"}
    refused = client.post(address(waiting), typed)
    assert refused.status_code == 422
    assert "三号仓库" in refused.content.decode()
    done = client.post(address(waiting), typed | {"category": "safety"})
    case = Case.objects.get(uid=waiting.uid)
    assert done.headers["Location"] == reverse("desk:case", args=[case.code])
    assert (case.stage, case.channel) == (Stage.RECEIVED, Channel.SOCIAL)
    assert TEXT in client.get(done.headers["Location"]).content.decode()


def test_it_is_joined_only_to_a_matter_that_one_handles(house: House, waiting: Waiting) -> None:
    case, _ = received()
    client = enter(house, "an")
    unknown = client.post(address(waiting), {"deed": "join", "code": "ZZZZ-ZZZZ-ZZ"})
    assert unknown.status_code == 422
    client.post(address(waiting), {"deed": "join", "code": case.code.lower()})
    assert Waiting.objects.get().state == WaitingState.JOINED
    assert TEXT in client.get(reverse("desk:case", args=[case.code])).content.decode()


@pytest.mark.clause("3.2.2b")
def test_it_is_set_aside_only_with_a_reason_and_words(house: House, waiting: Waiting) -> None:
    client = enter(house, "an")
    assert client.post(address(waiting), {"deed": "set_aside", "reason": "spam"}).status_code == 422
    assert client.post(address(waiting), {"deed": "burn"}).status_code == 404
    client.post(address(waiting), {"deed": "set_aside", "reason": "spam", "words": "群发广告"})
    assert Waiting.objects.get().reason == SetAside.SPAM
    page = client.get(address(waiting))
    assert "take_up" in page.content.decode()
    again = client.post(
        address(waiting), {"deed": "take_up", "matter_type": "inquiry", "category": "other", "what": TEXT}
    )
    assert again.status_code == 302
    late = client.post(address(waiting), {"deed": "set_aside", "reason": "spam", "words": "晚了"})
    assert late.status_code == 409
