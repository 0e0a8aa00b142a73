"""The reporter's verdict: one rating, only by the code; dissatisfaction is heard by somebody new (5.1.2, 7.2.1e, F10)."""

from __future__ import annotations

import pytest

from dengwen.docket import access
from dengwen.docket.acts import NotLawful, perform
from dengwen.docket.models import Case, Clock
from dengwen.docket.papers import open_papers
from dengwen.feedback import explaining, reporter
from dengwen.ledger.models import Entry
from dengwen.vault import session
from dengwen.vault.compartments import grantees
from tests import closing
from tests import house as houses


@pytest.fixture
def case(house: houses.House) -> Case:
    found = closing.approved(house)
    closing.answered(house, found)
    return found


@pytest.mark.clause("7.2.1e")
def test_a_rating_is_given_once_and_only_its_class_stands_in_the_clear(case: Case) -> None:
    reporter.rate(case, 2, "太慢")
    entry = Entry.objects.get(case_uid=case.uid, act="rate")
    assert entry.body["facts"] == {"class": "dissatisfied"}
    assert entry.actor_uid is None
    assert entry.at is None
    assert "太慢" not in str(entry.body)
    with pytest.raises(NotLawful, match="already"):
        reporter.rate(case, 5)


@pytest.mark.parametrize(("score", "counts"), [(1, "dissatisfied"), (3, "neutral"), (4, "satisfied"), (5, "satisfied")])
def test_what_a_score_counts_as(score: int, counts: str) -> None:
    assert reporter.class_of(score) == counts


def test_there_is_nothing_to_rate_before_the_feedback(house: houses.House) -> None:
    case = closing.approved(house)
    assert not reporter.may_rate(case)
    assert not reporter.may_object(case)
    with pytest.raises(NotLawful, match="no feedback yet"):
        reporter.rate(case, 5)
    with pytest.raises(NotLawful, match="no feedback yet"):
        reporter.voice_dissatisfaction(case, "还没有结果")


@pytest.mark.parametrize("score", [0, 6])
def test_a_rating_is_a_number_from_1_to_5(case: Case, score: int) -> None:
    with pytest.raises(NotLawful, match="from 1 to 5"):
        reporter.rate(case, score)


@pytest.mark.clause("7.2.1e")
def test_f10_nobody_on_the_staff_can_make_a_valid_answer(house: houses.House, case: Case) -> None:
    for name in houses.STAFF:
        actor = house.actor(name)
        assert not access.may(actor, "rate", case)
        for act in ("rate", "voice_dissatisfaction"):
            with pytest.raises(NotLawful, match="not yours"):
                perform(act, case, actor, facts={"class": "satisfied"})
    assert not Entry.objects.filter(act__in=("rate", "voice_dissatisfaction")).exists()


@pytest.mark.clause("7.2.1e")
def test_f10_the_handling_unit_never_reads_a_single_answer(house: houses.House, case: Case) -> None:
    reporter.rate(case, 1, "没有问到我")
    for name in ("lin", "ma", "ding"):
        actor = house.actor(name)
        assert actor.uid is not None
        read = open_papers(case, session.Opener(actor.token, actor.uid))
        assert "rating" not in {each.paper.kind for each in read}
    assert not {house.uid(name) for name in ("lin", "ma", "ding")} & grantees(case.uid, "R")


@pytest.mark.clause("5.1.2a")
@pytest.mark.clause("5.1.2b")
def test_dissatisfaction_is_answered_by_somebody_new_to_the_matter(house: houses.House, case: Case) -> None:
    reporter.voice_dissatisfaction(case, "我提到的第二批没有查。")
    assert Clock.objects.filter(case=case, term="S13", settled_on=None).exists()
    with pytest.raises(NotLawful, match="already preparing"):
        reporter.voice_dissatisfaction(case, "还有")
    for name in ("bai", "ding"):
        with pytest.raises(NotLawful, match="somebody else"):
            explaining.explain(case, house.actor(name), "已经查过")
    with pytest.raises(NotLawful, match="nothing written"):
        explaining.explain(case, house.actor("an"), " ")
    explaining.explain(case, house.actor("an"), "第二批在第三次走访时已一并清点,数量相符。")
    assert not reporter.answer_owed(case)
    assert reporter.may_object(case)
    with pytest.raises(NotLawful, match="waits for an answer"):
        explaining.explain(case, house.actor("an"), "再说一次")
