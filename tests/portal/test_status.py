"""The page of the own matter: where it stands, what was said and answered; and never what was meant for others."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from dengwen.docket.models import Case
from dengwen.docket.reads import entries
from dengwen.feedback import explaining
from dengwen.intake import alike, deciding, talking
from dengwen.intake.classifying import classify
from dengwen.protection.identity import Purpose, view_identity
from dengwen.regulation.vocabulary import Category, MatterType, Refusal, Stage
from tests import closing
from tests import house as houses
from tests.house import House
from tests.intake import officers
from tests.portal.browser import Browser


def visiting(browser: Browser, **typed: str) -> Case:
    browser.come_back(browser.report(**typed), "en")
    return Case.objects.latest("pk")


@pytest.mark.clause("5.2.1b")
def test_it_says_where_the_matter_stands_and_what_comes_by_when(browser: Browser) -> None:
    case = visiting(browser)
    due = case.next_due_on
    assert "Your report has arrived and waits to be registered." in browser.page.text
    assert f"By {due.day} {due:%b} {due.year}: your report is registered" in browser.page.text
    assert "Your report arrived." in browser.page.text


def test_a_term_that_passed_is_said_to_be_late(browser: Browser) -> None:
    code = browser.report()
    with time_machine.travel(timezone.now() + timedelta(days=30)):
        browser.come_back(code, "en")
    assert "This day has passed." in browser.page.text


@pytest.mark.clause("5.2.1a")
@pytest.mark.clause("5.2.1c")
def test_the_dialogue_goes_both_ways_and_bears_only_days(browser: Browser, house: House) -> None:
    case = visiting(browser)
    assert "Your message was sent." in browser.send("/message/", text="我想补充一点").text
    officers.register(case, house.actor("an"), officers.ALL_GIVEN, [])
    talking.message_reporter(case, house.actor("an"), "请问是哪一批货?")
    page = browser.open("/en/status/")
    assert "我想补充一点" in page.text
    assert "请问是哪一批货?" in page.text
    own = [entry for entry in entries(case) if entry.act == "reporter_message"]
    assert [(entry.at, entry.actor_uid) for entry in own] == [(None, None)]


def test_an_empty_message_is_named_and_nothing_is_sent(browser: Browser) -> None:
    case = visiting(browser)
    page = browser.send("/message/", text="  ")
    assert 'id="id_text_wrong">Write something first.' in page.html
    assert len(entries(case)) == 1


@pytest.mark.clause("6.1.1b")
def test_what_officers_note_among_themselves_is_never_shown(browser: Browser, house: House) -> None:
    case = visiting(browser)
    talking.note(case, house.actor("an"), "内部看法,不给反馈人")
    assert "内部看法" not in browser.open("/en/status/").html


@pytest.mark.clause("3.2.2b")
@pytest.mark.clause("3.2.2c")
def test_a_refusal_is_read_with_its_reason_and_the_other_route(browser: Browser, house: House) -> None:
    case = visiting(browser)
    an = house.actor("an")
    officers.register(case, an, officers.ALL_GIVEN, [])
    deciding.refuse(case, an, Refusal.OUT_OF_SCOPE, "这件事与本单位没有关系,我们无权处理。", "可以向市场监管部门反映。")
    text = browser.open("/en/status/").text
    for told in ("Not taken up", "Outside the scope of these measures", "我们无权处理", "可以向市场监管部门反映"):
        assert told in text


@pytest.mark.clause("1.3.4a")
@pytest.mark.clause("6.1.2a")
def test_an_opening_of_the_identity_is_told_with_its_purpose(browser: Browser, house: House) -> None:
    case = visiting(browser, identity_mode="confidential", name="邹不平")
    view_identity(case, house.actor("he"), Purpose.SAFETY)
    text = browser.open("/en/status/").text
    assert "A keeper of identities opened your name. Purpose: To protect the reporter." in text
    assert "何静安" not in text


@pytest.mark.clause("5.1.1a")
@pytest.mark.clause("5.1.1b")
def test_the_answer_is_read_here_and_rated(browser: Browser, house: House) -> None:
    case = visiting(browser)
    closing.approved(house, case)
    assert not any(form.action.endswith("/rate/") for form in browser.open("/en/status/").forms)
    assert "your answer is prepared" in browser.page.text
    closing.answered(house, case)
    page = browser.open("/en/status/")
    assert "Your answer is below." in page.text
    reply = closing.reply(case)
    for told in (reply.handling, reply.result, reply.measures, reply.answers[0].text):
        assert told in page.text
    page = browser.send("/rate/", score="4", words="说得清楚")
    assert "Thank you for your rating." in page.text
    assert "You rated the handling with 4 out of 5." in page.text
    assert not any(form.action.endswith("/rate/") for form in page.forms)


@pytest.mark.clause("5.1.2a")
@pytest.mark.clause("5.1.2b")
def test_whoever_is_not_satisfied_says_so_and_reads_the_answer(browser: Browser, house: House) -> None:
    case = visiting(browser)
    closing.approved(house, case)
    closing.answered(house, case)
    browser.open("/en/status/")
    page = browser.send("/rate/", score="1", dissatisfied="on")
    assert "Say in a few words what does not satisfy you." in page.text
    assert page.form("/rate/").values["score"] == ["1"]
    page = browser.send("/rate/", score="1", dissatisfied="on", words="没有回答我问的事")
    assert "you get an answer to your objection" in page.text
    assert [entry.act for entry in entries(case)][-2:] == ["rate", "voice_dissatisfaction"]
    explaining.explain(case, house.actor("e"), "我们重新看了您问的那一批。")
    assert "我们重新看了您问的那一批。" in browser.open("/en/status/").text


def test_an_objection_can_follow_a_mild_rating(browser: Browser, house: House) -> None:
    case = visiting(browser)
    closing.approved(house, case)
    closing.answered(house, case)
    browser.open("/en/status/")
    browser.send("/rate/", score="3")
    assert "We have your objection." in browser.send("/object/", grounds="还是有一点不明白").text
    assert entries(case)[-1].act == "voice_dissatisfaction"


@pytest.mark.clause("3.1c")
def test_only_whoever_holds_the_code_takes_the_matter_back_and_must_confirm(browser: Browser) -> None:
    case = visiting(browser)
    page = browser.open("/en/status/withdraw/")
    assert "cannot be undone" in page.text
    assert "Tick the box to confirm." in browser.send("/withdraw/", text="已经解决").text
    case.refresh_from_db()
    assert case.stage == Stage.RECEIVED
    page = browser.send("/withdraw/", sure="on")
    assert "The matter was taken back." in page.text
    case.refresh_from_db()
    assert case.stage == Stage.WITHDRAWN
    assert "/status/withdraw/" not in page.html


def test_what_the_rules_forbid_is_refused_in_words(browser: Browser, house: House) -> None:
    case = visiting(browser)
    browser.open("/en/status/withdraw/")
    closing.approved(house, case)
    page = browser.send("/withdraw/", sure="on")
    assert "This is not possible" in page.text
    case.refresh_from_db()
    assert case.stage == Stage.APPROVED


def test_the_page_costs_few_queries_however_much_was_said(
    browser: Browser, django_assert_max_num_queries: object
) -> None:
    visiting(browser)
    for no in range(5):
        browser.send("/message/", text=f"第{no}条")
        browser.open("/en/status/")
    with django_assert_max_num_queries(15):  # type: ignore[operator]
        browser.open("/en/status/")


@pytest.mark.clause("3.1a")
@pytest.mark.clause("5.1.1a")
def test_whoever_was_joined_reads_the_answer_and_rates_it_on_the_own_page(browser: Browser, house: House) -> None:
    case, main = visiting(browser), houses.open_matter().case
    alike.merge(case, main, house.actor("an"))
    closing.approved(house, main)
    assert "Our answer" not in browser.open("/en/status/").text
    closing.answered(house, main)
    page = browser.open("/en/status/")
    assert "Our answer" in page.text
    assert closing.reply(main).result in page.text
    assert main.code not in page.html
    done = browser.send("/rate/", score="2", words="太慢", dissatisfied="on")
    assert "You rated the handling with 2 out of 5." in done.text
    assert "you get an answer to your objection" in done.text


@pytest.mark.clause("5.2.1b")
def test_once_the_answer_is_given_the_page_no_longer_says_that_it_is_prepared(browser: Browser, house: House) -> None:
    case = closing.approved(house, visiting(browser))
    assert "your answer is prepared" in browser.open("/en/status/").text
    closing.answered(house, case)
    page = browser.open("/en/status/").text
    assert "your answer is prepared" not in page
    assert "Your answer is below. The measures are still being carried out." in page
    closing.mended(house, case)
    page = browser.open("/en/status/").text
    assert "Your answer is below. The matter can now be closed." in page


def test_what_was_sent_is_shown_whole_and_as_it_was_chosen(browser: Browser, house: House) -> None:
    typed = {"matter_type": "complaint", "category": "safety", "subject_1": "林采薇", "avoid_1": "周明远"}
    case = visiting(browser, **typed)
    officers.register(case, house.actor("an"), officers.ALL_GIVEN, [])
    deciding.accept(case, house.actor("an"), deciding.Answer.YES, deciding.Answer.YES)
    classify(case, house.actor("an"), MatterType.REPORT, Category.INTEGRITY, "性质不同。")
    page = browser.open("/en/status/")
    shown = page.html.partition("What you sent")[2].partition("</details>")[0]
    for told in ("Complaint", "Safety", "林采薇", "周明远"):
        assert told in shown
