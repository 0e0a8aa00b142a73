"""A way in that is printed for everybody and watched by nobody is a failed trial, not a silence (1.1a, F6)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dengwen.channels.hotline import lines
from dengwen.channels.mailbox.models import Delivery, Mailbox
from dengwen.clerk import watching
from dengwen.docket import moment
from dengwen.oversight import probing
from dengwen.policy import numbers
from dengwen.policy.models import PolicyVersion
from dengwen.regulation.vocabulary import Channel
from dengwen.vault import session
from tests import house as houses
from tests.desk_pages import enter

pytestmark = pytest.mark.django_db
PRINTED = [(Channel.MAILBOX, "drum@example.org"), (Channel.HOTLINE, "400-000-0000")]


def lost() -> list[tuple[Channel, str]]:
    found = [each for each in probing.tried(moment.now()) if each.kind == "advertised"]
    assert all((each.ok, each.remark) == (False, probing.NOT_CONNECTED) for each in found)
    return [(each.channel, each.place) for each in found]


@pytest.mark.clause("1.1a")
def test_f6_what_is_printed_and_not_connected_fails_until_it_is() -> None:
    with session.in_process():
        house = houses.build()
        assert sorted(lost()) == sorted(PRINTED)
        assert not watching.probed()["ok"]
        page = enter(house, "an").get("/desk/channels/").content.decode()
        assert all(place in page for _, place in PRINTED)
        assert page.count("Advertised, not connected: what comes by it is lost") == 2
        told = enter(house, "an", "zh-hans").get("/desk/channels/").content.decode()
        assert "已对外公布，尚未接通" in told
        assert "网页访问" in told
        assert ">http<" not in told
        lines.opened("first")
        assert lost() == PRINTED[:1]
        Mailbox.objects.create(address="drum@example.org", host="127.0.0.1", active=True)
        assert lost() == []


def test_what_a_mail_server_hands_over_by_itself_is_connected_while_something_comes() -> None:
    with session.in_process():
        houses.build()
        delivery = Delivery.objects.create(evidence="e", received_on=moment.today() - timedelta(days=34))
        assert lost() == PRINTED[1:]
        delivery.received_on -= timedelta(days=2)
        delivery.save()
        assert sorted(lost()) == sorted(PRINTED)


def test_a_house_that_prints_nothing_fails_nothing() -> None:
    with session.in_process():
        houses.build()
        PolicyVersion.objects.update(blanks={})
        numbers.forget()
        assert lost() == []
