"""Whoever was joined to a matter reads its answer on the own page: sealed to them alone, in the act that releases it (3.1a, 5.1.1a)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dengwen.clerk import reactions
from dengwen.docket import rebuild
from dengwen.docket.acts import NotLawful, ledger_key
from dengwen.docket.models import Case, Clock, Paper, Seat
from dengwen.docket.papers import open_papers
from dengwen.feedback import answering, ending, explaining, reporter
from dengwen.feedback.wording import Reply
from dengwen.intake import alike
from dengwen.ledger.models import Entry
from dengwen.ledger.verify import verify
from dengwen.people.circle import Concerned
from dengwen.regulation.vocabulary import Stage
from dengwen.vault import session
from dengwen.vault.models import Grant
from tests import closing
from tests import house as houses
from tests.desk_pages import address, enter, page

MOST_STATEMENTS = 25


def joined(house: houses.House, main: Case, **wishes: Any) -> houses.Matter:
    """A matter about the same, merged into the main one."""
    matter = houses.open_matter("同一批零件的事。", **wishes)
    alike.merge(matter.case, main, house.actor("an"))
    return matter


def told(matter: houses.Matter) -> list[Any]:
    """The answers that this reporter reads with the own code."""
    unlocked = session.unlock_reporter(matter.code)
    assert unlocked is not None
    token, _ = unlocked
    holder, _ = session.reporter_case(token)
    papers = open_papers(matter.case, session.Opener(token, holder), ("feedback",))
    return [each.body for each in papers]


def joined_and_approved(house: houses.House, count: int = 1) -> tuple[houses.Matter, list[houses.Matter]]:
    main = houses.open_matter()
    others = [joined(house, main.case) for _ in range(count)]
    closing.approved(house, main.case)
    return main, others


def other_words(case: Case) -> Reply:
    own = closing.reply(case)
    answers = tuple(replace(answer, text="未发现差错。") for answer in own.answers)
    return replace(
        own, joined=replace(own, handling="我们请外单位人员复看了留存的材料,并听取了说明。", answers=answers)
    )


def released(house: houses.House, case: Case, reply: Reply) -> None:
    answering.draft_feedback(case, house.actor("bai"), reply)
    answering.release_feedback(case, house.actor("cai"))


@pytest.mark.clause("5.1.1a")
@pytest.mark.clause("3.1a")
def test_one_act_brings_the_answer_to_everybody_who_was_joined(house: houses.House) -> None:
    main, (first, second) = joined_and_approved(house, 2)
    apart = houses.open_matter()
    released(house, main.case, closing.reply(main.case))
    for matter in (main, first, second):
        [answer] = told(matter)
        assert answer["result"] == closing.reply(main.case).result
    assert told(apart) == []
    entry = Entry.objects.get(case_uid=first.case.uid, act="pass_on_feedback")
    assert (entry.actor_uid, entry.post, entry.body["facts"]) == (None, "system", {"main": str(main.case.uid)})
    assert list(rebuild.check()) == []
    assert verify(ledger_key()).sound


def test_a_matter_joined_by_way_of_another_reads_it_too(house: houses.House) -> None:
    main, middle, last = (houses.open_matter() for _ in range(3))
    alike.merge(last.case, middle.case, house.actor("an"))
    alike.merge(middle.case, main.case, house.actor("an"))
    closing.approved(house, main.case)
    released(house, main.case, closing.reply(main.case))
    assert [len(told(each)) for each in (main, middle, last)] == [1, 1, 1]


@pytest.mark.clause("6.1.1b")
def test_f11_those_who_joined_read_their_own_version_and_nothing_that_points_to_the_other(house: houses.House) -> None:
    main, [other] = joined_and_approved(house)
    reply = other_words(main.case)
    released(house, main.case, reply)
    [own], [theirs] = told(main), told(other)
    assert reply.joined is not None
    assert own["handling"] == reply.handling
    assert theirs["handling"] == reply.joined.handling
    assert theirs["result"] == reply.result
    everything = str(theirs)
    assert reply.handling not in everything
    assert reply.answers[0].text not in everything
    for mark in (main.case.code, str(main.case.uid), str(reply.answers[0].allegation)):
        assert mark not in everything
    assert "joined" not in own


def test_f11_the_other_version_is_checked_as_the_first_is(house: houses.House) -> None:
    main, _ = joined_and_approved(house)
    case, right = main.case, other_words(main.case)
    assert right.joined is not None
    wrong = replace(right.joined, result=f"参见 k7qf-2mxa-9d 与 {case.code},由孙望舒负责。")
    answering.draft_feedback(case, house.actor("bai"), replace(right, joined=wrong))
    with pytest.raises(NotLawful) as refusal:
        answering.release_feedback(case, house.actor("cai"))
    assert refusal.value.reasons == [
        "It names K7QF-2MXA-9D, the code of another matter.",
        "The version for those who joined names the code of this matter.",
        "It names 孙望舒; this name stands in no paper of this matter.",
    ]
    assert not Paper.objects.filter(kind="feedback").exists()


@pytest.mark.clause("1.3.2")
def test_f2_whoever_is_kept_from_a_joined_matter_learns_nothing_by_answering(house: houses.House) -> None:
    main = houses.open_matter()
    hidden = joined(house, main.case, concerned=Concerned(ticked_people=frozenset({house.uid("cai")})))
    seats, keys = seats_and_keys(hidden.case)
    closing.approved(house, main.case)
    answering.draft_feedback(main.case, house.actor("bai"), closing.reply(main.case))
    shown = enter(house, "cai").get(address(main.case, "release_feedback")).content.decode()
    open_to = enter(house, "an").get(address(main.case, "release_feedback")).content.decode()
    assert "in which you take part" not in shown
    assert "1 matter in which you take part was joined" in open_to
    answering.release_feedback(main.case, house.actor("cai"))
    assert len(told(hidden)) == 1
    assert seats_and_keys(hidden.case) == (seats, keys)
    assert enter(house, "cai").get(f"/desk/case/{hidden.case.code}/").status_code == 404
    assert hidden.case.code not in page(enter(house, "cai"), main.case)


def seats_and_keys(case: Case) -> tuple[set[Any], set[Any]]:
    seats = set(Seat.objects.filter(case=case, active=True).values_list("staff_uid", "role"))
    return seats, set(Grant.objects.filter(compartment__case_uid=case.uid).values_list("pk", "holder_uid"))


@pytest.mark.clause("5.1.2a")
@pytest.mark.clause("7.2.1e")
def test_each_rates_and_objects_on_the_own_page_and_is_answered_by_somebody_new(house: houses.House) -> None:
    main, (first, second) = joined_and_approved(house, 2)
    assert not reporter.may_rate(first.case)
    released(house, main.case, closing.reply(main.case))
    reporter.rate(first.case, 2, "太慢")
    reporter.voice_dissatisfaction(first.case, "没有回应第二点。")
    assert reporter.may_rate(second.case)
    assert reporter.may_rate(main.case)
    assert not Clock.objects.filter(case=main.case, term="S13").exists()
    with pytest.raises(NotLawful, match="already"):
        reporter.rate(first.case, 5)
    with pytest.raises(NotLawful, match="You handled the matter in which this one goes on"):
        explaining.explain(first.case, house.actor("bai"), "说明如下。")
    explaining.explain(first.case, house.actor("cai"), "第二点在第三次走访时已经查明。")
    assert not Clock.objects.filter(case=first.case, settled_on=None).exists()
    assert list(rebuild.check()) == []


def test_nothing_is_joined_to_a_matter_that_was_answered_already(house: houses.House) -> None:
    main, _ = joined_and_approved(house)
    released(house, main.case, closing.reply(main.case))
    late = houses.open_matter()
    with pytest.raises(NotLawful, match="answered already"):
        alike.merge(late.case, main.case, house.actor("an"))
    late.case.refresh_from_db()
    assert late.case.stage == Stage.RECEIVED


def test_a_joined_matter_is_not_archived_before_the_one_it_goes_on_in_has_ended(house: houses.House) -> None:
    main, [other] = joined_and_approved(house)
    with pytest.raises(NotLawful, match="still open"):
        ending.archive(other.case, house.actor("an"))
    released(house, main.case, closing.reply(main.case))
    closing.mended(house, main.case)
    ending.close(main.case, house.actor("an"))
    ending.archive(other.case, house.actor("an"))
    assert other.case.stage == Stage.ARCHIVED
    assert len(told(other)) == 1


def test_the_pages_offer_another_version_and_keep_what_was_typed(house: houses.House) -> None:
    main, [other] = joined_and_approved(house)
    case, client, reply = main.case, enter(house, "bai"), closing.reply(main.case)
    form = client.get(address(case, "draft_feedback")).content.decode()
    assert "Another version for those who joined" in form
    typed = {**reply.parts, "outcome_1": reply.answers[0].outcome, "answer_1": reply.answers[0].text}
    again = client.post(address(case, "draft_feedback"), {**typed, "result": "", "joined_result": "另一种说法"})
    assert again.status_code == 422
    assert "另一种说法" in again.content.decode()
    assert client.post(address(case, "draft_feedback"), {**typed, "joined_result": "另一种说法"}).status_code == 302
    release = enter(house, "cai").get(address(case, "release_feedback")).content.decode()
    assert "另一种说法" in release
    assert enter(house, "cai").post(address(case, "release_feedback")).status_code == 302
    assert [each["result"] for each in told(other)] == ["另一种说法"]
    assert [each["result"] for each in told(main)] == [reply.result]


def test_news_go_to_each_of_those_who_joined(house: houses.House, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[Any] = []
    main, [other] = joined_and_approved(house)
    reactions.react_to_all()
    monkeypatch.setattr("dengwen.clerk.news.subscriptions.tell", heard.append)
    released(house, main.case, closing.reply(main.case))
    reactions.react_to_all()
    assert set(heard) == {main.case.uid, other.case.uid}


@pytest.mark.timeout(300)
def test_two_hundred_joined_matters_are_answered_by_so_many_statements_each(house: houses.House) -> None:
    few = statements(house, 5)
    many = statements(house, 200)
    each = (many - few) / 195
    assert each <= MOST_STATEMENTS
    assert Paper.objects.filter(kind="feedback").count() == 207
    assert verify(ledger_key()).sound


def statements(house: houses.House, count: int) -> int:
    main, _ = joined_and_approved(house, count)
    no = 0 if count == 5 else 1
    answering.draft_feedback(main.case, house.actor("bai"), closing.reply(main.case, no))
    actor = house.actor("cai")
    with CaptureQueriesContext(connection) as asked:
        answering.release_feedback(main.case, actor)
    return len(asked)
