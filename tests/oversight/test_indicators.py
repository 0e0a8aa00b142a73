"""The indicators as they are defined: by entries, with numerator, denominator and what must be read beside them (7.2.1)."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dengwen.oversight import kpi
from dengwen.oversight.figures import by_unit, too_few
from dengwen.oversight.kpi import Figure, Rate
from dengwen.oversight.periods import Quarter, quarter_of, run_up_to, written
from dengwen.oversight.withholding import FEWEST, withheld
from tests.oversight.stories import Story, after, honest

QUARTER = Quarter(2026, 1)
DAY = date(2026, 1, 5)


@pytest.mark.clause("7.2.1c")
def test_k1_counts_decisions_and_shows_overturned_refusals() -> None:
    accepted = [honest(DAY).standing for _ in range(3)]
    refused = Story(DAY).tell("refuse", after(DAY, 3)).standing
    overturned = Story(DAY).tell("refuse", after(DAY, 3)).tell("accept", after(DAY, 20)).standing
    undecided = Story(DAY).standing
    figure = kpi.acceptance([*accepted, refused, overturned, undecided], QUARTER)
    assert figure.rate == Rate(3, 5)
    assert figure.paired["overturned"] == Rate(1, 2)
    assert kpi.acceptance([refused], Quarter(2026, 2)).rate == Rate(0, 0)


@pytest.mark.clause("7.2.1d")
def test_k2_counts_what_fell_due_and_shows_extended_and_reopened() -> None:
    done, open_ = honest(DAY), Story(DAY).accepted(after(DAY, 1)).tell("extend", after(DAY, 9))
    figure = kpi.handling([done.standing, open_.standing], QUARTER, QUARTER.last)
    assert figure.rate == Rate(1, 2)
    assert figure.paired == {"reopened": Rate(0, 1), "extended": Rate(1, 2)}
    assert kpi.handling([open_.standing], QUARTER, after(DAY, 10)).rate == Rate(0, 0)


@pytest.mark.clause("7.2.1e")
def test_k3_shows_who_answered_and_silence_is_no_satisfaction() -> None:
    verdicts = ["satisfied"] * 9 + ["neutral", "dissatisfied"]
    rated = [honest(DAY).tell("rate", after(DAY, 40), facts={"class": each}, post="reporter") for each in verdicts]
    rated[0].tell("voice_dissatisfaction", after(DAY, 41), post="reporter")
    silent = [honest(DAY) for _ in range(5)]
    by_staff = honest(DAY).tell("rate", after(DAY, 40), facts={"class": "satisfied"})
    figure = kpi.satisfaction([each.standing for each in (*rated, *silent, by_staff)], QUARTER)
    assert figure.rate == Rate(9, 11)
    assert figure.paired == {"responded": Rate(11, 17), "objected": Rate(1, 9)}
    assert too_few(Figure("K3", Rate(9, 9)))
    assert too_few(figure)
    assert not too_few(Figure("K3", Rate(9, 14)))


@pytest.mark.clause("7.2.1f")
def test_k4_keeps_the_late_and_the_missing_in_the_denominator() -> None:
    missing = Story(DAY).accepted(after(DAY, 1)).assigned(after(DAY, 3)).approved(after(DAY, 25))
    standings = [honest(DAY).standing, honest(DAY, late=20).standing, missing.standing]
    figure = kpi.timely_feedback(standings, QUARTER, QUARTER.last)
    assert figure.rate == Rate(1, 3)
    assert figure.days["whole_age"] == (QUARTER.last - DAY).days


def test_k5_counts_from_the_first_receipt_and_tells_pauses_apart() -> None:
    paused = Story(DAY).accepted(after(DAY, 1)).assigned(after(DAY, 3)).tell("pause", after(DAY, 10))
    resumed = Story(DAY).assigned(after(DAY, 3)).tell("pause", after(DAY, 10))
    resumed.tell("resume", after(DAY, 40), facts={"until": after(DAY, 20).isoformat()})
    ages = kpi.ageing([paused.standing, resumed.standing, honest(DAY).standing], after(DAY, 50))
    assert (ages.count, ages.median, ages.oldest) == (2, 50, 50)
    assert ages.paused_a_matter == (40 + 10) / 2


def test_a_recomputed_calendar_moves_the_day_on_which_feedback_is_due() -> None:
    story = Story(DAY).accepted(DAY).assigned(DAY).approved(after(DAY, 10))
    clock = story.standing.feedback_clock
    later = after(DAY, 40)
    rows = [["*", "clock", str(clock), {"due_on": later.isoformat()}]]
    assert story.tell("recompute", after(DAY, 11), rows, post="system").standing.feedback_due_on == later


@pytest.mark.clause("5.2.2a")
def test_a_small_unit_is_withheld_and_so_is_its_complement() -> None:
    units = [uuid4() for _ in range(3)]
    counts = dict(zip(units, (3, 6, 9), strict=True))
    stories = [
        Story(DAY).accepted(DAY).dispatched(DAY, unit).assigned(DAY).standing
        for unit, count in counts.items()
        for _ in range(count)
    ]
    cells = by_unit(stories, QUARTER, QUARTER.last)
    assert [cells[unit]["K2"].hidden for unit in units] == [True, True, False]


@pytest.mark.clause("5.2.2a")
@given(st.lists(st.integers(0, 40), max_size=12))
def test_nothing_hidden_can_be_had_by_subtraction(counts: list[int]) -> None:
    hidden = withheld({no: (count, count) for no, count in enumerate(counts)})
    small = {no for no, count in enumerate(counts) if 0 < count < FEWEST}
    assert small <= hidden
    left = [no for no, count in enumerate(counts) if count and no not in hidden]
    if hidden and left:
        assert len(hidden) > 1
        assert sum(counts[no] for no in hidden) >= FEWEST


PARTS = st.integers(0, 40).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


@pytest.mark.clause("5.2.2a")
@given(st.lists(PARTS, max_size=12))
def test_neither_what_is_counted_nor_what_is_left_can_be_had(parts: list[tuple[int, int]]) -> None:
    """On every side of every rate, and of what is hidden taken together, there is nobody, or five at least."""
    hidden = withheld(dict(enumerate(parts)))
    shown = [parts[no] for no in range(len(parts)) if no not in hidden and parts[no][1]]
    for counted, whole in shown:
        assert not {counted, whole, whole - counted} & set(range(1, FEWEST))
    if hidden and shown:
        counted, whole = (sum(parts[no][side] for no in hidden) for side in (0, 1))
        assert len(hidden) > 1
        assert not {counted, whole, whole - counted} & set(range(1, FEWEST))


@pytest.mark.parametrize(
    ("rate", "hidden"), [((9, 10), True), ((33, 35), True), ((1, 10), True), ((10, 10), False), ((5, 10), False)]
)
def test_a_figure_from_which_one_or_two_matters_follow_is_withheld(rate: tuple[int, int], hidden: bool) -> None:
    assert too_few(Figure("K2", Rate(*rate))) is hidden


def test_quarters_follow_one_another() -> None:
    assert (quarter_of(date(2026, 11, 23)), written("2026-Q4")) == (Quarter(2026, 4), Quarter(2026, 4))
    assert Quarter(2026, 4).following == Quarter(2027, 1)
    assert [str(each) for each in run_up_to(Quarter(2026, 2), 3)] == ["2025-Q4", "2026-Q1", "2026-Q2"]
    assert (Quarter(2026, 1).first, Quarter(2026, 1).last) == (date(2026, 1, 1), date(2026, 3, 31))
    assert [written(text) for text in ("2026-Q5", "0000-Q1", "x", "")] == [None] * 4


@pytest.mark.parametrize(("percent", "value"), [(50, 5), (90, 9), (100, 10)])
def test_percentiles_are_values_that_occur(percent: int, value: int) -> None:
    assert kpi.percentile(range(1, 11), percent) == value
    assert kpi.percentile([], percent) is None
