"""All reviewers excluded: others are seated, get the keys, and judge; where nobody is free, supervision sees the gap and closes it."""

from __future__ import annotations

import pytest

from dengwen.desk.casecontext import CaseContext
from dengwen.desk.nextstep import next_step
from dengwen.docket import moment, papers, rebuild, seating
from dengwen.docket.acts import NotLawful
from dengwen.docket.granting import opener_of
from dengwen.docket.models import Case
from dengwen.intake.recusal import exclude
from dengwen.people.circle import Concerned
from dengwen.people.models import OrganisationVersion, Posting
from dengwen.people.organisation import organisation
from dengwen.regulation.vocabulary import Post, SeatRole, Stage
from dengwen.review import standing_in
from dengwen.review.judging import approve
from tests import desk_pages
from tests import house as houses
from tests.investigation import steps


def only(house: houses.House, *names: str) -> Concerned:
    return Concerned(ticked_people=frozenset(house.uid(name) for name in names))


def reviewers(house: houses.House, case: Case) -> set[str]:
    names = {staff.uid: name for name, staff in house.staff.items()}
    return {names[uid] for uid in seating.seated(case, SeatRole.REVIEWER)}


def offered(house: houses.House, case: Case, name: str) -> list[str]:
    about = CaseContext(case, house.actor(name), organisation(moment.today()))
    return [link.act for link in next_step(about).links]


@pytest.mark.clause("4.2.1a")
def test_when_the_last_reviewer_is_excluded_others_stand_in_and_judge(house: houses.House) -> None:
    case = steps.reported(house)
    exclude(case, house.actor("an"), only(house, "ding"), "近亲属。")
    assert reviewers(house, case) == {"e"}
    exclude(case, house.actor("an"), only(house, "e"), "近亲属。")
    assert reviewers(house, case) == {"feng", "gao"}
    feng = house.actor("feng")
    assert papers.open_papers(case, opener_of(feng), ["report"]) == []
    with pytest.raises(NotLawful, match="cannot read the report"):
        approve(case, feng, steps.four())
    assert "hand_on_keys" not in offered(house, case, "feng")
    assert offered(house, case, "lin") == ["hand_on_keys"]
    assert "Hand on the keys" in desk_pages.page(desk_pages.enter(house, "ma"), case)
    desk_pages.do(desk_pages.enter(house, "lin"), case, "hand_on_keys")
    assert [each.body["version"] for each in papers.open_papers(case, opener_of(feng), ["report"])] == [1]
    assert offered(house, case, "lin") == []
    with pytest.raises(NotLawful, match="holds the keys already"):
        standing_in.hand_on_keys(case, house.actor("ma"))
    approve(case, feng, steps.four())
    assert case.stage == Stage.APPROVED
    assert list(rebuild.check()) == []


def test_where_nobody_may_review_supervision_sees_it_and_seats_who_is_appointed(house: houses.House) -> None:
    case = steps.reported(house)
    exclude(case, house.actor("an"), only(house, "ding", "e", "gao", "zhou"), "近亲属。")
    assert reviewers(house, case) == {"feng"}
    exclude(case, house.actor("an"), only(house, "feng"), "近亲属。")
    assert reviewers(house, case) == set()
    assert offered(house, case, "an") == ["seat_reviewer"]
    with pytest.raises(NotLawful, match="Nobody in the house may review"):
        standing_in.seat_reviewer(case, house.actor("an"))
    Posting.objects.create(
        staff=house.staff["tang"], post=Post.REVIEWER, unit=house.units["compliance"], from_on=houses.START
    )
    OrganisationVersion.touch()
    page = desk_pages.do(desk_pages.enter(house, "an"), case, "seat_reviewer")
    assert "came in after the report" in page
    assert reviewers(house, case) == {"tang"}
    standing_in.hand_on_keys(case, house.actor("ma"))
    approve(case, house.actor("tang"), steps.four())


def test_the_gap_is_shown_to_supervision_with_the_way_out(house: houses.House, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when the supervisors themselves had a hand in the matter, so that none of them may judge it."""
    case = steps.reported(house)
    with monkeypatch.context() as nobody:
        nobody.setattr(seating, "free_reviewers", lambda *_, **__: [])
        exclude(case, house.actor("an"), only(house, "ding", "e"), "近亲属。")
    assert reviewers(house, case) == set()
    assert offered(house, case, "feng") == ["seat_reviewer"]
    page = desk_pages.page(desk_pages.enter(house, "feng"), case)
    assert "nobody else in the house may judge it" in page
    assert "Seat another reviewer" in page


def test_an_officer_cannot_seat_further_reviewers_where_there_is_one(house: houses.House) -> None:
    case = steps.reported(house)
    with pytest.raises(NotLawful, match="a reviewer already"):
        standing_in.seat_reviewer(case, house.actor("an"))
