"""From sheets to submissions: nothing lost, late typing-in costs the house and not the writer, the hand-over adds up (2.3d, F6, F8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from django.utils.timezone import get_default_timezone

from dengwen.channels.box import letters, plan
from dengwen.channels.box.handing_over import hand_over, take_over
from dengwen.channels.box.letters import account_of, file_letter, set_aside
from dengwen.channels.box.models import Box, HandOver, Incident, Letter
from dengwen.channels.box.proving import pieces
from dengwen.docket import house as chain
from dengwen.docket import moment, papers
from dengwen.docket.acts import NotLawful
from dengwen.docket.granting import opener_of
from dengwen.docket.models import Case, Clock
from dengwen.intake import proving
from dengwen.intake.given import Named
from dengwen.intake.models import Submission, Waiting
from dengwen.ledger.models import Entry
from dengwen.policy.numbers import in_force
from dengwen.regulation.vocabulary import Channel, IdentityMode, SetAside
from tests.box.steps import WORDS, opened, told
from tests.house import House

pytestmark = pytest.mark.django_db


@pytest.mark.clause("2.3d")
def test_a_letter_becomes_a_matter_and_the_list_adds_up(house: House, box: Box) -> None:
    keeper, opening = house.actor("shu"), opened(house, box, 4)
    case = file_letter(opening, keeper, told(), 2)
    set_aside(opening, keeper, SetAside.SPAM, "快餐广告", 1)
    submission, waiting = Submission.objects.get(), Waiting.objects.get()
    assert (case.channel, submission.channel, waiting.state) == (Channel.BOX, Channel.BOX, "set_aside")
    assert waiting.place_uid == box.uid
    assert Entry.objects.get(case_uid=case.uid, act="receive").actor_uid == house.uid("shu")
    account = account_of(opening)
    assert (account.letters, account.in_letters, account.aside, account.left) == (1, 2, 1, 1)
    with pytest.raises(NotLawful, match="1"):
        hand_over(opening, keeper)
    with pytest.raises(NotLawful):
        file_letter(opening, keeper, told(), 2)
    file_letter(opening, keeper, told("食堂太贵"), 1)
    take_over(hand_over(opening, keeper), house.actor("an"), 4)
    assert HandOver.objects.get().officer_uid == house.uid("an")
    assert list(chain.differences()) == []


@pytest.mark.clause("3.2.1a")
def test_f8_typing_a_letter_in_late_does_not_move_its_terms(house: House, box: Box) -> None:
    opening = opened(house, box, 2)
    first = file_letter(opening, house.actor("shu"), told(), 1)
    with moment.standing_at(moment.now() + timedelta(days=9)):
        late = file_letter(opening, house.actor("shu"), told("另一封"), 1)
        assert late.received_on == first.received_on == opening.opened_on
        assert late.next_due_on == first.next_due_on < moment.today()
    due = {case.pk: sorted(Clock.objects.filter(case=case).values_list("term", "due_on")) for case in (first, late)}
    assert due[first.pk] == due[late.pk]


@pytest.mark.clause("1.3.2")
def test_the_keeper_who_is_named_never_gets_a_key_and_the_code_is_nobodys(house: House, box: Box) -> None:
    given = replace(
        told(), subjects=(Named("舒望之"),), name="邹不平", contact="x", identity_mode=IdentityMode.CONFIDENTIAL
    )
    case = file_letter(opened(house, box, 1), house.actor("shu"), given, 1)
    assert case.identity_mode == IdentityMode.CONFIDENTIAL
    report = papers.open_papers(case, opener_of(house.actor("an")), ["submission"])
    assert report[0].body["what"] == WORDS
    assert papers.open_papers(case, opener_of(house.actor("shu")), ["submission"]) == []
    assert "name" not in str(Letter.objects.values())


@pytest.mark.clause("2.1a")
def test_f6_the_reconciliation_names_exactly_the_sheets_that_became_nothing(house: House, box: Box) -> None:
    keeper, opening, empty = house.actor("shu"), opened(house, box, 5), opened(house, box, 0)
    file_letter(opening, keeper, told(), 2)
    set_aside(opening, keeper, SetAside.NOT_A_MATTER, "空白", 1)
    today = moment.today()
    assert len(list(pieces(today, today))) == 4
    assert list(proving.missing("box", today, today)) == []
    assert len(list(proving.held_against("box", today, today))) == 2
    last = datetime.combine(plan.papers_due(opening, in_force(today)), time(12), get_default_timezone())
    with moment.standing_at(last):
        assert list(proving.missing("box", today, today)) == []
    with moment.standing_at(last + timedelta(days=1)):
        missing = list(proving.missing("box", today, today))
    assert [piece.mark for piece in missing] == ["box 1 opening 1 sheet 4 of 5", "box 1 opening 1 sheet 5 of 5"]
    assert {piece.place_uid for piece in missing} == {box.uid}
    assert empty.sheets == 0
    Submission.objects.all().delete()
    assert "box 1 opening 1 letter 1" in [piece.mark for piece in proving.missing("box", today, today)]


@pytest.mark.clause("2.3d")
def test_another_count_at_the_hand_over_is_told_and_nothing_is_signed(house: House, box: Box) -> None:
    keeper, opening = house.actor("shu"), opened(house, box, 2)
    file_letter(opening, keeper, told(), 2)
    offered = hand_over(opening, keeper)
    assert take_over(offered, house.actor("an"), 1) is None
    offered.refresh_from_db()
    assert (offered.taken_on, Incident.objects.get().kind) == (None, "count")
    assert take_over(offered, house.actor("an"), 2) is not None
    with pytest.raises(NotLawful):
        take_over(offered, house.actor("bai"), 2)
    with pytest.raises(NotLawful):
        file_letter(opening, keeper, told(), 1)


def test_an_empty_box_has_nothing_to_hand_over_and_others_wait(house: House, box: Box) -> None:
    empty, full = opened(house, box, 0), opened(house, box, 1)
    with pytest.raises(NotLawful):
        hand_over(empty, house.actor("shu"))
    assert plan.not_handed_over() == [full]
    assert plan.papers_due(full, in_force(moment.today())) >= full.opened_on


def test_only_keepers_file_and_only_intake_takes_over(house: House, box: Box) -> None:
    opening = opened(house, box, 1)
    for name in ("an", "gao", "wu", "lin"):
        with pytest.raises(NotLawful):
            file_letter(opening, house.actor(name), told(), 1)
    assert not Case.objects.exists()
    assert not Letter.objects.exists()
    file_letter(opening, house.actor("tong"), told(), 1)
    offered = hand_over(opening, house.actor("tong"))
    with pytest.raises(NotLawful):
        take_over(offered, house.actor("tong"), 1)
    assert letters.account_of(opening).left == 0
