"""Measures: owner and date, done with evidence, checked by somebody else, moved within a cap (4.3, F9)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from dengwen.docket import access, moment
from dengwen.docket.acts import NotLawful
from dengwen.docket.models import Clock, Seat
from dengwen.docket.papers import open_papers
from dengwen.people.circle import Concerned
from dengwen.rectification import carrying_out, evidence, planning
from dengwen.rectification.models import Measure, MeasureState
from dengwen.regulation.vocabulary import SeatRole
from dengwen.vault.files import read, store
from dengwen.vault.models import SealedFile
from dengwen.vault.session import Opener
from tests import closing
from tests import house as houses
from tests.investigation import steps


@pytest.mark.clause("4.3.1b")
def test_a_measure_has_an_owner_and_a_date_and_only_its_people_read_it(house: houses.House) -> None:
    case = closing.approved(house)
    measure = closing.planned(house, case)
    assert (measure.number, measure.owner_uid, measure.state) == (1, house.uid("pan"), MeasureState.PLANNED)
    assert Seat.objects.filter(case=case, staff_uid=house.uid("pan"), role=SeatRole.OWNER, active=True).exists()
    owner = house.actor("pan")
    assert owner.uid is not None
    read_by_owner = open_papers(case, Opener(owner.token, owner.uid))
    assert [each.paper.kind for each in read_by_owner] == ["measure"]
    assert not access.may(house.actor("ou"), "see", case)


@pytest.mark.clause("4.3.1b")
def test_nobody_excluded_or_unknown_owns_a_measure_and_no_date_lies_in_the_past(house: houses.House) -> None:
    accused = Concerned(people=frozenset({house.uid("sun")}))
    case = closing.approved(house, houses.open_matter(concerned=accused).case)
    officer, today = house.actor("an"), moment.today()
    with pytest.raises(NotLawful, match="cannot own"):
        planning.add_measure(case, officer, house.uid("sun"), today, "签字")
    with pytest.raises(NotLawful, match="past"):
        planning.add_measure(case, officer, house.uid("pan"), today - timedelta(days=1), "签字")
    assert not Measure.objects.exists()


@pytest.mark.clause("4.3.1a")
def test_the_first_start_ends_the_term_for_beginning(house: houses.House) -> None:
    case = closing.approved(house)
    measure = closing.planned(house, case)
    running = Clock.objects.filter(case=case, settled_on=None)
    assert {"S11", "S12"} <= set(running.values_list("term", flat=True))
    carrying_out.start_measure(case, house.actor("lin"), measure)
    assert "S11" not in set(running.all().values_list("term", flat=True))
    with pytest.raises(NotLawful, match="begun already"):
        carrying_out.start_measure(case, house.actor("pan"), measure)


@pytest.mark.clause("4.3.1c")
def test_only_the_owner_reports_it_done_and_only_with_evidence(house: houses.House) -> None:
    case = closing.approved(house)
    measure = closing.planned(house, case)
    with pytest.raises(NotLawful):
        carrying_out.complete_measure(case, house.actor("lin"), measure, "做完了")
    with pytest.raises(NotLawful, match="without evidence"):
        carrying_out.complete_measure(case, house.actor("pan"), measure, "")
    carrying_out.complete_measure(case, house.actor("pan"), measure, "签字单编号 17。")
    measure.refresh_from_db()
    assert (measure.state, measure.done_by_uid) == (MeasureState.DONE, house.uid("pan"))
    assert not Clock.objects.filter(case=case, term="S11", settled_on=None).exists()


@pytest.mark.clause("4.3.1c")
def test_a_file_that_shows_it_is_sealed_as_a_clean_copy_and_adopted(house: houses.House, media: object) -> None:
    case = closing.approved(house)
    measure = closing.planned(house, case)
    original = store([b"list of signatures\n"], "list.txt", "text/plain")
    carrying_out.complete_measure(case, house.actor("pan"), measure, "", [original])
    checker = house.actor("an")
    assert checker.uid is not None
    found = open_papers(case, Opener(checker.token, checker.uid), (evidence.KIND,))
    assert [each.body["name"] for each in found] == ["list.txt"]
    file = evidence.file_of(found[0].body)
    assert b"".join(read(file.uid, file.key)).strip() == b"list of signatures"
    assert SealedFile.objects.get(uid=file.uid).staged is False


@pytest.mark.clause("4.3.2a")
def test_whoever_owns_or_did_a_measure_never_checks_it(house: houses.House) -> None:
    case = closing.approved(house)
    planning.add_measure(case, house.actor("bai"), house.uid("an"), moment.today(), "整理台账")
    measure = Measure.objects.get(case=case)
    with pytest.raises(NotLawful, match="Only a measure reported done"):
        carrying_out.check_measure(case, house.actor("cai"), measure, "看过")
    carrying_out.complete_measure(case, house.actor("an"), measure, "台账在第二柜。")
    with pytest.raises(NotLawful, match="cannot check"):
        carrying_out.check_measure(case, house.actor("an"), measure, "看过")
    carrying_out.check_measure(case, house.actor("cai"), measure, "看过")
    measure.refresh_from_db()
    assert (measure.state, measure.checker_uid) == (MeasureState.STRUCK_OFF, house.uid("cai"))
    assert not Clock.objects.filter(case=case, term="S12", settled_on=None).exists()


def test_f9_the_database_itself_keeps_an_owner_from_striking_off_the_own_measure(house: houses.House) -> None:
    measure = closing.planned(house, closing.approved(house))
    done = {"state": MeasureState.STRUCK_OFF, "done_on": moment.today(), "checked_on": moment.today()}
    for checker in (None, measure.owner_uid):
        with pytest.raises(IntegrityError), transaction.atomic():
            Measure.objects.filter(pk=measure.pk).update(**done, checker_uid=checker)


@pytest.mark.clause("4.3.2a")
def test_a_check_not_passed_sends_the_measure_back_and_its_term_goes_on(house: houses.House) -> None:
    case = closing.approved(house)
    measure = closing.planned(house, case)
    carrying_out.complete_measure(case, house.actor("pan"), measure, "签字单编号 17。")
    carrying_out.reject_measure(case, house.actor("e"), measure, "编号 17 没有第二个签名。")
    measure.refresh_from_db()
    assert (measure.state, measure.done_on) == (MeasureState.STARTED, None)
    assert Clock.objects.filter(case=case, term="S12", settled_on=None).exists()


@pytest.mark.clause("4.3.1b")
def test_a_date_is_moved_with_a_reason_and_sixty_days_at_most(house: houses.House) -> None:
    case, head = closing.approved(house), house.actor("lin")
    measure = closing.planned(house, case)
    planning.reschedule_measure(case, head, measure, measure.due_on + timedelta(days=40), "印制延期")
    measure.refresh_from_db()
    with pytest.raises(NotLawful, match="at most 60 days"):
        planning.reschedule_measure(case, head, measure, measure.due_on + timedelta(days=21), "再延")
    clock = Clock.objects.get(case=case, term="S12", settled_on=None)
    assert clock.extended_days == 40
    assert clock.due_on >= measure.due_on


@pytest.mark.clause("4.3.1a")
def test_that_no_measure_is_needed_is_recorded_with_its_reason(house: houses.House) -> None:
    case = closing.approved(house)
    planning.no_measure(case, house.actor("an"), "情况不属实")
    assert not Clock.objects.filter(case=case, term="S11", settled_on=None).exists()
    closing.answered(house, case)
    closing.ending.close(case, house.actor("an"))
    other = closing.approved(house)
    closing.planned(house, other)
    with pytest.raises(NotLawful, match="measures already"):
        planning.no_measure(other, house.actor("an"), "情况不属实")


def test_measures_are_numbered_within_their_matter(house: houses.House) -> None:
    case = closing.approved(house)
    assert [closing.planned(house, case, days).number for days in (5, 9)] == [1, 2]
    with moment.standing_at(steps.day(30)):
        assert Clock.objects.filter(case=case, term="S12", due_on__lt=moment.today()).count() == 2
