"""Calls that are owed: due by the working calendar, opened by one officer with an entry, ended by a matter or a reason (2.2b, 2.2e)."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from dengwen.channels.hotline import callbacks
from dengwen.channels.hotline.models import Call, Callback, CallState, Recording, RecordingState
from dengwen.docket import moment
from dengwen.docket.acts import NotLawful
from dengwen.docket.models import Case
from dengwen.intake.models import Submission, Waiting, WaitingState
from dengwen.ledger.models import Entry
from dengwen.vault.models import Sealed, SealedFile
from tests.desk_pages import enter
from tests.hotline.exchange import NUMBER, Exchange, wav
from tests.hotline.test_operators import proven
from tests.hotline.typing import registered
from tests.house import House

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("Asia/Shanghai")


def missed(exchange: Exchange, *, message: bool = False) -> Callback:
    exchange.rings()
    exchange.tell("missed")
    if message:
        assert exchange.record(wav()) == 204
    return Callback.objects.get(ended_on=None)


def taken(client: Client, callback: Callback) -> str:
    assert client.post(f"/desk/hotline/callback/{callback.uid}/take/").status_code == 302
    return f"/desk/hotline/callback/{callback.uid}/"


@pytest.mark.clause("2.2b")
def test_missed_on_a_friday_it_is_due_on_the_next_working_day(
    exchange: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    friday = datetime(2026, 9, 18, 17, 31, tzinfo=ZONE)
    monkeypatch.setattr("tests.hotline.exchange.time.time", friday.timestamp)
    with moment.standing_at(friday):
        assert missed(exchange).due_on == date(2026, 9, 20)  # a Sunday that is worked in exchange


@pytest.mark.clause("2.2e")
def test_number_and_voice_are_opened_by_whoever_took_it_each_time_an_entry(house: House, exchange: Exchange) -> None:
    callback = missed(exchange, message=True)
    officer, colleague, operator = (enter(house, name) for name in ("an", "bai", "yue"))
    page = f"/desk/hotline/callback/{callback.uid}/"
    assert NUMBER not in officer.get(page).content.decode()
    assert officer.post(f"{page}open/").status_code == 409
    taken(officer, callback)
    assert colleague.post(f"{page}take/").status_code == 302
    assert Callback.objects.get(pk=callback.pk).officer_uid == house.uid("an")
    for other, status in ((colleague, 404), (operator, 403), (enter(house, "lin"), 403)):
        assert other.get(f"{page}voice/").status_code == status
    opened = officer.post(f"{page}open/")
    assert NUMBER in opened.content.decode()
    assert "media-src 'self'" in opened.headers["Content-Security-Policy"]
    played = b"".join(officer.get(f"{page}voice/"))  # type: ignore[arg-type]
    assert played == wav()
    entries = Entry.objects.filter(act="open_callback")
    assert [(each.actor_uid, each.body["facts"]["voice"]) for each in entries] == [(house.uid("an"), True)]
    assert NUMBER not in officer.get(page).content.decode()


@pytest.mark.clause("2.2c")
def test_from_a_message_to_a_matter_and_the_recording_is_gone(
    house: House, exchange: Exchange, django_capture_on_commit_callbacks: object
) -> None:
    callback = missed(exchange, message=True)
    officer = enter(house, "an")
    taken(officer, callback)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        case = registered(officer, callback.call_uid)
    callback.refresh_from_db()
    assert (callback.reason, Waiting.objects.get().state) == ("matter", WaitingState.TAKEN_UP)
    assert case.uid == Waiting.objects.get().uid
    assert Recording.objects.get().state == RecordingState.DROPPED
    assert not SealedFile.objects.exists()
    assert not Sealed.objects.filter(record_uid=callback.uid).exists()
    assert officer.get(f"/desk/hotline/call/{callback.call_uid}/").status_code == 404
    assert Call.objects.get().state == CallState.CLOSED
    assert proven()


def test_from_a_missed_call_to_a_matter(house: House, exchange: Exchange) -> None:
    callback = missed(exchange)
    officer = enter(house, "an")
    assert officer.get(f"/desk/hotline/call/{callback.call_uid}/").status_code == 404
    taken(officer, callback)
    assert "No matter" in officer.get(f"/desk/hotline/callback/{callback.uid}/").content.decode()
    registered(officer, callback.call_uid)
    assert (Case.objects.count(), Submission.objects.count()) == (1, 1)
    assert proven()


@pytest.mark.clause("2.2e")
def test_not_reached_means_three_tries_on_two_days(house: House, exchange: Exchange) -> None:
    callback = missed(exchange)
    officer, actor = enter(house, "an"), house.actor("an")
    page = taken(officer, callback)
    assert officer.post(f"{page}try/", {"outcome": "no_answer"}).status_code == 302
    assert officer.post(f"{page}try/", {}).status_code == 422
    callback.refresh_from_db()
    callbacks.tried(callback, actor, callbacks.Outcome.BUSY)
    assert officer.post(f"{page}end/", {"reason": "not_reached"}).status_code == 409
    with moment.standing_at(moment.now() + timedelta(days=1)):
        callbacks.tried(callback, actor, callbacks.Outcome.NO_ANSWER)
    assert officer.post(f"{page}end/", {"reason": "not_reached"}).status_code == 302
    assert not callbacks.visible_to(actor).exists()
    callback.refresh_from_db()
    with pytest.raises(NotLawful):
        callbacks.opened(callback, actor)
    assert proven()


def test_ended_without_a_matter_a_message_is_set_aside_with_its_reason(house: House, exchange: Exchange) -> None:
    callback = missed(exchange, message=True)
    officer = enter(house, "an")
    page = taken(officer, callback)
    assert officer.post(f"{page}end/", {}).status_code == 422
    assert officer.post(f"{page}end/", {"reason": "wrong_number"}).status_code == 302
    assert Waiting.objects.get().state == WaitingState.SET_ASIDE
    assert Recording.objects.get().state == RecordingState.DROPPED
    assert proven()
