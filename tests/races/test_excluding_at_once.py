"""Somebody is excluded in the moment in which the matter is handed to them: they never end with a key or a seat (F2)."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest

from dengwen.docket import moment
from dengwen.docket.models import Case, Seat
from dengwen.intake import dispatching, recusal
from dengwen.intake.dispatching import dispatch
from dengwen.intake.recusal import exclude
from dengwen.ledger.models import Entry
from dengwen.people.circle import Concerned
from dengwen.rectification import planning
from dengwen.rectification.planning import add_measure
from dengwen.review.judging import approve
from dengwen.vault.models import Grant
from tests.house import House
from tests.intake import officers
from tests.investigation import steps
from tests.races.signals import Signal, after, tells
from tests.races.together import LooksBeforeItLocks, at_once, refusals

pytestmark = pytest.mark.django_db(transaction=True)


def keeps_anything(house: House, case: Case) -> bool:
    """Whether the excluded is left with a live key or a seat."""
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


def laying_down(house: House, case: Case) -> tuple[partial[Entry], partial[Entry]]:
    """A measure for an owner, and the exclusion of that owner."""
    due = moment.today() + timedelta(days=30)
    measure = partial(add_measure, Case.objects.get(pk=case.pk), house.actor("lin"), house.uid("qian"), due, "清点")
    owner = Concerned(ticked_people=frozenset([house.uid("qian")]))
    shutting = partial(exclude, Case.objects.get(pk=case.pk), house.actor("bai"), owner, "与被反映人相熟")
    return measure, shutting


def approved(house: House) -> Case:
    case = steps.reported(house)
    approve(case, house.actor("ding"), steps.four())
    return case


@pytest.mark.clause("1.3.2")
def test_an_owner_excluded_while_a_measure_is_laid_down_keeps_nothing(
    house: House, sound: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = approved(house)
    measure, shutting = laying_down(house, case)
    looking_now = tells(monkeypatch, planning, "_check_owner")
    assert refusals(at_once(measure, lambda: after(looking_now, shutting))) == []
    assert not keeps_anything(house, case)


def test_control_a_measure_that_looks_before_it_locks_leaves_the_excluded_with_a_key(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = approved(house)
    measure, shutting = laying_down(house, case)
    looked, excluded = Signal(), Signal()

    def between(act: str) -> None:
        if act == "add_measure":
            looked.set()
            excluded.awaited()

    LooksBeforeItLocks(monkeypatch, between)
    at_once(measure, lambda: (after(looked, shutting), excluded.set()))
    assert keeps_anything(house, case)
