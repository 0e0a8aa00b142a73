"""Notices announced by mail: asked for and proved, silent about everything, in working hours, and never to the excluded (6.1.1a)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from dengwen.clerk import staffmail
from dengwen.desk import notices
from dengwen.desk.models import Notice
from dengwen.desk.notices import NoticeKind, tell
from dengwen.docket.models import Seat
from dengwen.outbox import sending, staff
from dengwen.outbox.letter import letter_of
from dengwen.outbox.models import Mail, MailKind, MailState, Recipient
from dengwen.outbox.queue import PURPOSE
from dengwen.people.circle import Concerned
from dengwen.people.models import OrganisationVersion, Staff
from dengwen.vault import session
from dengwen.vault.transit import open_transit
from tests import house as houses
from tests.desk_pages import enter
from tests.house import House
from tests.servers import certificates, smtp

pytestmark = pytest.mark.django_db
ADDRESS = "an.ruosu@post.example"
MONDAY_TEN = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)  # in Shanghai
PAGE = "/desk/account/mails/"


@pytest.fixture(autouse=True)
def _mailing(settings: Any) -> None:
    settings.SMTP_HOST, settings.MAIL_FROM = "127.0.0.1", "house@reports.example"


@pytest.fixture
def house() -> Iterator[House]:
    with time_machine.travel(MONDAY_TEN, tick=False), session.in_process():
        yield houses.build()


def asked_for(house: House, name: str = "an", address: str = ADDRESS, at: datetime = MONDAY_TEN) -> None:
    staff.ask(house.uid(name), address, "zh-hans", at)
    assert staff.confirm(house.uid(name), code_in(Mail.objects.latest("pk")), at)
    Mail.objects.all().delete()


def code_in(mail: Mail) -> str:
    return str(open_transit(PURPOSE, mail.uid, mail.sealed)["link"])


def told(house: House, occasion: str, kind: NoticeKind = NoticeKind.MISSING, name: str = "an") -> None:
    tell([house.uid(name)], kind, occasion)


def due() -> datetime:
    found = Mail.objects.get(kind=MailKind.STAFF_NOTICE, state=MailState.WAITING).next_try_at
    assert found
    return found


def went(at: datetime) -> None:
    Mail.objects.filter(state=MailState.WAITING).update(state=MailState.SENT, sealed=b"", next_try_at=None)
    staffmail.announce(at)


def test_off_until_an_address_was_proved(house: House) -> None:
    told(house, "one")
    assert staffmail.announce(MONDAY_TEN) == 0
    staff.ask(house.uid("an"), ADDRESS, "zh-hans", MONDAY_TEN)
    assert staffmail.announce(MONDAY_TEN) == 0
    assert list(Mail.objects.values_list("kind", flat=True)) == [MailKind.STAFF_CODE]
    code = code_in(Mail.objects.get())
    assert not staff.confirm(house.uid("bai"), code, MONDAY_TEN)
    assert not staff.confirm(house.uid("an"), code, MONDAY_TEN + timedelta(hours=25))
    assert staff.confirm(house.uid("an"), code, MONDAY_TEN)
    assert not staff.confirm(house.uid("an"), code, MONDAY_TEN), "it works once"
    assert staffmail.announce(MONDAY_TEN) == 1


def test_a_code_cannot_be_guessed(house: House) -> None:
    staff.ask(house.uid("an"), ADDRESS, "zh-hans", MONDAY_TEN)
    code = code_in(Mail.objects.get())
    for number in range(staff.TRIES):
        assert not staff.confirm(house.uid("an"), f"{(int(code) + 1 + number) % 10**6:06}", MONDAY_TEN)
    assert not staff.confirm(house.uid("an"), code, MONDAY_TEN)
    with pytest.raises(staff.AskedTooSoon):
        staff.ask(house.uid("an"), "other@post.example", "zh-hans", MONDAY_TEN)


@pytest.mark.clause("6.1.1a")
def test_the_mail_says_nothing(house: House, settings: Any) -> None:
    settings.PUBLIC_URL = "https://reports.example"
    asked_for(house)
    case = houses.open_matter().case
    tell([house.uid("an")], NoticeKind.OVERDUE, "one", case, "T1")
    staffmail.announce(MONDAY_TEN)
    mail = Mail.objects.get()
    letter = letter_of(mail)
    whole = f"{letter.subject}\n{letter.body}\n{letter.message().as_string()}"
    assert letter.to == [ADDRESS]
    assert (mail.case_uid, "reports.example/" in whole, case.code in whole) == (None, False, False)
    assert not any(words.zh in whole or words.en in whole for words in notices.WORDS.values())
    assert not re.search(r"\d", str(letter.body))
    assert "an.ruosu" not in str(Recipient.objects.values().get())


def test_batched_at_a_random_moment_and_one_an_hour(house: House) -> None:
    asked_for(house)
    for number in range(5):
        told(house, f"notice {number}")
        staffmail.announce(MONDAY_TEN + timedelta(minutes=number))
    first = due()
    assert MONDAY_TEN + timedelta(hours=1) <= first < MONDAY_TEN + timedelta(hours=2)
    went(first)
    assert staffmail.announce(first + timedelta(minutes=1)) == 0, "what was announced is not announced again"
    told(house, "later")
    assert staffmail.announce(first + timedelta(minutes=2)) == 1
    assert due() >= first + timedelta(hours=1)
    spread = {staffmail._moment(Recipient.objects.get(), MONDAY_TEN, urgent=False).minute for _ in range(200)}
    assert len(spread) > 5


@pytest.mark.parametrize(
    ("now", "day", "hours"),
    [
        (datetime(2026, 11, 23, 12, 0, tzinfo=UTC), 24, (9, 10)),
        (datetime(2026, 11, 27, 12, 0, tzinfo=UTC), 30, (9, 10)),
        (datetime(2026, 11, 23, 3, 30, tzinfo=UTC), 23, (13, 15)),
        (datetime(2026, 10, 1, 2, 0, tzinfo=UTC), 8, (9, 10)),
    ],
    ids=["evening", "friday night", "noon", "national holidays"],
)
def test_only_in_working_hours(house: House, now: datetime, day: int, hours: tuple[int, int]) -> None:
    with time_machine.travel(now, tick=False):
        asked_for(house, at=now)
        told(house, "one")
        for _ in range(20):
            Mail.objects.all().delete()
            Recipient.objects.update(mail_uid=None)
            staffmail.announce(now)
            at = timezone.localtime(due())
            assert at.day == day
            assert hours[0] <= at.hour <= hours[1]
            assert staffmail.WORKING.is_open(staffmail.in_force(at.date()).calendar.presumed(), at)


@pytest.mark.clause("3.3.1a")
def test_an_emergency_waits_for_no_morning(house: House) -> None:
    night = datetime(2026, 11, 27, 18, 0, tzinfo=UTC)
    with time_machine.travel(night, tick=False):
        asked_for(house, at=night)
        told(house, "one")
        staffmail.announce(night)
        assert due() > night + timedelta(days=1)
        told(house, "two", NoticeKind.EMERGENCY)
        assert staffmail.announce(night) == 1
        first = due()
        assert night <= first <= night + timedelta(minutes=10)
        assert Mail.objects.count() == 1
        went(first)
        told(house, "three", NoticeKind.EMERGENCY)
        staffmail.announce(first)
        assert due() >= first + timedelta(hours=1), "at most one an hour, whatever it is of"


@pytest.mark.clause("1.3.2")
def test_f2_the_excluded_get_nothing(house: House) -> None:
    """Told of a matter they never saw: nothing is planned. Excluded after it was planned: it is taken back."""
    asked_for(house, "an")
    barred = houses.open_matter(concerned=Concerned(people=frozenset({house.uid("an")}))).case
    tell([house.uid("an")], NoticeKind.EMERGENCY, "one", barred)
    assert staffmail.announce(MONDAY_TEN) == 0
    seen = houses.open_matter("另一件。").case
    tell([house.uid("an")], NoticeKind.SEATED, "two", seen)
    assert staffmail.announce(MONDAY_TEN) == 1
    Seat.objects.filter(case=seen, staff_uid=house.uid("an")).update(active=False)
    staffmail.announce(MONDAY_TEN + timedelta(minutes=1))
    assert not Mail.objects.exists()


def test_what_was_read_meanwhile_is_not_announced(house: House) -> None:
    asked_for(house)
    told(house, "one")
    staffmail.announce(MONDAY_TEN)
    Notice.objects.update(seen=True)
    staffmail.announce(MONDAY_TEN + timedelta(minutes=1))
    assert not Mail.objects.exists()


def test_it_ends_with_the_account(house: House) -> None:
    asked_for(house)
    told(house, "one")
    staffmail.announce(MONDAY_TEN)
    Staff.objects.filter(username="an").update(is_active=False)
    OrganisationVersion.touch()
    staffmail.announce(MONDAY_TEN + timedelta(minutes=1))
    assert (Recipient.objects.count(), Mail.objects.count()) == (0, 0)


def test_on_the_own_page(house: House) -> None:
    client = enter(house, "an")
    assert "Off</h2>" in client.get(PAGE).content.decode()
    for wrong in ("", "no address", "house@reports.example"):
        answer = client.post(PAGE, {"address": wrong})
        assert (answer.status_code, "has-error" in answer.content.decode()) == (422, True)
    assert client.post(PAGE, {"address": ADDRESS}).status_code == 302
    page = client.get(PAGE).content.decode()
    assert "Waiting for the code" in page
    assert (ADDRESS in page, "an…@post.example" in page) == (False, True)
    assert client.post(PAGE, {"code": "12"}).status_code == 422
    assert client.post(PAGE, {"code": code_in(Mail.objects.get())}).status_code == 302
    assert "Notices are announced to an…@post.example." in client.get(PAGE).content.decode()
    assert "post.example" not in enter(house, "wu").get(PAGE).content.decode()
    assert client.post(PAGE, {"stop": "1"}).status_code == 302
    assert not Recipient.objects.exists()


def test_where_no_mail_is_sent_none_is_offered(house: House, settings: Any) -> None:
    settings.SMTP_HOST = ""
    client = enter(house, "an")
    page = client.get(PAGE).content.decode()
    assert "This house sends no mails." in page
    assert 'name="address"' not in page
    assert client.post(PAGE, {"address": ADDRESS}).status_code == 422
    assert not Recipient.objects.exists()


@pytest.mark.clause("2.1a")
def test_it_goes_over_a_real_mail_server(house: House, settings: Any, tmp_path: Path) -> None:
    papers = certificates.issue(tmp_path / "authority")
    with smtp.serving(tmp_path / "arrived", papers, "none") as server:
        settings.SMTP_PORT, settings.SMTP_TLS = server.port, "none"
        asked_for(house)
        told(house, "one")
        staffmail.announce(MONDAY_TEN)
        assert sending.send_due(MONDAY_TEN) == 0
        assert sending.send_due(due()) == 1
        (came,) = server.arrived()
    assert came.recipients == [ADDRESS]
    assert came.text.startswith("您好：\n\n工作台上有新的通知。")
