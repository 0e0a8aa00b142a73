"""Whose turn it is: the list says the same next step as the matter's page, for everybody, through every act (issue 2, point 4)."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from dengwen.clerk import reactions
from dengwen.clerk import turns as clerk
from dengwen.clerk.models import Cursor
from dengwen.desk import nextstep, turns
from dengwen.desk.casecontext import CaseContext
from dengwen.docket import moment, rebuild
from dengwen.docket.models import Case, Seat
from dengwen.people.organisation import organisation
from dengwen.rectification import carrying_out, planning
from dengwen.rectification.models import Measure
from dengwen.regulation.vocabulary import Post
from tests import closing
from tests import house as houses
from tests.desk.conftest import SignIn
from tests.fixtures_vault import media

__all__ = ["media"]

STEP = re.compile(r'<span class="step">([^<]+)</span>')
NEXT = re.compile(r"Next: ([^<]+)<")


def listed(client: Client, case: Case, show: str) -> str | None:
    """The next step that a list gives for the matter; None where the matter is not in it."""
    page = client.get(reverse("desk:worklist"), {"show": show}).content.decode()
    if case.code not in page:
        return None
    row = page[page.index(case.code) : page.index("</tr>", page.index(case.code))]
    found = STEP.search(row)
    return found[1] if found else ""


def paged(client: Client, case: Case) -> str:
    page = client.get(reverse("desk:case", args=[case.code])).content.decode()
    found = NEXT.search(page)
    return found[1].strip() if found else ""


def agree(case: Case, signed_in: SignIn, names: str) -> dict[str, str]:
    """What the next step of each of these people is, once list and page were found to say the same."""
    found = {}
    for name in names.split():
        client = signed_in(name)
        step = paged(client, case)
        assert listed(client, case, "open") == step, name
        assert listed(client, case, "mine") == (step or None), name
        found[name] = step
    return found


@pytest.fixture
def approved(house: houses.House, media: object) -> Case:
    return closing.approved(house)


def test_a_matter_just_received_is_the_officers_turn_and_nobody_elses(house: houses.House, signed_in: SignIn) -> None:
    case = houses.open_matter().case
    assert turns.decide(case) == {}
    assert agree(case, signed_in, "an feng") == {"an": "Register", "feng": ""}


def test_while_a_measure_is_under_way_only_its_owner_has_a_next_step(
    approved: Case, house: houses.House, signed_in: SignIn
) -> None:
    planning.add_measure(approved, house.actor("an"), house.uid("pan"), moment.today(), "两人签字。")
    carrying_out.start_measure(approved, house.actor("pan"), Measure.objects.get(case=approved))
    steps = agree(approved, signed_in, "an lin ma pan")
    assert steps["pan"] == "Report a measure done"
    assert steps["lin"] == steps["ma"] == ""
    assert list(rebuild.check()) == []


def test_every_seat_says_what_the_page_of_its_holder_offers(approved: Case, house: houses.House) -> None:
    names = {staff.uid: name for name, staff in house.staff.items()}
    for seat in Seat.objects.filter(case=approved, active=True):
        about = CaseContext(approved, house.actor(names[seat.staff_uid]), organisation(moment.today()))
        assert [seat.step] == (nextstep.steps(about)[:1] or [""]), (names[seat.staff_uid], seat.role)


def test_a_post_that_was_lost_takes_its_turns_along_and_the_clerk_asks_anew(
    house: houses.House, signed_in: SignIn
) -> None:
    case = houses.open_matter().case
    now = datetime.now(ZoneInfo("Asia/Shanghai"))
    assert clerk.go_on(now) == 0
    house.staff["an"].postings.all().delete()
    houses.OrganisationVersion.touch()
    assert listed(signed_in("an"), case, "mine") is None
    assert clerk.go_on(now) == 1
    assert Seat.objects.get(case=case, staff_uid=house.uid("an")).step == ""
    assert clerk.go_on(now) == 0


def test_the_clerk_asks_in_portions(house: houses.House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clerk, "PORTION", 2)
    cases = [houses.open_matter().case for _ in range(3)]
    Seat.objects.filter(case__in=cases).update(step="")
    officers = len(organisation(moment.today()).by_post[Post.INTAKE_OFFICER])
    now = datetime.now(ZoneInfo("Asia/Shanghai"))
    assert [clerk.go_on(now) for _ in range(3)] == [2 * officers, officers, 0]


def test_the_portions_go_on_whatever_was_read_of_the_ledger(
    house: houses.House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How far the ledger was read and which matter was asked last are two things: neither may move the other."""
    monkeypatch.setattr(clerk, "PORTION", 1)
    cases = [houses.open_matter().case for _ in range(3)]
    Seat.objects.filter(case__in=cases).update(step="")
    now = datetime.now(ZoneInfo("Asia/Shanghai"))
    asked = []
    for _ in cases:
        reactions.react_to_all()
        Cursor.objects.filter(name__in=reactions.REACTIONS).update(index=1_000_000)
        asked.append(clerk.go_on(now))
    officers = len(organisation(moment.today()).by_post[Post.INTAKE_OFFICER])
    assert asked == [officers, officers, officers]
    assert reactions.behind() == []
