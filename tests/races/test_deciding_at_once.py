"""Two officers, two reviewers, one head in two windows: one of them is first, the other is told so in a sentence."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client

from dengwen.desk import person
from dengwen.desk.views import case as case_views
from dengwen.docket.models import Case, Clock, Seat
from dengwen.intake.deciding import Answer, accept
from dengwen.intake.registering import Fact, register
from dengwen.investigation import packet, team
from dengwen.ledger.models import Entry
from dengwen.regulation.vocabulary import FieldState, ReturnQuestion, SeatRole
from dengwen.review.judging import approve, return_report
from dengwen.vault.models import Compartment, Grant
from tests.house import House, open_matter
from tests.investigation import steps
from tests.races.together import LooksBeforeItLocks, at_once, meeting, refusals

pytestmark = pytest.mark.django_db(transaction=True)

TOO_LATE = "cannot be done now: the matter stands at"


def registered(house: House) -> Case:
    case = open_matter().case
    register(case, house.actor("an"), dict.fromkeys(Fact, FieldState.GIVEN))
    return case


def own(case: Case) -> Case:
    """The matter as another process holds it."""
    return Case.objects.get(pk=case.pk)


def entries(case: Case, *acts: str) -> int:
    return Entry.objects.filter(case_uid=case.uid, act__in=acts).count()


def accepting(house: House, case: Case) -> list[partial[Entry]]:
    officers = [house.actor(name) for name in ("an", "bai")]
    return [partial(accept, own(case), officer, Answer.YES, Answer.YES) for officer in officers]


@pytest.mark.clause("3.2.2a")
def test_two_officers_accept_at_once(house: House, sound: None) -> None:
    case = registered(house)
    told = refusals(at_once(*accepting(house, case)))
    assert len(told) == 1
    assert TOO_LATE in told[0]
    assert entries(case, "accept") == 1
    assert sorted(Clock.objects.filter(case=case, settled_on=None).values_list("term", flat=True)) == ["S5", "T3"]


def test_control_officers_who_are_judged_before_the_lock_both_accept(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = registered(house)
    works, both_looked = accepting(house, case), meeting(2)
    LooksBeforeItLocks(monkeypatch, lambda _act: both_looked.wait())
    assert refusals(at_once(*works)) == []
    assert entries(case, "accept") == 2


def test_the_second_window_shows_the_sentence(house: House, sound: None, monkeypatch: pytest.MonkeyPatch) -> None:
    case = registered(house)
    both_ask, asked = meeting(2), case_views._form
    monkeypatch.setattr(case_views, "_form", lambda *given: (both_ask.wait(), asked(*given))[1])
    answers = at_once(*(partial(pressed, at_desk(house, name), case) for name in ("an", "bai")))
    assert sorted(answer.status_code for answer in answers) == [HTTPStatus.FOUND, HTTPStatus.CONFLICT]
    late = next(answer for answer in answers if answer.status_code == HTTPStatus.CONFLICT)
    assert TOO_LATE in late.content.decode()
    assert entries(case, "accept") == 1


def at_desk(house: House, name: str) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(house.staff[name])
    client.cookies[person.cookie_name()] = house.actor(name).token
    return client


def pressed(client: Client, case: Case) -> Any:
    return client.post(f"/desk/case/{case.code}/accept/", {"in_scope": "yes", "admissible": "yes"})


def judging(house: House, case: Case) -> list[partial[Entry]]:
    passing, returning = steps.four(), steps.four(ReturnQuestion.EVIDENCE)
    return [
        partial(approve, own(case), house.actor("ding"), passing),
        partial(return_report, own(case), house.actor("e"), returning),
    ]


@pytest.mark.clause("4.2.1c")
def test_one_reviewer_passes_while_another_returns(house: House, sound: None) -> None:
    case = steps.reported(house)
    told = refusals(at_once(*judging(house, case)))
    assert len(told) == 1
    assert TOO_LATE in told[0]
    assert entries(case, "approve", "return_report") == 1


def test_control_reviewers_who_are_judged_before_the_lock_both_decide(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = steps.reported(house)
    works, both_looked = judging(house, case), meeting(2)
    LooksBeforeItLocks(monkeypatch, lambda _act: both_looked.wait())
    assert refusals(at_once(*works)) == []
    assert entries(case, "approve", "return_report") == 2


def naming(house: House, case: Case) -> list[partial[Entry]]:
    head = house.actor("lin")
    packet.open_packet(case, head)
    people = [house.uid(name) for name in ("ma", "ning")]
    return [partial(team.assign, own(case), head, [uid], uid) for uid in people]


def keyed(case: Case, kind: str, *people: Any) -> set[Any]:
    """Which of these people hold a live key of the compartments of the kind."""
    live = Grant.objects.filter(compartment__case_uid=case.uid, compartment__kind=kind, revoked_on=None)
    return set(live.filter(holder_uid__in=people).values_list("holder_uid", flat=True))


@pytest.mark.clause("4.1.1a")
def test_a_head_who_names_in_two_windows_names_one_team(house: House, sound: None) -> None:
    case = steps.dispatched(house)
    results = at_once(*naming(house, case))
    assert len(refusals(results)) == 1
    seated = set(Seat.objects.filter(case=case, role=SeatRole.INVESTIGATOR).values_list("staff_uid", flat=True))
    both = [house.uid("ma"), house.uid("ning")]
    assert len(seated) == 1
    assert seated == keyed(case, "W", *both) == keyed(case, "T", *both)


def test_control_without_the_lock_both_teams_pass_the_judge(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the database's own 'one work product a matter' then stops the second."""
    case = steps.dispatched(house)
    works, both_looked = naming(house, case), meeting(2)
    LooksBeforeItLocks(monkeypatch, lambda _act: both_looked.wait())
    results = at_once(*works)
    assert refusals(results) == []
    assert [isinstance(each, IntegrityError) for each in results].count(True) == 1
    assert Compartment.objects.filter(case_uid=case.uid, kind="W").count() == 1
