"""Check your answers: everything is shown, the code too, and nothing is written yet."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dengwen.docket.models import Case
from dengwen.vault import receipts
from dengwen.vault.models import Receipt, Sealed
from tests.portal.browser import Browser, Page

WHOLE = {
    "matter_type": "report", "category": "integrity", "what": "验收记录与实物不符", "where": "三号仓库", "when": "上月",
    "subject_1": "林采薇", "avoid_1": "潘若谷", "identity_mode": "confidential", "name": "邹不平", "contact": "a@example.org",
    "wish": "contact", "reporter_type": "employee",
}  # fmt: skip


def checked(browser: Browser, **more: object) -> Page:
    browser.open("/zh-hans/report/")
    return browser.send("/check/", **{**WHOLE, **more})


def test_every_answer_is_shown(browser: Browser) -> None:
    page = checked(browser)
    for told in (
        "举报",
        "廉洁与利益冲突",
        "验收记录与实物不符",
        "三号仓库",
        "上月",
        "林采薇",
        "潘若谷",
        "邹不平",
        "员工",
    ):
        assert told in page.text
    assert "也可以使用我留下的联系方式" in page.text


def test_the_code_is_shown_and_nothing_is_written(browser: Browser) -> None:
    page = checked(browser)
    code = page.form("/done/").values["code"][0]
    assert receipts.normalise(code)
    assert page.html.count(code.split("-")[3]) >= 2
    assert not Case.objects.exists()
    assert not Receipt.objects.exists()
    assert not Sealed.objects.exists()


def test_the_page_carries_the_answers_unreadably(browser: Browser) -> None:
    draft = checked(browser).form("/done/").values["draft"][0]
    assert len(draft) > 300
    assert "三号仓库" not in draft


def test_going_back_brings_every_answer_along(browser: Browser) -> None:
    checked(browser, files=[SimpleUploadedFile("note.txt", b"seen")])
    page = browser.send("/done/", to="/zh-hans/report/")
    kept = page.form("/check/").values
    assert {name: kept[name] for name in WHOLE} == {name: [value] for name, value in WHOLE.items()}
    assert "note.txt" in page.text
    code = kept["code"]
    page = browser.send("/check/", what="改过的内容")
    assert "改过的内容" in page.text
    assert page.form("/done/").values["code"] == code


def test_a_name_typed_before_choosing_to_stay_anonymous_is_neither_shown_nor_sealed(browser: Browser) -> None:
    page = checked(browser, identity_mode="anonymous")
    assert "邹不平" not in page.text
    browser.send("/done/")
    assert set(Sealed.objects.values_list("compartment__kind", flat=True)) == {"R"}


def test_changing_a_report_that_was_sent_makes_a_second_one(browser: Browser) -> None:
    first = checked(browser).form("/done/").values["code"]
    earlier = browser.page
    browser.send("/done/")
    browser.page = earlier
    browser.send("/done/", to="/zh-hans/report/")
    page = browser.send("/check/", what="另外一件事")
    assert "这份内容您已经提交过了" in page.text
    assert page.form("/done/").values["code"] != first
    browser.send("/done/")
    assert Case.objects.count() == 2


@pytest.mark.parametrize("address", ["check/", "done/"])
def test_the_inner_pages_lead_back_to_the_form_when_opened_bare(browser: Browser, address: str) -> None:
    page = browser.open(f"/en/report/{address}")
    assert page.response.redirect_chain == [("/en/report/", 302)]


def test_the_form_can_be_kept_by_the_browser_and_no_page_with_answers(browser: Browser) -> None:
    """Back from the check page finds what was typed (tests/browser looks); what holds answers or a code is never stored."""
    assert browser.open("/en/report/").response["Cache-Control"] == "private, no-cache"
    assert "use the button below, not your browser's Back" in browser.send("/check/", **WHOLE).text
    assert browser.page.response["Cache-Control"] == "no-store"
    assert browser.send("/done/", to="/en/report/").response["Cache-Control"] == "no-store"


def test_no_plain_line_but_name_and_contact_that_a_browser_would_remember(browser: Browser) -> None:
    html = browser.open("/en/report/").html
    lines = [each.split(">")[0] for each in html.split('<input type="text"')[1:]]
    assert lines
    assert [line for line in lines if 'autocomplete="off"' not in line] == []
    assert 'autocomplete="off"' not in html.split("<form")[1].split(">")[0]


def test_a_line_broken_in_two_is_one_line(browser: Browser) -> None:
    browser.open("/zh-hans/report/")
    assert "三号 仓库" in browser.send("/check/", **{**WHOLE, "where": " 三号\r\n仓库 "}).text
