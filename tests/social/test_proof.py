"""What the channel can prove: each message recorded, each missing one named; and the probe of every account."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dengwen.channels.social import accounts, proof
from dengwen.channels.social.models import Account, Heard
from dengwen.channels.social.platforms import Platform
from dengwen.docket import moment
from dengwen.docket.actors import SYSTEM
from dengwen.intake import proving
from dengwen.intake.models import Waiting
from tests.house import House
from tests.social import platforms
from tests.social.platforms import a_message

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


@pytest.mark.clause("3.1a")
def test_f6_what_was_recorded_and_waits_for_nobody_is_named(house: House, connected: dict[Platform, Account]) -> None:
    for platform, account in connected.items():
        for number in range(4):
            a_message(platform, f"第{number}件", f"sender-{number}").to(account)
    today = moment.today()
    found = list(proof.pieces(today, today))
    assert len(found) == 20
    assert {piece.place_uid for piece in found} == {account.uid for account in connected.values()}
    assert list(proving.missing("social", today, today)) == []
    lost = list(Waiting.objects.order_by("?")[:2])
    Waiting.objects.filter(pk__in=[each.pk for each in lost]).delete()
    recorded = Heard.objects.filter(evidence__in=[each.evidence for each in lost])
    recorded.update(open=True)
    assert list(proving.missing("social", today, today)) == []
    with moment.standing_at(moment.now() + timedelta(days=2)):
        assert len(list(proving.missing("social", today, today))) == 2
    recorded.update(open=False)
    missing = list(proving.missing("social", today, today))
    assert {piece.evidence for piece in missing} == {each.evidence for each in lost}
    marks = {f"message {Heard.objects.get(evidence=each.evidence).pk}" for each in lost}
    assert {piece.mark for piece in missing} == marks
    assert list(proof.pieces(today - timedelta(days=9), today - timedelta(days=1))) == []


@pytest.mark.clause("1.1a")
def test_every_account_is_tried_and_one_that_cannot_be_understood_is_told(
    house: House, connected: dict[Platform, Account]
) -> None:
    assert {probe.place: probe.ok for probe in proof.probes(moment.now())} == {
        f"账号 {platform}": True for platform in Platform
    }
    broken, off = connected[Platform.WECOM], connected[Platform.FEISHU]
    Account.objects.filter(pk=broken.pk).update(sealed=b"\x01something else")
    accounts.alter(off, SYSTEM, off.label, active=False)
    told = {probe.place: (probe.ok, probe.remark) for probe in proof.probes(moment.now())}
    assert told["账号 wecom"] == (False, "the secrets cannot be opened")
    assert "账号 feishu" not in told
    assert not Heard.objects.exists()


def test_the_probes_own_calls_are_what_the_platform_would_send(connected: dict[Platform, Account]) -> None:
    """The probe cannot pass by understanding only itself: the same account understands the tests' own implementation."""
    for platform, account in connected.items():
        assert proof.understood(account) == (True, "")
        assert a_message(platform, "x").to(account).status_code < 300
    assert platforms.SECRETS.keys() == connected.keys()
