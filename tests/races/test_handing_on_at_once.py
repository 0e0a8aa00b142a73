"""Keys are handed on by two colleagues at one moment, or while their receiver is excluded: once, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest

from dengwen.docket import granting
from dengwen.docket.granting import renew_keys
from dengwen.docket.models import Case
from dengwen.intake.recusal import exclude
from dengwen.ledger.models import Entry
from dengwen.people.circle import Concerned
from dengwen.vault.models import Grant
from tests import house as houses
from tests.house import House
from tests.races.together import at_once, meeting
from tests.staffing.lost import lost_and_back

pytestmark = pytest.mark.django_db(transaction=True)


def live(house: House, case: Case) -> int:
    return Grant.objects.filter(compartment__case_uid=case.uid, holder_uid=house.uid("bai"), revoked_on=None).count()


def both(house: House, case: Case) -> list[partial[Entry | None]]:
    return [
        partial(renew_keys, Case.objects.get(pk=case.pk), house.actor(name), house.uid("bai")) for name in ("an", "cai")
    ]


@pytest.fixture
def waiting(house: House) -> Case:
    """A matter of which one of the officers lost the key."""
    case = houses.open_matter().case
    lost_and_back(house, "bai")
    return case


@pytest.mark.usefixtures("sound")
def test_two_colleagues_give_the_same_keys_once(house: House, waiting: Case) -> None:
    given = at_once(*both(house, waiting))
    assert [each for each in given if each is None] == [None]
    assert live(house, waiting) == 1
    assert Entry.objects.filter(act="renew_keys").count() == 1


def test_control_without_the_lock_both_would_be_entered(
    house: House, waiting: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The race exists: whoever looks before the matter is locked enters what the other has given already."""
    met, look = meeting(2), granting.handed_back

    @contextmanager
    def unlocked(case: Case) -> Iterator[None]:
        yield

    def looked(*about: Any) -> list[Grant]:
        found = look(*about)
        met.wait()
        return found

    monkeypatch.setattr(granting, "held", unlocked)
    monkeypatch.setattr(granting, "handed_back", looked)
    at_once(*both(house, waiting))
    assert Entry.objects.filter(act="renew_keys").count() == 2


@pytest.mark.clause("1.3.2")
@pytest.mark.usefixtures("sound")
@pytest.mark.parametrize("time", range(4))
def test_whoever_is_excluded_at_that_moment_keeps_nothing(house: House, waiting: Case, time: int) -> None:
    out = Concerned(ticked_people=frozenset({house.uid("bai")}))
    shutting = partial(exclude, Case.objects.get(pk=waiting.pk), house.actor("cai"), out, "近亲属。")
    works: list[Any] = [both(house, waiting)[0], shutting]
    at_once(*(works if time % 2 else reversed(works)))
    assert Entry.objects.filter(act="exclude").count() == 1
    assert live(house, waiting) == 0
    assert renew_keys(waiting, house.actor("cai"), house.uid("bai")) is None
