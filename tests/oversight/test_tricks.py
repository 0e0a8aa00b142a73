"""Each known trick is played next to the honest course of the same matter: K2, K4 and K5 do not improve by it (F8)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from dengwen.docket.acts import NotLawful, perform
from dengwen.oversight import kpi
from dengwen.oversight.periods import Quarter
from tests import house as houses
from tests.investigation import steps
from tests.oversight.stories import Story, after, honest

QUARTER = Quarter(2026, 1)
NEXT = Quarter(2026, 2)
DAY = date(2026, 1, 5)
CROWD = [honest(after(DAY, no)) for no in range(8)] + [honest(DAY, late=20)]


@dataclass(frozen=True)
class Seen:
    """What the indicators make of the crowd and the one troubled matter."""

    handled: float
    timely: float
    median: int
    oldest: int


def seen(troubled: Story, quarter: Quarter = QUARTER) -> Seen:
    standings = [each.standing for each in (*CROWD, troubled)]
    handled, timely = (
        kpi.handling(standings, quarter, quarter.last),
        kpi.timely_feedback(standings, quarter, quarter.last),
    )
    ages = kpi.ageing(standings, quarter.last)
    return Seen(handled.rate.percent or 0, timely.rate.percent or 0, ages.median or 0, ages.oldest or 0)


def stuck() -> Story:
    """The troubled matter told honestly: taken up in time, and not concluded in the quarter."""
    return Story(DAY).accepted(after(DAY, 1)).dispatched(after(DAY, 2)).assigned(after(DAY, 3))


def typed_in_late() -> Story:
    late = after(DAY, 45)
    return Story(DAY, typed=late).accepted(after(late, 1)).dispatched(after(late, 2)).assigned(after(late, 3))


def extended_without_end() -> Story:
    story = stuck()
    for no in range(12):
        rows = [["*", "clock", str(story.uid), {"due_on": after(DAY, 60 + 30 * no).isoformat(), "extended_days": 30}]]
        story.tell("extend", after(DAY, 20 + no), rows)
    return story


def returned_again_and_again() -> Story:
    story = Story(DAY).accepted(after(DAY, 1))
    for no in range(10):
        story.dispatched(after(DAY, 2 + 7 * no)).tell("return_objection", after(DAY, 5 + 7 * no))
    return story.dispatched(after(DAY, 75)).assigned(after(DAY, 77))


def sent_back_to_investigate() -> Story:
    story = stuck()
    for no in range(6):
        story.starts("submit_report", after(DAY, 20 + 9 * no), "T6").starts(
            "return_report", after(DAY, 24 + 9 * no), "T5"
        )
    return story


def paused_without_end() -> Story:
    return stuck().tell("pause", after(DAY, 5))


def withdrawn_by_the_office() -> Story:
    return stuck().tell("withdraw", after(DAY, 20), post="staff")


def concluded_and_reopened() -> Story:
    story = stuck().approved(after(DAY, 70)).answered(after(DAY, 71)).closed(after(DAY, 72))
    return story.starts("reopen", NEXT.first, "T5")


TRICKS = [
    typed_in_late,
    extended_without_end,
    returned_again_and_again,
    sent_back_to_investigate,
    paused_without_end,
    withdrawn_by_the_office,
    concluded_and_reopened,
]


@pytest.mark.clause("7.2.1d")
@pytest.mark.clause("7.2.1f")
@pytest.mark.parametrize("trick", TRICKS, ids=lambda trick: trick.__name__)
@pytest.mark.parametrize("quarter", [QUARTER, NEXT], ids=str)
def test_f8_no_trick_improves_an_indicator(trick: Callable[[], Story], quarter: Quarter) -> None:
    honestly, tricked = seen(stuck(), quarter), seen(trick(), quarter)
    assert tricked.handled <= honestly.handled
    assert tricked.timely <= honestly.timely
    assert tricked.median >= honestly.median
    assert tricked.oldest >= honestly.oldest


def test_f8_the_indicators_do_move_when_the_work_is_done() -> None:
    """The control: the same measure sees an improvement where there is one."""
    honestly = seen(stuck())
    done = seen(stuck().approved(after(DAY, 30)).answered(after(DAY, 31)).closed(after(DAY, 32)))
    assert done.handled > honestly.handled
    assert done.timely > honestly.timely
    assert done.oldest < honestly.oldest


def test_f8_only_the_reporters_own_code_takes_a_matter_back(house: houses.House) -> None:
    case = steps.begun(house)
    for name in houses.STAFF:
        with pytest.raises(NotLawful):
            perform("withdraw", case, house.actor(name))
    by_code = stuck().tell("withdraw", after(DAY, 20), post="reporter").standing
    assert kpi.handling([by_code], QUARTER, QUARTER.last).rate.denominator == 0
    assert kpi.ageing([by_code], QUARTER.last).count == 0


def test_f8_a_reopened_matter_keeps_its_first_days() -> None:
    story = concluded_and_reopened()
    first = story.standing.due_on
    story.approved(after(NEXT.first, 20)).answered(after(NEXT.first, 21)).closed(after(NEXT.first, 22))
    standing = story.standing
    assert (standing.received_on, standing.due_on, standing.first_closed_on) == (DAY, first, after(DAY, 72))
    assert kpi.timely_feedback([standing], QUARTER, QUARTER.last).rate == kpi.Rate(0, 1)
    assert kpi.timely_feedback([standing], NEXT, NEXT.last).rate == kpi.Rate(0, 0)
    assert kpi.handling([standing], QUARTER, QUARTER.last).paired["reopened"] == kpi.Rate(1, 1)
