"""A reporter writes in the moment in which the matter is handed over: the unit that takes it on reads the message too."""

from __future__ import annotations

from functools import partial

import pytest

from dengwen.docket.models import Case, Paper
from dengwen.intake import dispatching
from dengwen.intake.dispatching import dispatch
from dengwen.intake.reporter import write
from dengwen.vault.models import Sealed
from tests.house import House
from tests.intake import officers
from tests.races.signals import Signal, after, tells
from tests.races.together import LooksBeforeItLocks, at_once, refusals

pytestmark = pytest.mark.django_db(transaction=True)


def handing(house: House, case: Case) -> partial[object]:
    unit = house.units["works"].uid
    return partial(dispatch, Case.objects.get(pk=case.pk), house.actor("an"), unit, officers.PACKET)


def writing(case: Case) -> partial[object]:
    return partial(write, Case.objects.get(pk=case.pk), "又想起一个细节。")


def sealed_into(case: Case) -> list[str]:
    """Which compartments the message lies in."""
    message = Paper.objects.get(case=case, kind="reporter_message")
    return sorted(Sealed.objects.filter(record_uid=message.uid).values_list("compartment__kind", flat=True))


@pytest.mark.clause("5.2.1a")
def test_a_message_written_during_the_dispatch_reaches_the_unit(
    house: House, sound: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = officers.classified(house.actor("an"))
    dispatching_now = tells(monkeypatch, dispatching, "_recipient")
    assert refusals(at_once(handing(house, case), lambda: after(dispatching_now, writing(case)))) == []
    assert sealed_into(case) == ["R", "T"]


def test_control_a_message_sealed_before_the_lock_misses_the_unit(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = officers.classified(house.actor("an"))
    sealed, dispatched = Signal(), Signal()

    def between(act: str) -> None:
        if act == "reporter_message":
            sealed.set()
            dispatched.awaited()

    LooksBeforeItLocks(monkeypatch, between)
    at_once(writing(case), lambda: (after(sealed, handing(house, case)), dispatched.set()))
    assert sealed_into(case) == ["R"]
