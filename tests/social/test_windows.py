"""Numbers used once, counts a minute, and those beyond: two at the same moment, and a control that looks before it writes."""

from __future__ import annotations

import json
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
import time_machine
from django.db import connection

from dengwen.channels.social import accounts, arriving, upkeep, windows
from dengwen.channels.social.calls import Call, Refused
from dengwen.channels.social.models import Account, Heard, Nonce
from dengwen.channels.social.platforms import Platform
from dengwen.channels.social.receiving import receive
from dengwen.docket import moment
from dengwen.docket.actors import SYSTEM
from dengwen.intake.models import Waiting
from tests.house import House
from tests.races.together import at_once, meeting
from tests.social import platforms
from tests.social.platforms import Sent, a_message

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


def call_of(sent: Sent) -> Call:
    headers = {name.lower(): text for name, text in sent.headers.items()}
    return Call(sent.method, sent.query, headers, sent.media_type, sent.body)


def tried(account: Account, call: Call) -> bool:
    try:
        receive(account.address, call, "https://reports.example")
    except Refused:
        return False
    return True


def own(house: House, platform: Platform = Platform.WEBHOOK) -> Account:
    return accounts.connect(SYSTEM, platform, "own", platforms.SECRETS[platform])


def test_a_call_of_the_own_scheme_serves_once(house: House) -> None:
    account, call = own(house), platforms.webhook({"id": "1", "text": "水管漏了"})
    assert [tried(account, call_of(call)) for _ in range(3)] == [True, False, False]
    again = platforms.webhook({"id": "1", "text": "水管漏了"}, nonce=platforms.number())
    assert tried(account, call_of(again))
    assert Waiting.objects.count() == 1


def test_a_number_is_kept_longer_than_any_clock_may_be_off(house: House) -> None:
    account = own(house)
    with time_machine.travel(moment.now(), tick=False) as clock:
        ahead = str(int(moment.now().timestamp()) + 299)
        call = call_of(platforms.webhook({"id": "1", "text": "x"}, at=ahead))
        assert tried(account, call)
        for _ in range(19):
            clock.shift(timedelta(seconds=60))
            windows.sweep(moment.now())
            assert not tried(account, call)
        windows.sweep(moment.now())
    assert not Nonce.objects.exists()


def test_a_number_of_one_account_is_free_on_another(house: House) -> None:
    call = platforms.webhook({"id": "1", "text": "x"})
    assert all(tried(own(house), call_of(call)) for _ in range(2))


@pytest.mark.django_db(transaction=True)
def test_the_same_call_twice_at_one_moment_serves_once(house: House) -> None:
    account, call = own(house), call_of(platforms.webhook({"id": "1", "text": "水管漏了"}))
    assert sorted(at_once(*[partial(tried, account, call)] * 4)) == [False, False, False, True]
    assert (Nonce.objects.count(), Heard.objects.count(), Waiting.objects.count()) == (1, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_control_whoever_looks_before_writing_lets_both_in(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the unique column two calls at once both find nothing; so the test above can fail."""
    account, both_looked = own(house), meeting(2)

    def looks_first(mark: bytes, _used_for: bytes) -> bool:
        found = Nonce.objects.filter(mark=mark).exists()
        both_looked.wait()
        return not found

    monkeypatch.setattr(windows, "first_use", looks_first)
    call = call_of(platforms.webhook({"id": "1", "text": "水管漏了"}))
    assert at_once(*[partial(tried, account, call)] * 2) == [True, True]
    assert Waiting.objects.count() == 1, "the evidence still makes one of them"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("platform", [Platform.WECOM, Platform.DINGTALK])
def test_a_platform_that_calls_twice_at_one_moment_is_answered_twice_and_heard_once(
    house: House, platform: Platform
) -> None:
    account, call = own(house, platform), call_of(a_message(platform, "水管漏了"))
    assert at_once(*[partial(tried, account, call)] * 3) == [True] * 3
    assert (Heard.objects.count(), Waiting.objects.count()) == (1, 1)


def test_too_many_calls_a_minute_are_refused_like_any_other(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "CALLS_A_MINUTE", 3)
    account, other = own(house), own(house)
    call = partial(a_message, Platform.WEBHOOK, "x")
    assert [tried(account, call_of(call())) for _ in range(5)] == [True] * 3 + [False] * 2
    assert tried(other, call_of(call()))
    with time_machine.travel(moment.now() + timedelta(seconds=61)):
        assert tried(account, call_of(call()))


@pytest.mark.clause("2.4b")
def test_f14_a_flood_from_one_sender_is_recorded_and_delays_nobody(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(windows, "AT_ONCE_A_MINUTE", 3)
    account = own(house, Platform.DINGTALK)
    for number in range(10):
        assert tried(account, call_of(platforms.robot(f"第{number}条", "flood")))
    assert tried(account, call_of(platforms.robot("另一个人", "calm")))
    assert (Heard.objects.count(), Waiting.objects.count()) == (11, 4)
    assert upkeep.go_on(moment.now()) == 7
    assert Waiting.objects.count() == 11
    assert not Heard.objects.filter(open=True).exists()


@pytest.mark.clause("3.1a")
def test_f6_what_breaks_behind_the_record_is_taken_up_later(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    account = own(house, Platform.WECOM)
    whole, broken = arriving.keep, True

    def breaking(arrival: Any) -> Waiting:
        if broken:
            raise OSError("no room on the disk")
        return whole(arrival)

    monkeypatch.setattr(arriving, "keep", breaking)
    sent = a_message(Platform.WECOM, "水管漏了")
    assert tried(account, call_of(sent))
    heard = Heard.objects.get()
    assert heard.open
    assert "水管".encode() not in heard.sealed
    assert upkeep.go_on(moment.now()) == 0
    broken = False
    assert upkeep.go_on(moment.now()) == 1
    assert (Waiting.objects.count(), Heard.objects.get().sealed) == (1, b"")
    assert tried(account, call_of(sent))
    assert Waiting.objects.count() == 1


def test_a_record_costs_few_questions(house: House) -> None:
    account = own(house, Platform.DINGTALK)
    assert tried(account, call_of(platforms.robot("first")))
    with CountQueries() as asked:
        assert tried(account, call_of(platforms.robot("second")))
    assert asked.number <= 40


class CountQueries:
    """How many statements the block sends."""

    number = 0

    def __enter__(self) -> CountQueries:
        self._stack = connection.execute_wrapper(self._count)
        self._stack.__enter__()
        return self

    def __exit__(self, *given: Any) -> None:
        self._stack.__exit__(*given)

    def _count(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.number += 1
        return execute(sql, params, many, context)


def test_json_in_any_order_is_the_same_scheme(house: House) -> None:
    """The signature is over the bytes as sent, not over what they mean."""
    account, sent = own(house), platforms.webhook({"id": "1", "text": "x"})
    turned = json.dumps(dict(reversed(json.loads(sent.body).items()))).encode()
    assert not tried(account, call_of(Sent(turned, headers=sent.headers)))
