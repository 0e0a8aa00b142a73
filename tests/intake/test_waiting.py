"""What arrives and is no matter by itself: sealed, visible only by key, taken up, joined or set aside (3.1a, F2, F6)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.http import Http404

from dengwen.docket import moment, rebuild
from dengwen.docket.acts import NotLawful, ledger_key
from dengwen.docket.barring import is_barred
from dengwen.docket.models import Clock, Paper
from dengwen.docket.reads import entries
from dengwen.intake import sorting
from dengwen.intake.attachments import Kept, kept_bytes, of_bytes
from dengwen.intake.given import Given, Named
from dengwen.intake.models import Submission, SubmissionStatus, Waiting, WaitingState
from dengwen.intake.submissions import NotReceivedYet, receive
from dengwen.intake.waiting import Arrival, keep
from dengwen.ledger.verify import verify
from dengwen.regulation.vocabulary import Category, Channel, MatterType, SetAside
from dengwen.vault import receipts
from dengwen.vault.compartments import grantees
from tests.house import House
from tests.intake.officers import received

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


def arrived(text: str = "工程部的验收单有问题。", **more: object) -> Waiting:
    content = {"text": text}
    return keep(Arrival(Channel.SOCIAL, more.pop("evidence", "msg-1"), content, **more))  # type: ignore[arg-type]


def proven() -> bool:
    return list(rebuild.check()) == [] and verify(ledger_key()).first_bad_index is None


@pytest.mark.clause("3.1a")
def test_the_same_thing_twice_waits_once_and_only_key_holders_see_it(house: House) -> None:
    waiting = arrived()
    assert arrived() == waiting
    assert list(sorting.visible_to(house.actor("an"))) == [waiting]
    assert list(sorting.visible_to(house.actor("lin"))) == []
    with pytest.raises(Http404):
        sorting.seen_or_404(house.actor("he"), waiting.uid)
    assert sorting.opened(house.actor("an"), [waiting])[0].content["text"] == "工程部的验收单有问题。"
    assert proven()


@pytest.mark.clause("1.3.2")
def test_f2_whoever_the_text_names_never_holds_a_key(house: House) -> None:
    waiting = arrived("受理的白景行总是拖延。")
    assert house.uid("bai") not in grantees(waiting.uid)
    assert house.uid("an") in grantees(waiting.uid)


def test_taken_up_it_is_a_matter_from_the_day_of_receipt_with_all_its_papers(house: House) -> None:
    day = moment.today() - timedelta(days=3)
    scan = Kept("scan", kept_bytes(b"handwriting", "sheet.bin"))
    waiting = arrived(
        received_on=day, files=[of_bytes("表".encode(), "表.txt")], kept=[scan], identity={"name": "某人"}
    )
    given = Given(MatterType.REPORT, Category.OTHER, "转述", channel=Channel.SOCIAL, subjects=(Named("孙望舒"),))
    code = receipts.new_code()
    case = sorting.take_up(waiting, house.actor("an"), given, code)
    assert (case.uid, case.received_on) == (waiting.uid, day)
    assert Clock.objects.get(case=case, term="T1").opened_on == day
    kinds = sorted(Paper.objects.filter(case=case).values_list("kind", flat=True))
    assert kinds == ["arrival", "file", "identity", "scan", "submission"]
    assert is_barred(case.uid, case.barred, house.uid("qian"))
    assert [entry.act for entry in entries(case)] == ["receive"]
    with pytest.raises(NotLawful):
        sorting.set_aside(waiting, house.actor("an"), SetAside.SPAM)
    assert proven()


def test_joined_it_counts_as_received_and_is_read_there(house: House) -> None:
    waiting, (case, _) = arrived(), received()
    sorting.join(waiting, case, house.actor("an"))
    assert Submission.objects.get(case=case, channel=Channel.SOCIAL).status == SubmissionStatus.LINKED
    assert Waiting.objects.get().state == WaitingState.JOINED
    assert proven()


def test_set_aside_with_a_reason_it_can_still_be_taken_up(house: House) -> None:
    waiting, officer = arrived(), house.actor("an")
    sorting.set_aside(waiting, officer, SetAside.SPAM, "广告")
    assert (Waiting.objects.get().state, Waiting.objects.get().reason) == (WaitingState.SET_ASIDE, SetAside.SPAM)
    sorting.take_up(waiting, officer, Given(MatterType.INQUIRY, Category.OTHER, "询问"), receipts.new_code())
    assert proven()


@pytest.mark.clause("3.2.1a")
def test_f8_typed_in_late_the_clock_still_starts_at_the_channels_day(house: House) -> None:
    day = moment.today() - timedelta(days=9)
    case = receive(Given(MatterType.COMPLAINT, Category.OTHER, "来访"), receipts.new_code(), received_on=day)
    assert {clock.opened_on for clock in Clock.objects.filter(case=case)} == {day}
    with pytest.raises(NotReceivedYet):
        receive(
            Given(MatterType.COMPLAINT, Category.OTHER, "x"),
            receipts.new_code(),
            received_on=moment.today() + timedelta(days=1),
        )
    assert proven()
