"""A reply is drafted by one person, released by another, complete, consistent, and the matter's own (5.1.1, F11)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dengwen.docket.acts import NotLawful, perform
from dengwen.docket.models import Case, Clock, Paper
from dengwen.docket.papers import open_papers
from dengwen.feedback import answering
from dengwen.feedback.models import Reply, ReplyState
from dengwen.regulation.vocabulary import Outcome
from dengwen.vault import session
from tests import closing
from tests import house as houses


def against(house: houses.House, case: Case, name: str = "cai") -> list[str]:
    """Release it and read what stands against that."""
    with pytest.raises(NotLawful) as refusal:
        answering.release_feedback(case, house.actor(name))
    assert not Paper.objects.filter(case=case, kind="feedback").exists()
    return refusal.value.reasons


@pytest.mark.clause("5.1.1a")
@pytest.mark.clause("5.1.1c")
def test_a_second_person_releases_the_reply_and_the_reporter_reads_it_at_once(house: houses.House) -> None:
    matter = houses.open_matter()
    case = closing.approved(house, matter.case)
    assert Clock.objects.filter(case=case, term="T7", settled_on=None).exists()
    answering.draft_feedback(case, house.actor("bai"), closing.reply(case))
    answering.release_feedback(case, house.actor("e"))
    assert not Clock.objects.filter(case=case, term="T7", settled_on=None).exists()
    unlocked = session.unlock_reporter(matter.code)
    assert unlocked is not None
    token, _ = unlocked
    holder, _ = session.reporter_case(token)
    told = [each for each in open_papers(case, session.Opener(token, holder)) if each.paper.kind == "feedback"]
    assert told[0].body["result"] == closing.reply(case).result
    assert [answer["outcome"] for answer in told[0].body["answers"]] == [Outcome.UNSUBSTANTIATED]


@pytest.mark.clause("5.1.1c")
def test_the_author_of_a_draft_never_releases_or_returns_it(house: houses.House) -> None:
    case, author = closing.approved(house), house.actor("bai")
    answering.draft_feedback(case, author, closing.reply(case))
    with pytest.raises(NotLawful, match="somebody else"):
        answering.release_feedback(case, author)
    with pytest.raises(NotLawful, match="somebody else"):
        answering.return_feedback(case, author, "换一种说法")


@pytest.mark.clause("5.1.1c")
def test_a_draft_that_came_back_is_written_anew(house: houses.House) -> None:
    case = closing.approved(house)
    answering.draft_feedback(case, house.actor("bai"), closing.reply(case))
    with pytest.raises(NotLawful, match="what is to be changed"):
        answering.return_feedback(case, house.actor("cai"), " ")
    answering.return_feedback(case, house.actor("cai"), "结果写得太短。")
    with pytest.raises(NotLawful, match="No draft waits"):
        answering.release_feedback(case, house.actor("cai"))
    answering.draft_feedback(case, house.actor("bai"), closing.reply(case, 1))
    answering.draft_feedback(case, house.actor("an"), closing.reply(case, 2))
    answering.release_feedback(case, house.actor("cai"))
    states = list(Reply.objects.filter(case=case).order_by("pk").values_list("state", flat=True))
    assert states == [ReplyState.RETURNED, ReplyState.REPLACED, ReplyState.RELEASED]


@pytest.mark.clause("5.1.1c")
def test_f11_every_reason_against_a_reply_is_told_at_once(house: houses.House) -> None:
    case = closing.approved(house)
    right = closing.reply(case)
    wrong = replace(
        right,
        measures="  ",
        result=f"{right.result}参见 k7qf-2mxa-9d 一案,由工程部的孙望舒负责。",
        answers=(replace(right.answers[0], outcome=Outcome.SUBSTANTIATED),),
    )
    answering.draft_feedback(case, house.actor("bai"), wrong)
    assert against(house, case) == [
        "The part “What changes” is empty.",
        "On allegation 1 the answer says “Substantiated”, the finding “Unsubstantiated”.",
        "It names K7QF-2MXA-9D, the code of another matter.",
        "It names 孙望舒; this name stands in no paper of this matter.",
        "It names 工程部; this name stands in no paper of this matter.",
    ]


@pytest.mark.clause("5.1.1c")
def test_f11_an_allegation_without_an_answer_stops_the_reply(house: houses.House) -> None:
    case = closing.approved(house)
    answering.draft_feedback(case, house.actor("bai"), replace(closing.reply(case), answers=()))
    assert against(house, case) == ["Allegation 1 has no answer."]


@pytest.mark.clause("5.1.1c")
def test_f11_pasting_another_matters_reply_is_stopped_with_the_reasons(house: houses.House) -> None:
    first, second = closing.approved(house), closing.approved(house)
    closing.answered(house, first)
    pasted = closing.reply(second)
    answering.draft_feedback(second, house.actor("bai"), pasted)
    assert against(house, second) == [
        "It is about 100 % the same as a reply that was given in another matter.",
    ]
    retouched = replace(pasted, result=pasted.result.replace("差错", "问题"))
    answering.draft_feedback(second, house.actor("bai"), retouched)
    assert "the same as a reply" in against(house, second, "e")[0]
    answering.draft_feedback(second, house.actor("bai"), closing.reply(second, 1))
    answering.release_feedback(second, house.actor("cai"))


def test_f11_a_standard_phrase_is_no_pasting(house: houses.House) -> None:
    thanks = "感谢您的反映,如有补充请随时在此留言。"
    first, second = closing.approved(house), closing.approved(house)
    for no, case in enumerate((first, second)):
        own = closing.reply(case, no)
        answering.draft_feedback(case, house.actor("bai"), replace(own, measures=own.measures + thanks))
        answering.release_feedback(case, house.actor("cai"))
    short = closing.approved(house)
    brief = replace(closing.reply(short), handling="已核查。", result="情况不属实。", measures="无需整改。")
    for case in (short, closing.approved(house)):
        answers = closing.reply(case).answers
        answering.draft_feedback(case, house.actor("bai"), replace(brief, answers=answers))
        answering.release_feedback(case, house.actor("cai"))


def test_f11_the_gate_holds_against_the_bare_act_too(house: houses.House) -> None:
    case = closing.approved(house)
    answering.draft_feedback(case, house.actor("bai"), replace(closing.reply(case), handling=""))
    draft = Reply.objects.get(case=case)
    with pytest.raises(NotLawful, match="is empty"):
        perform("release_feedback", case, house.actor("cai"), facts={"draft": draft.uid})
    with pytest.raises(NotLawful, match="No draft waits"):
        perform("release_feedback", case, house.actor("cai"), facts={"draft": case.uid})


@pytest.mark.clause("5.1.1c")
def test_a_name_that_the_author_found_in_the_original_is_no_reason_for_a_reviewer(house: houses.House) -> None:
    """A reviewer does not hold the original report; the drafter does, and vouches for the name."""
    case = closing.approved(house, houses.open_matter("孙望舒说过此事。").case)
    own = closing.reply(case)
    answering.draft_feedback(case, house.actor("bai"), replace(own, result=own.result + "与孙望舒无关。"))
    answering.release_feedback(case, house.actor("e"))
