"""Four questions, answered by somebody who had no part in the matter; what passes has an outcome, what fails has opinions."""

import pytest

from dengwen.docket import access
from dengwen.docket.acts import NotLawful, perform
from dengwen.docket.models import Case, Clock, Seat
from dengwen.docket.papers import open_papers
from dengwen.docket.seating import seat
from dengwen.investigation import allegations, reporting
from dengwen.investigation.models import Allegation
from dengwen.regulation.vocabulary import Outcome, ReturnQuestion, SeatRole, Stage
from dengwen.review.judging import Answer, approve, return_report
from dengwen.review.outcome import outcome_of
from dengwen.vault.compartments import grantees
from dengwen.vault.session import Opener
from tests import house as houses
from tests.investigation import steps
from tests.investigation.test_matrix import filed
from tests.investigation.test_naming import names

TRUE, PARTLY = Outcome.SUBSTANTIATED, Outcome.PARTLY_SUBSTANTIATED
UNTRUE, OPEN = Outcome.UNSUBSTANTIATED, Outcome.INCONCLUSIVE


@pytest.mark.clause("4.2.1c")
@pytest.mark.clause("4.2.2a")
def test_four_yes_pass_the_report_and_start_feedback_and_mending(house: houses.House) -> None:
    case = steps.reported(house)
    approve(case, house.actor("ding"), steps.four(), "同意")
    assert (case.stage, case.outcome) == (Stage.APPROVED, UNTRUE)
    terms = set(Clock.objects.filter(case=case, settled_on=None).values_list("term", flat=True))
    assert terms == {"T7", "S11", "S15"}
    assert names(house, grantees(case.uid, "W")) == {"lin", "ma", "ding", "e", "an", "bai", "cai"}
    officer = house.actor("cai")
    opinion = open_papers(case, Opener(officer.token, officer.seat_uid), ["opinion"])[0]
    assert set(opinion.body["questions"]) == set(ReturnQuestion)
    assert opinion.body["questions"]["facts"] == {"ok": True, "text": "理由"}


@pytest.mark.clause("4.2.1c")
def test_a_report_with_one_no_does_not_pass(house: houses.House) -> None:
    case, reviewer = steps.reported(house), house.actor("ding")
    with pytest.raises(NotLawful, match="four times yes"):
        approve(case, reviewer, steps.four(ReturnQuestion.FACTS))
    some = steps.four()
    del some[ReturnQuestion.EVIDENCE]
    silent = steps.four() | {ReturnQuestion.PROCEDURE: Answer(ok=True, text=" ")}
    for answers in (some, silent, {}):
        with pytest.raises(NotLawful, match="four questions"):
            approve(case, reviewer, answers)
    assert (case.stage, case.outcome) == (Stage.REPORTED, "")


@pytest.mark.clause("4.2.2b")
@pytest.mark.clause("4.2.2c")
def test_a_return_names_what_is_missing_and_starts_a_new_term(house: houses.House) -> None:
    case, reviewer = steps.reported(house), house.actor("ding")
    with pytest.raises(NotLawful, match="Nothing failed"):
        return_report(case, reviewer, steps.four())
    mute = steps.four() | {ReturnQuestion.FACTS: Answer(ok=False, text="")}
    with pytest.raises(NotLawful, match="four questions"):
        return_report(case, reviewer, mute)
    return_report(case, reviewer, steps.four(ReturnQuestion.EVIDENCE), "补齐后再报")
    assert case.stage == Stage.INVESTIGATING
    assert set(Clock.objects.filter(case=case, settled_on=None).values_list("term", flat=True)) == {"T5", "S9", "S15"}
    investigator = house.actor("ma")
    opinion = open_papers(case, Opener(investigator.token, investigator.seat_uid), ["opinion"])[0]
    assert opinion.body["questions"]["evidence"] == {"ok": False, "text": "缺少验收单原件"}


@pytest.mark.clause("4.2.1b")
@pytest.mark.parametrize("name", ["ma", "lin", "an", "bai"])
def test_nobody_judges_a_matter_they_handled_and_is_told_so_in_words(house: houses.House, name: str) -> None:
    """The investigator, the head, an officer without and one with a part in classifying: none of them, whatever seat they get."""
    case = steps.reported(house)
    actor = house.actor(name)
    with pytest.raises(NotLawful):
        approve(case, actor, steps.four())
    if name != "an":
        with pytest.raises(NotLawful, match="You took part"):
            return_report(case, actor, steps.four(ReturnQuestion.FACTS))
    assert case.stage == Stage.REPORTED


def test_the_door_itself_refuses_an_own_report(house: houses.House) -> None:
    """Even somebody who was wrongly given a reviewer's seat and calls the door directly."""
    case = steps.reported(house)
    perform("note", case, house.actor("an"), rows=seat(case, SeatRole.REVIEWER, [house.uid("feng")]))
    with pytest.raises(NotLawful):
        perform("approve", case, house.actor("ma"), facts={"yes": [], "no": [], "reasoned": []})
    assert Seat.objects.filter(case=case, role=SeatRole.REVIEWER, active=True).count() == 3
    assert not access.may(house.actor("ma"), "approve", case)


@pytest.mark.parametrize(
    ("found", "outcome"),
    [
        ([TRUE, TRUE], TRUE),
        ([TRUE, UNTRUE], PARTLY),
        ([PARTLY], PARTLY),
        ([PARTLY, OPEN], PARTLY),
        ([UNTRUE, UNTRUE], UNTRUE),
        ([OPEN], OPEN),
        ([UNTRUE, OPEN], OPEN),
    ],
)
def test_the_outcome_follows_from_the_findings(found: list[Outcome], outcome: Outcome) -> None:
    assert outcome_of(found) is outcome


def test_the_last_finding_about_an_allegation_counts(house: houses.House) -> None:
    case, investigator = steps.begun(house), house.actor("ma")
    first = steps.found_untrue(house, case)
    second = steps.found_untrue(house, case)
    paper = filed(house, case)
    allegations.find(case, investigator, first, TRUE, "", [paper.uid], unheard="已离境")
    reporting.submit_report(case, investigator, steps.REPORT)
    approve(case, house.actor("e"), steps.four())
    assert Case.objects.get(pk=case.pk).outcome == PARTLY
    assert dict(Allegation.objects.values_list("uid", "outcome")) == {first.uid: TRUE, second.uid: UNTRUE}
