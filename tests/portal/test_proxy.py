"""Reporting for somebody else (1.2a): who it is lies with the identity, that and how it is so stands in the report, without names."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from dengwen.docket.models import Case, Paper
from dengwen.docket.papers import open_papers
from dengwen.protection.identity import Purpose, kept, view_identity, view_original
from dengwen.vault import files
from dengwen.vault.models import SealedFile
from dengwen.vault.session import Opener
from tests.desk_pages import enter
from tests.house import House
from tests.portal.browser import Browser, Page

WHOLE = {"matter_type": "complaint", "category": "employment", "what": "加班费没有发", "identity_mode": "anonymous"}
FOR = {
    "proxy_relation": "family", "proxy_agreement": "not_yet", "proxy_name": "柳如眉", "proxy_contact": "柳家门口信箱",
}  # fmt: skip
PAPER = "柳如眉的委托书.pdf"


def signed(data: bytes = b"%PDF-1.4 signed") -> SimpleUploadedFile:
    return SimpleUploadedFile(PAPER, data)


def checked(browser: Browser, language: str = "zh-hans", **more: object) -> Page:
    browser.open(f"/{language}/report/")
    return browser.send("/check/", **{**WHOLE, **more})


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"proxy_relation": "agent"}, "agreement", "Say whether the person knows of this and agrees."),
        ({"proxy_name": "柳如眉"}, "relation", "Choose what you are to this person, or clear what stands about them."),
        (
            {"proxy_agreement": "yes"},
            "relation",
            "Choose what you are to this person, or clear what stands about them.",
        ),
        ({"authorisation": None}, "relation", "Choose what you are to this person, or clear what stands about them."),
        ({"proxy_relation": "kin", "proxy_agreement": "yes"}, "relation", "Choose one of the list."),
    ],
)
def test_what_is_missing_is_named_at_the_top_and_beside_the_field_and_nothing_is_lost(
    browser: Browser, typed: dict[str, object], field: str, sentence: str
) -> None:
    sent = {name: signed() if value is None else value for name, value in typed.items()}
    page = checked(browser, "en", proxy_contact="the letter box", **sent)
    if "proxy_relation" not in typed:
        assert "Check your answers" not in page.text
    assert f'<a href="#id_proxy_{field}">{sentence}</a>' in page.html
    assert f'id="id_proxy_{field}_wrong">{sentence}' in page.html
    kept_values = page.form("/check/").values
    assert kept_values["proxy_contact"] == ["the letter box"]
    assert all(kept_values[name] == [value] for name, value in typed.items() if value and value != "kin")
    assert (PAPER in page.text) == ("authorisation" in typed)


def test_everything_is_shown_before_it_is_sent_and_comes_along_when_one_goes_back(browser: Browser) -> None:
    page = checked(browser, **FOR, authorisation=signed())
    for told in ("家属", "本人尚不知情或尚未同意", "柳如眉", "柳家门口信箱", PAPER):
        assert told in page.text
    draft = page.form("/done/").values["draft"][0]
    assert "柳如眉" not in draft
    page = browser.send("/done/", to="/zh-hans/report/")
    values = page.form("/check/").values
    assert {name: values[name] for name in FOR} == {name: [value] for name, value in FOR.items()}
    assert PAPER in page.text
    page = browser.send("/check/", what="改过")
    assert PAPER in page.text


def test_a_paper_that_is_taken_back_or_replaced_leaves_the_disk(browser: Browser) -> None:
    checked(browser, **FOR, authorisation=signed())
    browser.send("/done/", to="/zh-hans/report/")
    second = SimpleUploadedFile("second.pdf", b"%PDF-1.4 second")
    page = browser.send("/check/", authorisation=second)
    assert ("second.pdf" in page.text, PAPER in page.text) == (True, False)
    uid = SealedFile.objects.get().uid
    browser.send("/done/", to="/zh-hans/report/")
    page = browser.send("/check/", drop=[str(uid)])
    assert "second.pdf" not in page.text
    assert not SealedFile.objects.exists()
    empty = SimpleUploadedFile("empty.pdf", b"")
    browser.send("/done/", to="/zh-hans/report/")
    page = browser.send("/check/", authorisation=empty)
    assert 'id="id_authorisation_wrong">empty.pdf' in page.html


@pytest.mark.clause("1.2a")
@pytest.mark.clause("1.3.4a")
def test_an_anonymous_reporter_speaks_for_a_named_person_whom_only_custodians_can_know(
    browser: Browser, house: House
) -> None:
    code = checked(browser, **FOR, name="不该留下的名字", authorisation=signed()).form("/done/").values["code"][0]
    browser.send("/done/")
    case = Case.objects.get()
    officer, keeper = house.actor("an"), house.actor("he")
    [report] = open_papers(case, Opener(officer.token, officer.uid), ["submission"], "R")
    assert report.bodies["R"]["proxy"] == {"relation": "family", "agreement": "not_yet", "authorised": True}
    assert "柳" not in str(report.bodies)
    assert open_papers(case, Opener(officer.token, officer.uid), ["identity", "authorisation"], "I") == []
    told = view_identity(case, keeper, Purpose.CONTACT)
    assert (told["name"], told["proxy"]["name"], told["proxy"]["contact"]) == ("", "柳如眉", "柳家门口信箱")
    paper = Paper.objects.get(case=case, kind="authorisation")
    file = view_original(case, keeper, Purpose.STANDING, paper.uid)
    assert (file.name, b"".join(files.read(file.uid, file.key))) == (PAPER, b"%PDF-1.4 signed")
    assert kept(case)[0]
    assert not SealedFile.objects.filter(staged=True).exists()
    browser.come_back(code)
    assert "家属 · 本人尚不知情或尚未同意 · 已提交授权材料" in browser.page.text
    assert "柳如眉" not in browser.page.text


@pytest.mark.clause("1.2a")
def test_the_pages_of_the_house_show_it_rightly(browser: Browser, house: House) -> None:
    checked(browser, **FOR, authorisation=signed())
    browser.send("/done/")
    case = Case.objects.get()
    shown = enter(house, "an").get(f"/desk/case/{case.code}/").content.decode()
    assert "On behalf of another" in shown
    assert "Family · They do not know or have not agreed yet · an authorisation was handed in" in shown
    assert "柳如眉" not in shown
    custodian, where = enter(house, "he"), reverse("protection:identity", args=[case.code])
    asked = custodian.get(where).content.decode()
    assert "Authorisation for somebody else (file 1, received" in asked
    opened = custodian.post(where, {"purpose": "contact", "what": "identity"}).content.decode()
    for words in ("柳如眉", "柳家门口信箱", "Family", "This person has not agreed."):
        assert words in opened
    assert "On behalf of" in opened


def test_whoever_speaks_for_themselves_leaves_no_trace_of_it(browser: Browser, house: House) -> None:
    browser.come_back(browser.report())
    assert "您代他人反映" not in browser.page.text
    officer = house.actor("an")
    [report] = open_papers(Case.objects.get(), Opener(officer.token, officer.uid), ["submission"], "R")
    assert "proxy" not in report.bodies["R"]
    assert (
        "On behalf of another" not in enter(house, "an").get(f"/desk/case/{Case.objects.get().code}/").content.decode()
    )
