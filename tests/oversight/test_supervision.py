"""Supervision looks on, notes, urges, reopens; its samples are drawn, not picked (7.1.1, 4.3.2b)."""

from __future__ import annotations

from typing import Any

import pytest

from dengwen.docket import moment
from dengwen.docket.acts import NotLawful
from dengwen.docket.models import Case, Clock
from dengwen.docket.papers import open_papers
from dengwen.ledger.models import Entry
from dengwen.oversight import sampling, supervising, watching
from dengwen.people.circle import Concerned
from dengwen.regulation.vocabulary import Stage
from dengwen.vault.session import Opener
from tests import closing
from tests import house as houses
from tests.investigation import steps


def read(house: houses.House, case: Case, name: str, kind: str) -> list[str]:
    actor = house.actor(name)
    assert actor.uid is not None
    return [str(each.body["text"]) for each in open_papers(case, Opener(actor.token, actor.uid), (kind,))]


@pytest.mark.clause("7.1.1b")
def test_a_supervision_note_is_read_by_supervision_and_intake_only(house: houses.House) -> None:
    case = steps.begun(house)
    supervising.supervise(case, house.actor("feng"), "请关注时限。")
    supervising.supervise(case, house.actor("gao"), "同意。")
    for name in ("feng", "gao", "an"):
        assert read(house, case, name, "supervision") == ["请关注时限。", "同意。"]
    for name in ("lin", "ma", "zhou"):
        assert read(house, case, name, "supervision") == []
    with pytest.raises(NotLawful, match="nothing written"):
        supervising.supervise(case, house.actor("feng"), " ")
    with pytest.raises(NotLawful):
        supervising.supervise(case, house.actor("an"), "我也写一条")


@pytest.mark.clause("7.1.1b")
def test_supervision_has_a_closed_matter_reopened_and_it_keeps_its_first_day(house: houses.House) -> None:
    case = closing.closed(house)
    with moment.standing_at(steps.day(40)):
        with pytest.raises(NotLawful, match="Say why"):
            supervising.reopen(case, house.actor("feng"), "")
        supervising.reopen(case, house.actor("feng"), "第二批没有查。")
    assert (case.stage, case.outcome) == (Stage.INVESTIGATING, "")
    assert case.received_on == steps.day(0).date()
    assert read(house, case, "ma", "reopening") == ["第二批没有查。"]
    running = set(Clock.objects.filter(case=case, settled_on=None).values_list("term", flat=True))
    assert running == {"T5", "S15"}


@pytest.mark.clause("7.1.1b")
def test_supervision_reads_no_report_and_no_work_product(house: houses.House) -> None:
    case = closing.closed(house)
    actor = house.actor("feng")
    assert actor.uid is not None
    assert open_papers(case, Opener(actor.token, actor.uid)) == []


@pytest.mark.clause("4.3.2b")
def test_a_late_term_is_urged_level_by_level(house: houses.House) -> None:
    case = steps.begun(house)
    clock = Clock.objects.get(case=case, term="T5", settled_on=None)
    supervising.urge(case, house.actor("feng"), clock)
    supervising.urge(case, house.actor("an"), clock)
    told = [entry.body["facts"]["level"] for entry in Entry.objects.filter(act="urge").order_by("seq")]
    assert told == [1, 2]
    settled = Clock.objects.filter(case=case).exclude(settled_on=None).first()
    assert settled is not None
    with pytest.raises(NotLawful, match="does not run"):
        supervising.urge(case, house.actor("feng"), settled)


@pytest.mark.clause("7.1.1b")
def test_late_terms_are_listed_for_those_who_may_see_the_matter(house: houses.House) -> None:
    about = Concerned(people=frozenset({house.uid("feng")}))
    plain, apart = houses.open_matter().case, houses.open_matter(concerned=about).case
    with moment.standing_at(steps.day(20)):
        assert {clock.case for clock in watching.overdue(house.actor("feng"))} == {plain}
        assert {clock.case for clock in watching.overdue(house.actor("an"))} == {plain, apart}
    assert watching.overdue(house.actor("feng")) == []


@pytest.mark.clause("7.1.1c")
def test_a_sample_follows_from_day_and_root_and_is_drawn_once_a_day(house: houses.House) -> None:
    cases = [houses.open_matter().case for _ in range(13)]
    supervisor = house.actor("feng")
    drawn = sampling.draw(supervisor)
    assert drawn.seed == sampling.seed_of(moment.today(), bytes.fromhex(drawn.root))
    lowest = sorted((case.uid for case in cases), key=lambda uid: sampling.rank(drawn.seed, uid))[:10]
    assert [case.uid for case in sampling.seen(supervisor, drawn)] == lowest
    houses.open_matter()
    assert [case.uid for case in sampling.seen(supervisor, drawn)] == lowest
    assert sampling.drawings() == [drawn]
    with pytest.raises(NotLawful, match="one a day"):
        sampling.draw(house.actor("gao"))
    with moment.standing_at(steps.day(1)):
        assert sampling.draw(supervisor).seed != drawn.seed
    with pytest.raises(NotLawful, match="not yours"):
        sampling.draw(house.actor("an"))


@pytest.mark.clause("7.1.1c")
def test_f2_a_matter_hidden_from_a_supervisor_leaves_no_gap_in_the_sample(house: houses.House) -> None:
    about = Concerned(people=frozenset({house.uid("gao")}))
    hidden = [houses.open_matter(concerned=about).case for _ in range(6)]
    plain = [houses.open_matter().case for _ in range(12)]
    drawn = sampling.draw(house.actor("feng"))
    sample = sampling.seen(house.actor("gao"), drawn)
    assert len(sample) == sampling.how_many(len(plain)) == 10
    assert not set(sample) & set(hidden)
    assert "population" not in str(entry_of(drawn))


def entry_of(drawn: sampling.Drawing) -> dict[str, Any]:
    body: dict[str, Any] = Entry.objects.get(act=sampling.ACT, on=drawn.on).body
    return body


@pytest.mark.parametrize(("population", "count"), [(0, 0), (3, 3), (100, 10), (400, 20), (10_000, 50)])
def test_five_in_a_hundred_ten_at_least(population: int, count: int) -> None:
    assert sampling.how_many(population) == count
