"""The reporter is asked through the dialogue; only real attempts count as not reachable."""

import pytest

from dengwen.docket import moment
from dengwen.docket.acts import NotLawful
from dengwen.docket.models import Case, Clock
from dengwen.docket.papers import open_papers
from dengwen.investigation import conflict, contact, reporting
from dengwen.investigation.vocabulary import Attempt
from dengwen.vault import session
from dengwen.vault.session import Opener
from tests import house as houses
from tests.investigation import steps


def first_contact_runs(case: Case) -> bool:
    return Clock.objects.filter(case=case, term="S9", settled_on=None).exists()


def signed(house: houses.House) -> Case:
    case = steps.assigned(house)
    conflict.declare_no_conflict(case, house.actor("ma"))
    return case


@pytest.mark.clause("4.1.1b")
def test_the_message_reaches_reporter_officers_head_and_investigators(house: houses.House) -> None:
    matter = houses.open_matter()
    case = steps.assigned(house, case=steps.dispatch_matter(house, matter.case))
    conflict.declare_no_conflict(case, house.actor("ma"))
    contact.contact(case, house.actor("ma"), "请问是哪一批?")
    assert not first_contact_runs(case)
    unlocked = session.unlock_reporter(matter.code)
    assert unlocked is not None
    openers = [Opener(unlocked[0], session.whose(unlocked[0]).holder_uid)]
    openers += [Opener(actor.token, actor.seat_uid) for actor in map(house.actor, ("an", "lin", "ma"))]
    for opener in openers:
        assert [each.body["text"] for each in open_papers(case, opener, ["staff_message"])] == ["请问是哪一批?"]


@pytest.mark.clause("4.1.1b")
def test_three_attempts_on_two_days_count_as_not_reachable(house: houses.House) -> None:
    case, investigator = signed(house), house.actor("ma")
    contact.contact_attempt(case, investigator, Attempt.RELAY)
    contact.contact_attempt(case, investigator, Attempt.RELAY)
    contact.contact_attempt(case, investigator, Attempt.DIALOGUE, "无回复")
    assert first_contact_runs(case), "three on one day are not enough"
    with moment.standing_at(steps.day(1)):
        contact.contact_attempt(case, investigator, Attempt.RELAY)
    assert not first_contact_runs(case)


def test_two_attempts_on_two_days_are_not_enough_for_a_report(house: houses.House) -> None:
    case, investigator = signed(house), house.actor("ma")
    steps.found_untrue(house, case)
    contact.contact_attempt(case, investigator, Attempt.RELAY)
    with moment.standing_at(steps.day(1)):
        contact.contact_attempt(case, investigator, Attempt.RELAY)
        with pytest.raises(NotLawful, match="three attempts"):
            reporting.submit_report(case, investigator, steps.REPORT)
        contact.contact_attempt(case, investigator, Attempt.RELAY)
        reporting.submit_report(case, investigator, steps.REPORT)


def test_an_empty_message_is_no_contact(house: houses.House) -> None:
    case = signed(house)
    with pytest.raises(NotLawful):
        contact.contact(case, house.actor("ma"), "  ")
    assert first_contact_runs(case)
