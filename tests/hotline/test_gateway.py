"""The gateway: what is signed is believed once, whatever comes in whatever order; the contract and the code agree (2.2a, F6)."""

from __future__ import annotations

import itertools
import json
import re
import secrets
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import resolve

from dengwen.channels.hotline import calls, gateway, lines, provers, rounds
from dengwen.channels.hotline.models import Call, Callback, CallState, Line, Nonce
from dengwen.docket import moment
from dengwen.intake import proving
from dengwen.intake.models import Waiting
from dengwen.oversight import probing
from dengwen.policy import numbers
from dengwen.policy.models import PolicyVersion
from dengwen.regulation.vocabulary import Channel
from dengwen.vault.models import SealedFile
from tests.desk_pages import enter
from tests.hotline.exchange import NUMBER, Exchange, wav
from tests.hotline.typing import registered
from tests.house import House

pytestmark = pytest.mark.django_db


def event(kind: str = "ringing", **more: Any) -> bytes:
    return json.dumps({"event": kind, "call": secrets.token_hex(4), **more}).encode()


def test_only_what_is_signed_fresh_and_new_is_believed(exchange: Exchange) -> None:
    body, path = event(), exchange.path()
    good = exchange.headers(path, body)
    assert exchange.send(body, good).status_code == 204
    assert exchange.send(body, good).status_code == 409
    stale = {"X-Dengwen-Time": str(int(moment.now().timestamp()) - 400)}
    ahead = {"X-Dengwen-Time": str(int(moment.now().timestamp()) + 400)}
    for other in (
        stale,
        ahead,
        {"X-Dengwen-Time": "now"},
        {"X-Dengwen-Nonce": "short"},
        {"X-Dengwen-Digest": "0" * 63},
    ):
        assert exchange.send(body, exchange.headers(path, body, **other)).status_code == 401
    for name in good:
        assert exchange.send(body, {each: value for each, value in good.items() if each != name}).status_code == 401
    assert exchange.send(event(), exchange.headers(path, body)).status_code == 401
    assert exchange.send(body, exchange.headers("/in/hotline/", body)).status_code == 401
    assert Exchange(exchange.line, b"another key").tell("ringing") == 401
    assert Call.objects.count() == 1


def test_an_unknown_and_a_closed_line_answer_like_a_wrong_signature(exchange: Exchange) -> None:
    stranger = Exchange(lines.opened("分机")[0].uid, exchange.key)
    unknown = Exchange(calls.Call(mark="").uid, exchange.key)
    told = [exchange.send(event(), {}).content, stranger.send(event(), stranger.headers(stranger.path(), b"")).content]
    told.append(unknown.send(event(), unknown.headers(unknown.path(), b"")).content)
    lines.closed(Line.objects.get(uid=exchange.line))
    assert exchange.tell("ringing") == 401
    assert len(set(told)) == 1


UNKNOWN = (
    b"",
    b"[]",
    b"{",
    b"[" * 4000,
    b'{"event": "ringing"}',
    b"\xff\xfe",
    event("dances"),
    event(call=""),
    event(call="x" * 201),
)
OUT_OF_RANGE = (event(number="<script>"), event(number=1), event(seconds=-1), event(seconds=True), event(seconds=10**9))


@pytest.mark.parametrize("body", [*UNKNOWN, *OUT_OF_RANGE], ids=itertools.count())
def test_what_the_contract_does_not_know_is_refused_and_changes_nothing(exchange: Exchange, body: bytes) -> None:
    assert exchange.send(body, exchange.headers(exchange.path(), body)).status_code == 400
    assert not Call.objects.exists()


@pytest.mark.clause("2.2b")
def test_in_every_order_a_missed_call_is_owed_once_and_an_answered_one_is_not(house: House, exchange: Exchange) -> None:
    for number, order in enumerate(itertools.permutations(("ringing", "missed", "ended"))):
        for kind in (*order, *order):
            assert exchange.tell(kind, f"m{number}", number=NUMBER, seconds=12) == 204
    assert (Callback.objects.count(), Call.objects.filter(state=CallState.MISSED).count()) == (6, 6)
    for kind in ("ringing", "answered", "missed", "ended"):
        exchange.tell(kind, "answered", seconds=40)
    assert Call.objects.get(seconds=40).state == CallState.RINGING
    assert Callback.objects.count() == 6
    later = moment.now() + rounds.FORGOTTEN_AFTER * 2
    with moment.standing_at(later):
        assert rounds.tidy(later) >= 1
    assert Callback.objects.count() == 7
    assert not Nonce.objects.exists()


@pytest.mark.clause("1.1a")
def test_f6_what_was_talked_is_proven_and_what_was_not_written_down_is_named(house: House, exchange: Exchange) -> None:
    operator, day = enter(house, "yue"), moment.today()
    for name, seconds in (("short", 5), ("long", 90), ("written", 60)):
        exchange.rings(name)
        exchange.tell("answered", name)
        exchange.tell("ended", name, seconds=seconds)
    written = Call.objects.get(seconds=60)
    operator.post(f"/desk/hotline/call/{written.uid}/take/")
    registered(operator, written.uid)
    exchange.record(wav(), "message")
    named = list(proving.missing("hotline", day, day))
    assert [piece.mark for piece in named] == [f"call {Call.objects.get(seconds=90).mark[:8]}"]
    assert len(list(proving.PROVERS["hotline"](day, day))) == 3


def test_f6_a_call_in_hand_waits_for_its_minutes_and_is_missing_when_nobody_wrote_any(
    house: House, exchange: Exchange
) -> None:
    call, day = exchange.rings(), moment.today()
    exchange.tell("answered")
    enter(house, "yue").post(f"/desk/hotline/call/{call.uid}/take/")
    exchange.tell("ended", seconds=90)
    assert len(list(proving.PROVERS["hotline"](day, day))) == 1
    assert list(proving.held_against("hotline", day, day)) == []
    with moment.standing_at(moment.now() + timedelta(days=2)):
        assert [piece.on for piece in proving.missing("hotline", day, day)] == [day]


@pytest.mark.clause("1.1a")
def test_a_trial_goes_the_whole_way_and_leaves_nothing_to_do(exchange: Exchange) -> None:
    (found,) = probing.PROBES["hotline"](moment.now())
    assert (found.channel, found.place, found.ok) == (Channel.HOTLINE, "总机", True)
    assert Call.objects.get().state == CallState.TEST
    assert not list(provers.pieces(moment.today(), moment.today()))


@pytest.mark.clause("2.2b")
def test_a_message_uploaded_for_a_call_nobody_took_waits_and_is_owed_a_call(house: House, exchange: Exchange) -> None:
    exchange.rings()
    exchange.tell("missed")
    assert exchange.record(wav()) == 204
    assert (Waiting.objects.count(), Callback.objects.count(), SealedFile.objects.count()) == (1, 1, 1)
    assert Callback.objects.get().waiting_uid == Waiting.objects.get().uid


def test_a_recording_that_is_not_what_was_signed_leaves_nothing(exchange: Exchange) -> None:
    headers = exchange.headers(exchange.path("recordings"), wav(), **{"X-Dengwen-Call": "1"})
    assert exchange.send(wav(800), headers, "recordings").status_code == 401
    assert exchange.record(b"MZ not sound") == 400
    assert exchange.record(b"") == 400
    assert not SealedFile.objects.exists()
    assert not Call.objects.exists()


def test_the_contract_and_the_code_agree(exchange: Exchange, client: Client) -> None:
    contract = client.get("/in/hotline/openapi.json").json()
    paths = contract["paths"]
    assert {resolve(path.replace("{line_uid}", str(exchange.line))).url_name for path in paths} == {
        "events",
        "recordings",
    }
    for path, told in paths.items():
        names = {each["name"] for each in told["post"]["parameters"] if each["in"] == "header"}
        assert names == set(exchange.headers(path, b"")) | ({"X-Dengwen-Call"} if "recordings" in path else set())
        patterns = {each["name"]: each["schema"].get("pattern", "") for each in told["post"]["parameters"]}
        for name, value in exchange.headers(path, b"").items():
            assert re.search(patterns[name], value)
    known = contract["components"]["schemas"]["Event"]["properties"]["event"]["enum"]
    assert [exchange.tell(kind, kind) for kind in known] == [204] * len(known)
    declared = {int(status) for status in paths["/in/hotline/{line_uid}/events/"]["post"]["responses"]}
    verdicts = (value for value in vars(gateway).values() if isinstance(value, gateway.Verdict))
    assert {each.status for each in verdicts} == declared
    huge = event(number="0" * gateway.LARGEST_EVENT)
    assert exchange.send(huge, exchange.headers(exchange.path(), huge)).status_code == 413


@pytest.mark.clause("2.2a")
def test_no_line_is_opened_before_number_and_hours_are_known(house: House) -> None:
    PolicyVersion.objects.filter(version=1).update(blanks={"P1": "drum@example.org"})
    numbers.forget()
    with pytest.raises(lines.NotReady):
        lines.opened("总机")
    assert not Line.objects.exists()
