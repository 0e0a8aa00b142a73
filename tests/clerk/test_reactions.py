"""After this entry, do that: at least once, and nothing the second time."""

from typing import Any

import pytest

from dengwen.clerk import reactions
from dengwen.clerk.models import Cursor
from dengwen.desk.models import Notice
from dengwen.desk.notices import NoticeKind
from dengwen.docket.models import Seat
from dengwen.ledger.folds import last_index
from dengwen.people.circle import Concerned
from dengwen.regulation.vocabulary import SeatRole
from dengwen.vault import session
from tests import house as houses
from tests.investigation import steps

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> houses.House:
    return houses.build()


def told(kind: NoticeKind) -> set[Any]:
    return set(Notice.objects.filter(kind=kind).values_list("staff_uid", flat=True))


def test_everybody_given_a_part_is_told_once_and_supervision_is_not_disturbed(house: houses.House) -> None:
    case = houses.open_matter(kinds=("R", "I")).case
    reactions.react_to_all()
    seats = Seat.objects.filter(case=case).exclude(role=SeatRole.SUPERVISOR)
    assert told(NoticeKind.SEATED) == set(seats.values_list("staff_uid", flat=True))
    Cursor.objects.all().update(index=-1)
    before = Notice.objects.count()
    reactions.react_to_all()
    assert Notice.objects.count() == before


def test_a_fault_between_reaction_and_cursor_repeats_the_reaction_alone(
    house: houses.House, monkeypatch: pytest.MonkeyPatch
) -> None:
    houses.open_matter()
    spoilt = {"seated": ((reactions.ANY, reactions.seated_are_told), (reactions.ANY, _breaks))}
    with monkeypatch.context() as broken:
        broken.setattr(reactions, "REACTIONS", spoilt)
        with pytest.raises(ZeroDivisionError):
            reactions.react("seated")
    assert Cursor.objects.get(name="seated").index == -1
    assert Notice.objects.count() == 0
    assert reactions.react("seated") == last_index() + 1
    assert told(NoticeKind.SEATED)


def _breaks(_happened: Any) -> None:
    raise ZeroDivisionError


@pytest.mark.clause("6.1.1b")
def test_the_excluded_are_told_nothing(house: houses.House) -> None:
    accused = Concerned(people=frozenset({house.uid("bai")}))
    case = houses.open_matter(concerned=accused).case
    reactions.react_to_all()
    assert not told(NoticeKind.SEATED) & {house.uid("bai"), house.uid("an"), house.uid("zhou")}
    assert house.uid("cai") in told(NoticeKind.SEATED)
    assert case.next_term == "T1"


def test_a_notice_holds_a_kind_a_matter_and_a_day_and_nothing_else() -> None:
    columns = {field.name for field in Notice._meta.concrete_fields}
    assert columns == {"id", "staff_uid", "kind", "case", "term", "occasion", "on", "seen"}


def test_who_hands_a_matter_on_is_not_told_but_who_comes_next_is(house: houses.House) -> None:
    with session.in_process():
        case = steps.reported(house)
        reactions.react_to_all()
        steps.returned(house, case)
        reactions.react_to_all()
    assert told(NoticeKind.TURN) == {house.uid("lin"), house.uid("ma")}
