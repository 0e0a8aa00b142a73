"""Test pieces of supervision: recognised by their mark in whatever way they come, traced to the end, told to nobody else (7.1.1c, F6)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from dengwen.docket import moment, rebuild
from dengwen.intake import planting
from dengwen.intake.given import Given
from dengwen.intake.models import Planted
from dengwen.intake.submissions import receive
from dengwen.intake.waiting import Arrival, keep
from dengwen.regulation.vocabulary import Category, Channel, MatterType
from dengwen.vault import receipts
from tests.desk_pages import enter
from tests.house import House

pytestmark = pytest.mark.django_db
PAGE = "/desk/planted/"


@pytest.fixture(autouse=True)
def _afresh() -> Iterator[None]:
    planting.forget()
    yield
    planting.forget()


def planted(house: House, mark: str, days: int = 0) -> Planted:
    return planting.plant(Channel.BOX, mark, moment.today() - timedelta(days=days), house.actor("feng"))


@pytest.mark.clause("7.1.1c")
def test_f6_a_piece_that_arrives_is_found_and_one_that_does_not_is_missed(house: House) -> None:
    came, lost = planted(house, "青藤玄钟 4711"), planted(house, "素雁赭帆2222", days=30)
    given = Given(MatterType.SUGGESTION, Category.SERVICE, "建议在大厅放伞。青藤 玄钟4711。", channel=Channel.BOX)
    case = receive(given, receipts.new_code())
    came.refresh_from_db()
    assert (came.found_uid, came.mark) == (case.uid, b"")
    assert list(planting.overdue(moment.today())) == [lost]
    assert list(rebuild.check()) == []
    page = enter(house, "feng").get(PAGE).content.decode()
    assert "Did not arrive" in page
    assert "Received" in page
    for name in ("an", "lin", "zhou", "wu"):
        assert enter(house, name).get(PAGE).status_code == 403


def test_a_piece_that_only_waits_is_found_too(house: House) -> None:
    piece = planted(house, "绯舟茜灯9001")
    waiting = keep(Arrival(Channel.SOCIAL, "m", {"text": "绯舟茜灯 9001，请问食堂几点开？"}))
    piece.refresh_from_db()
    assert piece.found_uid == waiting.uid
    assert "waits to be sorted" in enter(house, "gao").get(PAGE).content.decode()


def test_supervision_plants_by_its_page_and_the_mark_lies_nowhere_in_the_clear(house: House) -> None:
    client = enter(house, "feng")
    assert client.post(PAGE, {"channel": "hotline", "planted_on": "x", "mark": "短"}).status_code == 422
    done = client.post(PAGE, {"channel": "hotline", "planted_on": str(moment.today()), "mark": "黛桥缃松3333"})
    assert done.status_code == 302
    piece = Planted.objects.get()
    assert "黛桥缃松3333".encode() not in piece.mark
    assert "黛桥缃松3333" not in client.get(PAGE).content.decode()
