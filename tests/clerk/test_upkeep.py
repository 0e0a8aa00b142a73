"""A calendar that becomes known moves open terms and leaves both values; a year nobody knows is told to the administrators."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from dengwen.clerk import upkeep
from dengwen.desk.models import Notice
from dengwen.desk.notices import NoticeKind
from dengwen.docket import moment, rebuild
from dengwen.docket.models import Clock
from dengwen.docket.reads import entries
from dengwen.policy import edits, numbers
from dengwen.regulation.calendars import calendar_for, with_year
from tests import house as houses

pytestmark = pytest.mark.django_db
DECEMBER = datetime(2026, 12, 30, 10, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.clause("1.3.1")
def test_a_published_year_makes_provisional_days_firm_and_enters_both_values(monkeypatch: pytest.MonkeyPatch) -> None:
    houses.build()
    with moment.standing_at(DECEMBER):
        case = houses.open_matter().case
    was = Clock.objects.get(case=case, term="T2")
    assert was.provisional
    off = [date(2027, 1, day) for day in (1, 2, 3, 4, 5)]
    published = with_year(calendar_for("CN"), 2027, off, [])
    monkeypatch.setattr(edits, "calendar_for", lambda country: published)
    numbers.forget()
    assert upkeep.recompute(DECEMBER) > 0
    now = Clock.objects.get(case=case, term="T2")
    assert (now.provisional, now.due_on > was.due_on) == (False, True)
    facts = [entry.body["facts"] for entry in entries(case) if entry.act == "recompute"]
    assert {"term": "T2", "was": was.due_on.isoformat(), "is": now.due_on.isoformat()} in facts
    assert list(rebuild.check()) == []
    assert upkeep.recompute(DECEMBER) == 0
    numbers.forget()


def test_administrators_are_told_of_a_year_that_nobody_knows() -> None:
    house = houses.build()
    assert upkeep.watch_calendar(datetime(2026, 9, 1, tzinfo=ZoneInfo("Asia/Shanghai"))) == 0
    assert upkeep.watch_calendar(DECEMBER) == 1
    assert set(Notice.objects.filter(kind=NoticeKind.CALENDAR_ENDS).values_list("staff_uid", flat=True)) == {
        house.uid("wu")
    }
