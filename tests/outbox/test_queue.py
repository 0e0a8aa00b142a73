"""Posting: in the caller's transaction, through one gate, with nothing readable left behind."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from dengwen.outbox import sent, subscriptions, threads
from dengwen.outbox.addresses import is_nobodys, sendable, typed_in
from dengwen.outbox.models import Mail, MailKind, Subscription
from dengwen.outbox.queue import PURPOSE, at_random_in, may_answer, next_hour, post
from dengwen.vault.transit import open_transit

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
ADDRESS = "zhao.qianli@post.example"


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


def content(mail: Mail) -> dict[str, object]:
    return open_transit(PURPOSE, mail.uid, mail.sealed)


@pytest.mark.clause("2.1a")
def test_one_automatic_answer_an_address_and_day() -> None:
    day = NOON.date()
    assert may_answer(ADDRESS, day)
    assert post(MailKind.RECEIVED, ADDRESS, "zh-hans")
    for written in (ADDRESS, ADDRESS.upper(), "zhao.qianli+loop7@post.example"):
        assert not may_answer(written, day)
        assert not post(MailKind.RECEIVED, written, "en")
    assert Mail.objects.count() == 1
    assert may_answer(ADDRESS, day + timedelta(days=1))
    assert post(MailKind.RECEIVED, ADDRESS, "zh-hans", at=NOON + timedelta(days=1))


@pytest.mark.parametrize(
    "address",
    [
        "house@reports.example",
        "House+x@Reports.example",
        "answers@reports.example",
        "MAILER-DAEMON@mx.example",
        "noreply@shop.example",
        "no-reply+7@shop.example",
        "bounces-123@list.example",
        "a@b.example\r\nBcc: c@d.example",
        "a b@c.example",
        "",
        "x" * 250 + "@a.example",
        "王@例子.example",
    ],
)
def test_never_answered(address: str) -> None:
    assert not may_answer(address, NOON.date())
    assert not post(MailKind.RECEIVED, address, "zh-hans")
    assert Mail.objects.count() == 0


def test_people_whose_names_look_like_machines_are_answered() -> None:
    assert not any(
        map(is_nobodys, ["nora@x.example", "bouncer@x.example", "norepl@x.example", "postmasterly@x.example"])
    )


def test_without_a_mail_server_nothing_is_kept(mailing: Any) -> None:
    mailing.SMTP_HOST = ""
    assert not may_answer(ADDRESS, NOON.date())
    assert not any(post(kind, ADDRESS, "en") for kind in MailKind)
    assert Mail.objects.count() == 0


def test_what_is_rolled_back_is_never_sent() -> None:
    def breaks() -> None:
        post(MailKind.RECEIVED, ADDRESS, "zh-hans", case_uid=uuid4())
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        breaks()
    assert Mail.objects.count() == 0
    assert may_answer(ADDRESS, NOON.date())


def test_news_go_once_an_hour_at_a_random_moment_of_the_next() -> None:
    case_uid = uuid4()
    assert post(MailKind.NEWS, ADDRESS, "en", case_uid=case_uid)
    assert not post(MailKind.NEWS, ADDRESS, "en", case_uid=case_uid)
    mail = Mail.objects.get()
    assert mail.next_try_at
    assert NOON + timedelta(hours=1) <= mail.next_try_at < NOON + timedelta(hours=2)
    assert mail.case_uid == case_uid
    assert post(MailKind.NEWS, ADDRESS, "en", case_uid=case_uid, at=NOON + timedelta(hours=1))


def test_one_mail_for_two_matters_leads_answers_to_neither() -> None:
    post(MailKind.NEWS, ADDRESS, "en", case_uid=uuid4())
    assert not post(MailKind.NEWS, ADDRESS, "en", case_uid=uuid4())
    assert Mail.objects.get().case_uid is None


@given(st.integers(0, 400 * 86_400))
@settings(max_examples=300, deadline=None)
def test_the_moment_of_sending_depends_on_the_hour_alone(seconds: int) -> None:
    """Two acts of one hour have the same range of moments, wholly after both."""
    acted = NOON + timedelta(seconds=seconds)
    hour = next_hour(acted)
    assert hour == next_hour(acted.replace(minute=0, second=0)) == next_hour(acted.replace(minute=59, second=59))
    assert acted < hour <= at_random_in(hour) < hour + timedelta(hours=1)


def test_moments_fill_the_hour_evenly() -> None:
    hour = next_hour(NOON)
    quarters = [0] * 4
    for _ in range(4000):
        quarters[(at_random_in(hour) - hour).seconds // 900] += 1
    assert all(850 < each < 1150 for each in quarters)


def test_a_mail_finds_its_matter_again_by_message_id_and_by_token() -> None:
    case_uid = uuid4()
    post(MailKind.RECEIVED, ADDRESS, "zh-hans", case_uid=case_uid)
    message_id = str(content(Mail.objects.get())["message_id"])
    assert message_id.endswith("@reports.example>")
    assert sent.matter_of(message_id) == sent.matter_of(f" {message_id.strip('<>')} ") == case_uid
    assert sent.matter_of("<somebody@else.example>") is None
    token = threads.token_for(case_uid)
    assert token == threads.token_for(case_uid)
    assert threads.matter_of(token) == threads.matter_of(token.upper()) == case_uid
    assert threads.matter_of(threads.token_for(uuid4())) != case_uid
    assert threads.matter_of("a" * threads.LENGTH) is None
    assert case_uid.hex[:8] not in token


def test_contacts_as_people_type_them() -> None:
    assert typed_in("手机 13800000000，邮箱：zhao.qianli@post.example。") == ADDRESS
    assert typed_in("zhao.qianli@post.example 或 zhao@other.example") == ""
    assert typed_in("微信 zhao_qianli") == ""
    assert sendable(ADDRESS)


def test_a_subscription_is_replaced_told_and_forgotten() -> None:
    case_uid, receipt_uid = uuid4(), uuid4()
    subscriptions.start(case_uid, receipt_uid, "first@post.example", "en")
    subscriptions.start(case_uid, receipt_uid, ADDRESS, "zh-hans")
    assert subscriptions.standing(receipt_uid) == (ADDRESS, False)
    assert subscriptions.tell(case_uid) == 1
    assert content(Mail.objects.get())["address"] == ADDRESS
    subscriptions.stop(receipt_uid)
    assert Subscription.objects.count() == 0
    assert subscriptions.tell(case_uid) == 0
    with pytest.raises(subscriptions.AddressNotUsable):
        subscriptions.start(case_uid, receipt_uid, "house@reports.example", "en")


def test_no_column_but_the_sealed_one_tells_an_address() -> None:
    post(MailKind.RECEIVED, ADDRESS, "zh-hans", case_uid=uuid4(), link="https://reports.example/secret")
    row = Mail.objects.values().get()
    assert b"zhao" not in bytes(row.pop("sealed"))
    assert not any("zhao" in str(value) or "secret" in str(value) for value in row.values())
