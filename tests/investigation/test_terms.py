"""The term of the investigation: extensions by somebody else within caps, pauses from a closed list, a limit that nothing moves (F8)."""

from datetime import date

import pytest

from dengwen.clerk import upkeep
from dengwen.docket import moment
from dengwen.docket.actors import REPORTER
from dengwen.docket.acts import NotLawful, perform
from dengwen.docket.models import Case, Clock
from dengwen.docket.papers import open_papers
from dengwen.intake.talking import message_reporter
from dengwen.investigation import extension, reporting, running, standstill
from dengwen.investigation.models import Extension
from dengwen.regulation.terms import PAUSE_CAP_DAYS
from dengwen.regulation.vocabulary import Pause
from dengwen.vault.session import Opener
from tests import house as houses
from tests.investigation import steps

NOTICE = "调查需要更多时间:等待盘点结果。"


def due(case: Case) -> date:
    return Clock.objects.filter(case=case, term="T5").latest("pk").due_on


def granted(house: houses.House, case: Case, days: int) -> None:
    extension.ask_extension(case, house.actor("ma"), days, "盘点未完")
    extension.extend(case, house.actor("lin"), days, NOTICE)


@pytest.mark.clause("4.1.3a")
def test_an_extension_is_granted_by_another_person_and_told_to_the_reporter(house: houses.House) -> None:
    case = steps.begun(house)
    assert due(case) == date(2026, 4, 1)
    extension.ask_extension(case, house.actor("ma"), 20, "盘点未完")
    extension.extend(case, house.actor("lin"), 15, NOTICE)
    assert due(case) == date(2026, 4, 16)
    assert Clock.objects.get(case=case, term="T5").extended_days == 15
    officer = house.actor("an")
    told = open_papers(case, Opener(officer.token, officer.seat_uid), ["progress"])
    assert [(each.body["text"], set(each.bodies)) for each in told] == [(NOTICE, {"R", "T"})]


@pytest.mark.clause("4.1.3a")
def test_who_asked_does_not_grant_and_nothing_is_granted_unasked_or_untold(house: houses.House) -> None:
    case, head, investigator = steps.begun(house), house.actor("lin"), house.actor("ma")
    with pytest.raises(NotLawful):
        extension.extend(case, head, 5, NOTICE)
    with pytest.raises(NotLawful):
        extension.ask_extension(case, investigator, 5, " ")
    extension.ask_extension(case, investigator, 5, "盘点未完")
    with pytest.raises(NotLawful):
        extension.ask_extension(case, investigator, 5, "再加五天")
    with pytest.raises(NotLawful):
        extension.extend(case, investigator, 5, NOTICE)
    with pytest.raises(NotLawful):
        extension.extend(case, head, 6, NOTICE)
    with pytest.raises(NotLawful, match="Tell the reporter"):
        extension.extend(case, head, 5, " ")
    assert due(case) == date(2026, 4, 1)
    assert Extension.objects.get().granted_on is None


@pytest.mark.clause("4.1.3a")
def test_f8_extensions_end_at_the_cap_however_many_are_asked_for(house: houses.House) -> None:
    case = steps.begun(house)
    for number, days in enumerate((25, 25, 10)):
        with moment.standing_at(steps.day(20 * number)):
            granted(house, case, days)
    assert due(case) == date(2026, 6, 1), "ninety natural days, the last of them a Sunday"
    for days in (1, 30):
        with moment.standing_at(steps.day(60)), pytest.raises(NotLawful):
            extension.ask_extension(case, house.actor("ma"), days, "还要")


@pytest.mark.clause("4.2.2b")
def test_f8_a_returned_report_buys_no_time_beyond_the_limit_of_the_first_naming(house: houses.House) -> None:
    case = steps.begun(house)
    granted(house, case, 40)
    steps.found_untrue(house, case)
    with moment.standing_at(steps.day(66)):
        reporting.submit_report(case, house.actor("ma"), steps.REPORT)
        steps.returned(house, case)
        assert due(case) == date(2026, 6, 1)
        assert running.extension_left(case) == 20
        with pytest.raises(NotLawful):
            granted(house, case, 21)
        extension.ask_extension(case, house.actor("ma"), 20, "还要")
        with pytest.raises(NotLawful, match="last day"):
            extension.extend(case, house.actor("lin"), 20, NOTICE)


def test_f8_what_is_late_is_neither_extended_nor_paused_afterwards(house: houses.House) -> None:
    case = steps.begun(house)
    extension.ask_extension(case, house.actor("ma"), 10, "盘点未完")
    with moment.standing_at(steps.day(31)):
        with pytest.raises(NotLawful, match="late"):
            extension.extend(case, house.actor("lin"), 10, NOTICE)
        with pytest.raises(NotLawful, match="late"):
            standstill.pause(case, house.actor("ma"), Pause.EXPERT_OPINION, "鉴定")
    assert due(case) == date(2026, 4, 1)


@pytest.mark.clause("4.1.3a")
def test_a_pause_moves_the_term_by_its_own_days(house: houses.House) -> None:
    case, investigator = steps.begun(house), house.actor("ma")
    with moment.standing_at(steps.day(7)):
        standstill.pause(case, investigator, Pause.EXPERT_OPINION, "送检样品")
    with moment.standing_at(steps.day(17)):
        standstill.resume(case, investigator)
    assert due(case) == date(2026, 4, 13), "eleventh of April is a Saturday"
    with pytest.raises(NotLawful):
        standstill.resume(case, investigator)


def test_f8_a_pause_that_nobody_ends_runs_out_by_itself(house: houses.House) -> None:
    """While it stands still the due day is the one with the whole cap; nothing need be done for the term to run again."""
    case, investigator = steps.begun(house), house.actor("ma")
    with moment.standing_at(steps.day(1)):
        standstill.pause(case, investigator, Pause.EXPERT_OPINION, "送检样品")
    cap = PAUSE_CAP_DAYS[Pause.EXPERT_OPINION]
    assert due(case) == date(2026, 5, 6), "thirty days more, and then a holiday"
    with moment.standing_at(steps.day(cap + 20)):
        standstill.resume(case, investigator)
    assert due(case) == date(2026, 5, 6)
    with moment.standing_at(steps.day(cap + 21)), pytest.raises(NotLawful, match="used up"):
        standstill.pause(case, investigator, Pause.EXPERT_OPINION, "再送检")


def test_f8_many_short_pauses_share_one_cap(house: houses.House) -> None:
    case, investigator = steps.begun(house), house.actor("ma")
    for number in range(4):
        with moment.standing_at(steps.day(10 * number + 1)):
            standstill.pause(case, investigator, Pause.EXPERT_OPINION, "送检样品")
        with moment.standing_at(steps.day(10 * number + 10)):
            if number < 3:
                standstill.resume(case, investigator)
    assert running.days_left_of(case, Pause.EXPERT_OPINION) == 0
    assert due(case) == date(2026, 5, 6)


def test_f8_waiting_for_the_reporter_needs_a_question_and_ends_with_the_answer(house: houses.House) -> None:
    case, investigator = steps.begun(house), house.actor("ma")
    perform("reporter_message", case, REPORTER)
    with pytest.raises(NotLawful, match="owes no answer"):
        standstill.pause(case, investigator, Pause.AWAITING_REPORTER, "等补充")
    message_reporter(case, investigator, "能否说明批次?")
    with moment.standing_at(steps.day(1)):
        standstill.pause(case, investigator, Pause.AWAITING_REPORTER, "等补充")
    with moment.standing_at(steps.day(3)):
        perform("reporter_message", case, REPORTER)
    with moment.standing_at(steps.day(12)):
        standstill.resume(case, investigator)
    assert due(case) == date(2026, 4, 3), "two days of waiting, not twelve"
    assert running.days_left_of(case, Pause.AWAITING_REPORTER) == 13


def test_f8_no_report_and_no_extension_while_the_term_stands_still(house: houses.House) -> None:
    case, investigator = steps.begun(house), house.actor("ma")
    steps.found_untrue(house, case)
    standstill.pause(case, investigator, Pause.OTHER_AUTHORITY, "等公安机关结论")
    with pytest.raises(NotLawful, match="stands still"):
        reporting.submit_report(case, investigator, steps.REPORT)
    with pytest.raises(NotLawful, match="stands still"):
        extension.ask_extension(case, investigator, 5, "还要")
    with pytest.raises(NotLawful, match="stands still"):
        standstill.pause(case, investigator, Pause.EXPERT_OPINION, "鉴定")
    with moment.standing_at(steps.day(2)):
        standstill.resume(case, investigator)
        reporting.submit_report(case, investigator, steps.REPORT)


def test_f8_all_tricks_together_never_pass_ninety_days_from_the_naming(house: houses.House) -> None:
    case, investigator = steps.begun(house), house.actor("ma")
    granted(house, case, 60)
    for number, reason in enumerate((Pause.OTHER_AUTHORITY, Pause.EXPERT_OPINION)):
        with moment.standing_at(steps.day(number * 40)):
            standstill.pause(case, investigator, reason, "等待")
        with moment.standing_at(steps.day(number * 40 + 39)):
            standstill.resume(case, investigator)
    assert due(case) == date(2026, 6, 1)


def test_f8_a_calendar_round_does_not_move_the_term_past_caps_and_limits(house: houses.House) -> None:
    """In December every due day of the next year is provisional; counting again gives the same day, pauses and limit included."""
    with moment.standing_at(steps.day(280)):
        case = steps.begun(house)
        granted(house, case, 50)
        standstill.pause(case, house.actor("ma"), Pause.OTHER_AUTHORITY, "等待")
        before = due(case)
    assert Clock.objects.get(case=case, term="T5").provisional
    upkeep.recompute(steps.day(281))
    assert due(case) == before
    assert (before - date(2026, 12, 7)).days in range(90, 93)
