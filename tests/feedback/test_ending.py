"""Nothing is closed that is not done (1.1b, F9); nothing ended disappears (3.1c)."""

from __future__ import annotations

import pytest

from dengwen.docket.acts import NotLawful, perform
from dengwen.docket.models import Case, Clock
from dengwen.feedback import ending, explaining, reporter
from dengwen.investigation.models import Allegation
from dengwen.rectification import carrying_out
from dengwen.regulation.vocabulary import Stage
from tests import closing
from tests import house as houses


def why_not(house: houses.House, case: Case, act: str = "close") -> list[str]:
    """What stands against the bare act, for somebody whose part it is."""
    with pytest.raises(NotLawful) as refusal:
        perform(act, case, house.actor("an"))
    return sorted(refusal.value.reasons)


@pytest.mark.clause("1.1b")
def test_f9_a_matter_is_not_closed_while_anything_is_missing(house: houses.House) -> None:
    case = closing.approved(house)
    measure = closing.planned(house, case)
    assert why_not(house, case) == [
        "Measure 1 has not been struck off.",
        "The reporter has no feedback on the result yet.",
    ]
    closing.answered(house, case)
    carrying_out.start_measure(case, house.actor("pan"), measure)
    assert why_not(house, case) == ["Measure 1 has not been struck off."]
    with pytest.raises(NotLawful, match="without evidence"):
        carrying_out.complete_measure(case, house.actor("pan"), measure, "  ")
    carrying_out.complete_measure(case, house.actor("pan"), measure, "签字单编号 17 至 40。")
    assert why_not(house, case) == ["Measure 1 has not been struck off."]
    carrying_out.check_measure(case, house.actor("an"), measure, "抽看三张。")
    reporter.voice_dissatisfaction(case, "不同意")
    assert why_not(house, case) == ["The reporter's dissatisfaction has not been answered."]
    explaining.explain(case, house.actor("an"), "说明如下。")
    ending.close(case, house.actor("an"))
    assert case.stage == Stage.CLOSED
    assert not Clock.objects.filter(case=case, settled_on=None).exists()


def test_f9_an_allegation_without_a_finding_stops_the_end(house: houses.House) -> None:
    case = closing.approved(house)
    closing.answered(house, case)
    closing.mended(house, case)
    Allegation.objects.filter(case=case).update(outcome="")
    assert why_not(house, case) == ["Allegation 1 has no finding."]
    Allegation.objects.filter(case=case).update(outcome="unsubstantiated")


@pytest.mark.clause("3.1c")
def test_an_ended_matter_is_archived_once_nobody_waits_for_an_answer(house: houses.House) -> None:
    case = closing.closed(house)
    reporter.voice_dissatisfaction(case, "结果没有说明原因")
    assert why_not(house, case, "archive") == ["The reporter's dissatisfaction has not been answered."]
    explaining.explain(case, house.actor("an"), "原因如下。")
    ending.archive(case, house.actor("an"))
    assert case.stage == Stage.ARCHIVED
