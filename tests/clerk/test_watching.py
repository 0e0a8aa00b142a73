"""The ways in are tried, recorded by month, and a dead or silent one raises an alarm (1.1a)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from dengwen.clerk import watching
from dengwen.desk.models import Notice
from dengwen.docket import moment
from dengwen.docket.models import Case
from dengwen.ledger.inserting import insert_values
from dengwen.oversight import probing, reachable
from dengwen.oversight.models import Tried
from dengwen.oversight.probing import Probe
from dengwen.regulation.vocabulary import Channel
from dengwen.vault import session
from tests import house as houses
from tests.desk_pages import enter

pytestmark = pytest.mark.django_db


def test_the_portals_own_pages_answer() -> None:
    assert [(each.place, each.ok, each.remark) for each in watching.pages_answer(moment.now())] == [
        (page, True, "") for page in watching.PAGES
    ]


@pytest.mark.clause("1.1a")
def test_a_dead_channel_raises_one_alarm_and_stands_in_the_month(monkeypatch: pytest.MonkeyPatch) -> None:
    def tries(now: datetime) -> Iterable[Probe]:
        yield Probe(Channel.MAILBOX, "a@x", "sign-in", ok=False, remark="Refused")

    def breaks(now: datetime) -> Iterable[Probe]:
        raise OSError

    monkeypatch.setattr(probing, "PROBES", {"mailbox": tries, "hotline": breaks})
    with session.in_process():
        house = houses.build()
        now = moment.now()
        for minutes in range(4):
            watching.probe(now + timedelta(minutes=minutes))
        assert Notice.objects.filter(staff_uid=house.uid("wu"), kind="channel_dead").count() == 2
        assert {row.in_a_row for row in Tried.objects.all()} == {4}
        page = enter(house, "an").get("/desk/channels/").content.decode()
        assert "failed 4 times in a row" in page
        assert "0.00 %" in page
        assert enter(house, "lin").get("/desk/channels/").status_code == 403
        assert not reachable.as_told(probing.tried(now))["ok"]


def test_a_channel_is_silent_when_that_would_be_rarer_than_once_in_a_thousand() -> None:
    today = moment.today()
    rows = [
        {"uid": uuid4(), "code": f"{day}-{no}", "matter_type": "complaint", "category": "other", "channel": channel}
        | {"identity_mode": "anonymous", "reporter_type": "unsaid", "policy_version": 1}
        | {"received_on": today - timedelta(days=day)}
        for no, channel in enumerate(("hotline", "mailbox"))
        for day in range(10 if channel == "hotline" else 3, 60)
    ]
    insert_values({Case: rows})
    assert reachable.silence(moment.now()) == [Channel.HOTLINE]
