"""Nobody is faulted unheard: an interview with the person concerned, or a sealed reason that the reviewer reads (4.1.2a)."""

from __future__ import annotations

import pytest

from dengwen.docket.acts import NotLawful
from dengwen.docket.models import Case, Paper
from dengwen.investigation import allegations, evidence, reporting
from dengwen.investigation.evidence import Evidence, Interview, Weighed
from dengwen.investigation.vocabulary import Exposure, Heard
from dengwen.ledger.models import Entry
from dengwen.regulation.vocabulary import Outcome, Stage
from tests import desk_pages
from tests import house as houses
from tests.investigation import steps

SAFE = Weighed(Exposure.NO)
WHY = "当事人已离境,三次去信未复。"


def proven(house: houses.House, unheard: str = "", outcome: Outcome = Outcome.SUBSTANTIATED) -> Case:
    case, investigator = steps.begun(house), house.actor("ma")
    evidence.add_evidence(case, investigator, Evidence("台账", "仓库", steps.day(0).date()))
    paper = Paper.objects.get(case=case, kind="evidence")
    allegation = steps.alleged(house, case)
    allegations.find(case, investigator, allegation, outcome, "", [paper.uid], unheard=unheard)
    return case


def heard(house: houses.House, case: Case, role: Heard) -> None:
    held = Interview(role, "第一次询问", "会议室", steps.day(0).date(), "承认未清点", signed=True)
    evidence.interview(case, house.actor("ma"), held, SAFE)


@pytest.mark.clause("4.1.2a")
@pytest.mark.parametrize("outcome", [Outcome.SUBSTANTIATED, Outcome.PARTLY_SUBSTANTIATED])
def test_what_is_found_true_is_not_reported_before_the_person_was_heard(house: houses.House, outcome: Outcome) -> None:
    case = proven(house, outcome=outcome)
    with pytest.raises(NotLawful, match="Allegation 1 was found true: hear the person concerned"):
        reporting.submit_report(case, house.actor("ma"), steps.REPORT)
    heard(house, case, Heard.WITNESS)
    with pytest.raises(NotLawful, match="hear the person concerned"):
        reporting.submit_report(case, house.actor("ma"), steps.REPORT)
    heard(house, case, Heard.SUBJECT)
    reporting.submit_report(case, house.actor("ma"), steps.REPORT)
    assert case.stage == Stage.REPORTED


@pytest.mark.clause("4.1.2a")
def test_why_it_could_not_be_is_sealed_and_read_by_the_reviewer(house: houses.House) -> None:
    case = proven(house, WHY)
    reporting.submit_report(case, house.actor("ma"), steps.REPORT)
    assert WHY in desk_pages.page(desk_pages.enter(house, "ding"), case)
    assert WHY not in desk_pages.page(desk_pages.enter(house, "an"), case)
    assert WHY not in str(list(Entry.objects.values_list("body", flat=True)))


@pytest.mark.clause("4.1.2a")
def test_a_later_finding_without_a_reason_takes_the_reason_back(house: houses.House) -> None:
    case = proven(house, WHY)
    paper = Paper.objects.get(case=case, kind="evidence")
    allegation = case.allegations.get()
    allegations.find(case, house.actor("ma"), allegation, Outcome.SUBSTANTIATED, "", [paper.uid])
    with pytest.raises(NotLawful, match="hear the person concerned"):
        reporting.submit_report(case, house.actor("ma"), steps.REPORT)
