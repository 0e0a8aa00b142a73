"""The report leaves when nothing is missing, is locked, and goes to exactly those who had no part in the matter."""

import pytest

from dengwen.docket import access, gates, reads
from dengwen.docket.acts import NotLawful
from dengwen.docket.models import Case, Clock, Seat
from dengwen.docket.papers import open_papers
from dengwen.investigation import allegations, conflict, contact, reporting, team
from dengwen.people.models import OrganisationVersion, Posting
from dengwen.regulation.vocabulary import Outcome, Post, SeatRole, Stage
from dengwen.vault.compartments import grantees
from dengwen.vault.session import Opener
from tests import house as houses
from tests.investigation import steps
from tests.investigation.test_naming import names


def seated(house: houses.House, case: Case, role: SeatRole) -> set[str]:
    return names(house, Seat.objects.filter(case=case, role=role, active=True).values_list("staff_uid", flat=True))


@pytest.mark.clause("4.2.1a")
@pytest.mark.clause("4.1.3b")
def test_submitting_starts_the_review_and_gives_the_reviewers_work_and_packet(house: houses.House) -> None:
    case = steps.reported(house)
    assert case.stage == Stage.REPORTED
    assert set(Clock.objects.filter(case=case, settled_on=None).values_list("term", flat=True)) == {"T6", "S15"}
    assert seated(house, case, SeatRole.REVIEWER) == {"ding", "e"}
    assert names(house, grantees(case.uid, "W")) == {"lin", "ma", "ding", "e"}
    assert names(house, grantees(case.uid, "T")) == {"lin", "ma", "an", "bai", "cai", "ding", "e"}
    assert names(house, grantees(case.uid, "R")) == {"an", "bai", "cai"}
    reviewer = house.actor("ding")
    kinds = {each.paper.kind for each in open_papers(case, Opener(reviewer.token, reviewer.seat_uid))}
    assert kinds == {"packet", "no_conflict", "staff_message", "allegation", "finding", "report"}


@pytest.mark.clause("4.1.3c")
@pytest.mark.parametrize("part", ["basics", "process", "findings", "recommendations"])
def test_no_part_of_the_report_may_be_empty(house: houses.House, part: str) -> None:
    case = steps.begun(house)
    steps.found_untrue(house, case)
    with pytest.raises(NotLawful, match="four parts"):
        reporting.submit_report(case, house.actor("ma"), steps.REPORT | {part: " "})
    assert case.stage == Stage.INVESTIGATING


@pytest.mark.clause("4.1.2a")
def test_f9_no_report_without_a_finding_for_every_allegation(house: houses.House) -> None:
    case, investigator = steps.begun(house), house.actor("ma")
    with pytest.raises(NotLawful, match="at least one allegation"):
        reporting.submit_report(case, investigator, steps.REPORT)
    steps.found_untrue(house, case)
    second = steps.alleged(house, case, "另有一批")
    with pytest.raises(NotLawful, match="Allegation 2"):
        reporting.submit_report(case, investigator, steps.REPORT)
    allegations.find(case, investigator, second, Outcome.INCONCLUSIVE, "单据已毁")
    reporting.submit_report(case, investigator, steps.REPORT)


def test_every_reason_is_told_at_once(house: houses.House) -> None:
    case = steps.assigned(house, ("ma", "ning"))
    conflict.declare_no_conflict(case, house.actor("ma"))
    with pytest.raises(NotLawful) as refused:
        reporting.submit_report(case, house.actor("ma"), {})
    assert len(refused.value.reasons) == 4


def test_an_investigator_who_never_signed_stops_the_report_until_replaced(house: houses.House) -> None:
    case = steps.assigned(house, ("ma", "ning"))
    conflict.declare_no_conflict(case, house.actor("ma"))
    contact.contact(case, house.actor("ma"), "您好")
    steps.found_untrue(house, case)
    with pytest.raises(NotLawful, match="not signed"):
        reporting.submit_report(case, house.actor("ma"), steps.REPORT)
    team.add_investigator(case, house.actor("lin"), [house.uid("ren")], leaving=[house.uid("ning")])
    conflict.declare_no_conflict(case, house.actor("ren"))
    reporting.submit_report(case, house.actor("ma"), steps.REPORT)


def test_a_submitted_report_is_locked(house: houses.House) -> None:
    case = steps.reported(house)
    with pytest.raises(NotLawful):
        reporting.submit_report(case, house.actor("ma"), steps.REPORT)
    with pytest.raises(NotLawful):
        steps.alleged(house, case)
    entry = reads.entries(case)[-1]
    paper = next(row for row in entry.body["rows"] if row[1] == "paper")
    assert (paper[3]["kind"], len(paper[3]["digest"]), entry.body["facts"]["version"]) == ("report", 64, 1)


@pytest.mark.clause("4.2.1b")
def test_whoever_handled_the_matter_is_not_seated_as_reviewer(house: houses.House) -> None:
    """ma, lin and bai are appointed reviewers as well: one investigates, one named them, one dispatched the matter."""
    for name in ("ma", "lin", "bai"):
        staff = house.staff[name]
        Posting.objects.create(staff=staff, post=Post.REVIEWER, unit=staff.unit, from_on=houses.START)
    OrganisationVersion.touch()
    assert seated(house, steps.reported(house), SeatRole.REVIEWER) == {"ding", "e"}


@pytest.mark.clause("4.2.2b")
def test_after_a_second_return_the_team_changes_before_the_next_report(house: houses.House) -> None:
    case, investigator, head = steps.reported(house), house.actor("ma"), house.actor("lin")
    steps.returned(house, case)
    reporting.submit_report(case, investigator, steps.REPORT)
    steps.returned(house, case, "e")
    with pytest.raises(NotLawful, match="came back twice"):
        reporting.submit_report(case, investigator, steps.REPORT)
    team.add_investigator(case, head, [house.uid("ning")], house.uid("ning"), leaving=[house.uid("ma")])
    assert not access.may(investigator, "submit_report", case)
    conflict.declare_no_conflict(case, house.actor("ning"))
    reporting.submit_report(case, house.actor("ning"), steps.REPORT)
    assert reads.entries(case)[-1].body["facts"]["version"] == 3
    assert gates.reasons_against("approve", case, investigator, {"yes": [], "no": [], "reasoned": []})[0].startswith(
        "You took"
    )
