"""Somebody is excluded in the moment in which the matter is handed to them: they never end with a key or a seat (F2)."""

from __future__ import annotations

import threading
from functools import partial
from typing import Any

import pytest

from dengwen.docket.models import Case, Seat
from dengwen.intake import dispatching, recusal
from dengwen.intake.dispatching import dispatch
from dengwen.intake.recusal import exclude
from dengwen.ledger.models import Entry
from dengwen.people.circle import Concerned
from dengwen.vault.models import Grant
from tests.house import House
from tests.intake import officers
from tests.races.together import PATIENCE, LooksBeforeItLocks, at_once, refusals

pytestmark = pytest.mark.django_db(transaction=True)


class Signal(threading.Event):
    """Something that one thread tells another; waiting in vain is an error."""

    def awaited(self) -> None:
        assert self.wait(PATIENCE)


def keeps_anything(house: House, case: Case) -> bool:
    """Whether the excluded head is left with a live key or a seat."""
    head = house.uid("qian")
    keys = Grant.objects.filter(compartment__case_uid=case.uid, holder_uid=head, revoked_on=None)
    return keys.exists() or Seat.objects.filter(case=case, staff_uid=head, active=True).exists()


def both(house: House, case: Case) -> tuple[partial[Entry], partial[Entry]]:
    """Dispatch to the unit of a head, and the exclusion of that head."""
    handing = partial(
        dispatch, Case.objects.get(pk=case.pk), house.actor("an"), house.units["works"].uid, officers.PACKET
    )
    head = Concerned(ticked_people=frozenset([house.uid("qian")]))
    shutting = partial(exclude, Case.objects.get(pk=case.pk), house.actor("bai"), head, "与被反映人相熟")
    return handing, shutting


def after(signal: Signal, work: partial[Entry]) -> Any:
    signal.awaited()
    return work()


def tells(monkeypatch: pytest.MonkeyPatch, module: Any, function: str) -> Signal:
    """Told the moment this function begins, which is inside the lock of its act."""
    signal, real = Signal(), getattr(module, function)
    monkeypatch.setattr(module, function, lambda *given: (signal.set(), real(*given))[1])
    return signal


@pytest.mark.clause("1.3.2")
def test_an_exclusion_that_comes_during_the_dispatch_takes_back_what_was_given(
    house: House, sound: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = officers.classified(house.actor("an"))
    handing, shutting = both(house, case)
    dispatching_now = tells(monkeypatch, dispatching, "_recipient")
    assert refusals(at_once(handing, lambda: after(dispatching_now, shutting))) == []
    assert not keeps_anything(house, case)


@pytest.mark.clause("1.3.2")
def test_a_dispatch_that_comes_during_the_exclusion_is_refused(
    house: House, sound: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = officers.classified(house.actor("an"))
    handing, shutting = both(house, case)
    excluding_now = tells(monkeypatch, recusal, "_joining")
    told = refusals(at_once(lambda: after(excluding_now, handing), shutting))
    assert told == ["The head of this unit is excluded from the matter; it must go elsewhere."]
    assert not keeps_anything(house, case)


def test_control_a_dispatch_that_looks_before_it_locks_leaves_the_excluded_with_a_key(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = officers.classified(house.actor("an"))
    handing, shutting = both(house, case)
    looked, excluded = Signal(), Signal()

    def between(act: str) -> None:
        if act == "dispatch":
            looked.set()
            excluded.awaited()

    LooksBeforeItLocks(monkeypatch, between)
    at_once(handing, lambda: (after(looked, shutting), excluded.set()))
    assert keeps_anything(house, case)
