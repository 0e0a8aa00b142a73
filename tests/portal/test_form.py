"""The form: what is missing is named twice, and nothing typed is lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dengwen.vault import uploads
from dengwen.vault.models import SealedFile
from tests.portal.browser import Browser

WHOLE = {"matter_type": "complaint", "category": "service", "what": "等了三周没有回音"}


def test_missing_answers_are_named_at_the_top_and_beside_the_field(browser: Browser) -> None:
    browser.open("/en/report/")
    page = browser.send("/check/", where="Hall two")
    assert page.status == 200
    for name, sentence in [
        ("matter_type", "Choose what kind of matter it is."),
        ("category", "Choose what it is about."),
        ("what", "Describe what happened; a few sentences are enough."),
    ]:
        assert f'<a href="#id_{name}">{sentence}</a>' in page.html
        assert f'id="id_{name}_wrong">{sentence}' in page.html
        assert f'id="id_{name}"' in page.html
    assert 'aria-describedby="what_hint id_what_wrong" aria-invalid="true"' in page.html
    assert page.html.count('aria-invalid="true"') == 3


@pytest.mark.clause("3.2.1b")
def test_nothing_typed_is_lost_when_something_is_missing(browser: Browser) -> None:
    browser.open("/zh-hans/report/")
    unit = browser.page.html.split('name="subject_units" id="id_subject_units_1" value="')[1][:36]
    typed = {
        "matter_type": "report", "category": "safety", "where": "三号仓库", "when": "五月以来", "subject_1": "某甲",
        "subject_unit_1": unit, "subject_2": "某乙", "avoid_1": "某丙", "subject_units": [unit], "avoid_units": [unit],
        "identity_mode": "confidential", "name": "某人", "contact": "a@example.org", "wish": "contact",
        "reporter_type": "partner",
    }  # fmt: skip
    page = browser.send("/check/", **typed)
    kept = page.form("/check/").values
    for name, value in typed.items():
        assert kept[name] == (value if isinstance(value, list) else [value]), name


def test_a_name_is_asked_for_only_where_it_is_promised(browser: Browser) -> None:
    browser.open("/en/report/")
    page = browser.send("/check/", **WHOLE, identity_mode="named")
    assert "Write your name, or choose to stay anonymous." in page.text
    page = browser.send("/check/", **WHOLE, identity_mode="confidential", contact="a@example.org")
    assert "Check your answers" in page.text


def test_a_line_that_is_too_long_is_refused_and_kept(browser: Browser) -> None:
    browser.open("/en/report/")
    page = browser.send("/check/", **WHOLE, where="x" * 501)
    assert '<a href="#id_where">Where: Please keep this under 500 characters.</a>' in page.html
    assert page.form("/check/").values["where"] == ["x" * 501]


def test_every_line_of_the_summary_names_its_field(browser: Browser) -> None:
    browser.open("/zh-hans/report/")
    page = browser.send("/check/", **WHOLE, where="x" * 501, when="x" * 501, subject_2="x" * 501, avoid_1="x" * 501)
    summary = page.html.split('class="errors"')[1].split("</ul>")[0]
    lines = [each.split(">")[1].split("<")[0] for each in summary.split("<a ")[1:]]
    assert [line.split("：")[0] for line in lines] == ["地点", "时间", "涉及的人员或部门 2", "不能让谁看到 1"]


def test_a_choice_that_was_never_offered_is_refused_in_words(browser: Browser) -> None:
    browser.open("/en/report/")
    assert "Choose what it is about." in browser.send("/check/", **{**WHOLE, "category": "secret"}).text


@pytest.mark.clause("2.4a")
def test_files_stay_with_the_page_while_something_is_missing(browser: Browser) -> None:
    browser.open("/en/report/")
    page = browser.send("/check/", where="x", files=[SimpleUploadedFile("note.txt", b"seen twice")])
    assert "note.txt" in page.text
    assert SealedFile.objects.filter(staged=True).count() == 2
    page = browser.send("/check/", **WHOLE)
    assert "note.txt" in page.text
    assert "Hidden data is removed." in page.text


def test_a_file_can_be_taken_back(browser: Browser, media: object) -> None:
    browser.open("/en/report/")
    files = [SimpleUploadedFile("one.txt", b"one"), SimpleUploadedFile("two.txt", b"two")]
    page = browser.send("/check/", files=files)
    uid = page.html.split('name="drop" value="')[1][:36]
    page = browser.send("/check/", **WHOLE, drop=uid)
    assert "one.txt" not in page.text
    assert "two.txt" in page.text
    assert SealedFile.objects.count() == 2


def test_files_that_cannot_be_taken_are_named(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "LARGEST_BYTES", 100)
    browser.open("/en/report/")
    files = [SimpleUploadedFile("huge.txt", b"x" * 101), SimpleUploadedFile("good.txt", b"y")]
    page = browser.send("/check/", **WHOLE, files=[*files, SimpleUploadedFile("nothing.txt", b"")])
    assert "huge.txt is larger than 50 MB." in page.text
    assert "nothing.txt is empty." in page.text
    assert "good.txt" in page.text
    assert page.form("/check/").values["what"] == [WHOLE["what"]]


def test_an_eleventh_file_is_refused_in_words(browser: Browser) -> None:
    browser.open("/en/report/")
    eleven = [SimpleUploadedFile(f"f{no}.txt", b"x") for no in range(11)]
    page = browser.send("/check/", **WHOLE, files=eleven)
    assert "f10.txt was left out: ten files are the most." in page.text
    assert page.html.count('name="drop"') == 10


def test_ten_and_one_more_later_are_too_many(browser: Browser) -> None:
    browser.open("/en/report/")
    browser.send("/check/", files=[SimpleUploadedFile(f"f{no}.txt", b"x") for no in range(10)])
    page = browser.send("/check/", **WHOLE, files=[SimpleUploadedFile("more.txt", b"x")])
    assert "Ten files are the most. Please remove some." in page.text


def test_the_house_as_a_whole_is_no_unit_to_pick(browser: Browser) -> None:
    page = browser.open("/zh-hans/report/")
    assert "采购部" in page.text
    assert "总部" not in page.text


def test_each_visitor_has_a_token_of_their_own(house: object) -> None:
    """The empty form is drawn once for everybody."""
    tokens = {Browser().open("/en/report/").form("/check/").values["csrfmiddlewaretoken"][0] for _ in range(2)}
    assert len(tokens) == 2
    assert "token-of-this-visit" not in tokens


def test_more_people_can_be_named_and_everything_stays(browser: Browser) -> None:
    """A button brings the form again, with more rows, all that was typed, and the files."""
    browser.open("/zh-hans/report/")
    assert browser.page.html.count('<select name="subject_unit_') == 3
    typed = {**WHOLE, "subject_1": "某甲", "subject_3": "某丙", "avoid_2": "某丁", "subject_unit_names": "外协队"}
    page = browser.send("/check/", **typed, more="subjects", files=[SimpleUploadedFile("note.txt", b"seen")])
    assert 'class="errors"' not in page.html
    kept = page.form("/check/").values
    assert {name: kept[name] for name in typed} == {name: [value] for name, value in typed.items()}
    assert "note.txt" in page.text
    assert page.html.count('<select name="subject_unit_') == 6
    page = browser.send("/check/", more="avoid", subject_6="某己")
    page = browser.send("/check/", avoid_5="某戊")
    for told in ("某甲", "某丙", "某己", "外协队", "某丁", "某戊", "note.txt"):
        assert told in page.text
    page = browser.send("/done/", to="/zh-hans/report/")
    assert [page.form("/check/").values[name] for name in ("subject_3", "avoid_2")] == [["某己"], ["某戊"]]


def test_a_file_that_cannot_be_taken_is_named_also_when_rows_are_asked_for(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "LARGEST_BYTES", 100)
    browser.open("/en/report/")
    page = browser.send("/check/", **WHOLE, more="subjects", files=[SimpleUploadedFile("huge.txt", b"x" * 101)])
    assert "huge.txt is larger than 50 MB." in page.text
    assert page.form("/check/").values["what"] == [WHOLE["what"]]


def test_ten_rows_are_the_most(browser: Browser) -> None:
    browser.open("/en/report/")
    for rows in (6, 9, 10):
        page = browser.send("/check/", more="subjects")
        assert page.form("/check/").values["subject_rows"] == [str(rows)]
    assert 'name="more" value="subjects"' not in page.html
    assert 'name="more" value="avoid"' in page.html
    page = browser.send("/check/", **{f"subject_{no}": f"Person {no}" for no in range(1, 11)}, **WHOLE)
    assert "Person 10" in page.text


@pytest.mark.parametrize("said", ["", "x", "-1", "99", "1e9", "9" * 5000])
def test_a_number_of_rows_that_no_page_said_is_none(browser: Browser, said: str) -> None:
    browser.open("/en/report/")
    page = browser.send("/check/", subject_rows=said, avoid_rows=said)
    assert 3 <= int(page.form("/check/").values["subject_rows"][0]) <= 10


def test_enter_in_a_line_checks_the_answers_and_adds_no_rows(browser: Browser) -> None:
    """A browser presses the first button of the form."""
    html = browser.open("/en/report/").html.split("<form")[1]
    assert 'name="more"' not in html.split("<button")[1].split("</button>")[0]


def test_a_long_text_scrolls_in_itself(browser: Browser) -> None:
    browser.open("/zh-hans/report/")
    page = browser.send("/check/", **{**WHOLE, "what": "很长的话" * 400})
    assert '<p class="written long" tabindex="0">很长' in page.html
    assert page.html.count("written long") == 1
