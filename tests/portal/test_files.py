"""Files from the reporter's page to those who may read them: clean copies to the handlers, originals to the custodians (F4)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dengwen.docket.models import Case, Seat
from dengwen.docket.papers import open_papers
from dengwen.regulation.vocabulary import SeatRole
from dengwen.vault import files
from dengwen.vault.models import Compartment, SealedFile
from dengwen.vault.session import Opener
from tests.house import House
from tests.investigation import steps
from tests.portal.browser import Browser
from tests.vault import makers


def opened(house: House, case: Case, name: str, rooms: str) -> list[dict[str, object]]:
    actor = house.actor(name)
    assert actor.uid
    found = open_papers(case, Opener(actor.token, actor.uid), ["file"], rooms)
    return [dict(each.bodies[rooms]) for each in found]


def content(body: dict[str, object]) -> bytes:
    staged = files.from_record(body)
    return b"".join(files.read(staged.uid, staged.key))


@pytest.mark.clause("6.1.2b")
def test_officers_get_the_clean_copy_and_custodians_the_original(browser: Browser, house: House) -> None:
    photo = makers.photo()
    browser.report(files=[SimpleUploadedFile("张三拍的.jpg", photo)])
    case = Case.objects.get()
    [copy], [original] = opened(house, case, "an", "R"), opened(house, case, "he", "I")
    assert makers.CANARY.encode() not in content(copy)
    assert content(original) == photo
    assert copy["name"] == "image.jpg"
    assert original["name"] == "张三拍的.jpg"
    assert opened(house, case, "an", "I") == []
    assert opened(house, case, "he", "R") == []
    assert not SealedFile.objects.filter(staged=True).exists()


def test_a_file_that_cannot_be_cleaned_stays_with_the_custodians(browser: Browser, house: House) -> None:
    sound = b"ID3\x03\0\0\0\0\0\0" + b"\xff\xfb\x90\0" * 500
    browser.report(files=[SimpleUploadedFile("voice.mp3", sound)])
    case = Case.objects.get()
    [told] = opened(house, case, "an", "R")
    assert (told["cleaned"], "key" in told, told["size"]) == (False, False, len(sound))
    assert content(opened(house, case, "he", "I")[0]) == sound


@pytest.mark.clause("5.2.1a")
def test_files_added_later_found_the_compartment_for_exactly_the_seated_custodians(
    browser: Browser, house: House
) -> None:
    browser.come_back(browser.report(avoid_1="何静安"), "en")
    case = Case.objects.get()
    assert not Compartment.objects.filter(case_uid=case.uid, kind="I").exists()
    page = browser.send("/files/", files=[SimpleUploadedFile("a.txt", b"first")], text="在这里")
    assert "Your files were sent." in page.text
    assert "在这里" in page.text
    seated = set(Seat.objects.filter(case=case, role=SeatRole.CUSTODIAN).values_list("staff_uid", flat=True))
    assert seated == {house.uid("ji"), house.uid("kong")}
    assert opened(house, case, "he", "I") == []
    browser.send("/files/", files=[SimpleUploadedFile("b.txt", b"second")])
    assert [content(each) for each in opened(house, case, "ji", "I")] == [b"first", b"second"]
    assert [each["no"] for each in opened(house, case, "an", "R")] == [1, 2]
    assert Compartment.objects.filter(case_uid=case.uid, kind="I").count() == 1


def test_files_added_after_the_dispatch_reach_the_unit_as_clean_copies(browser: Browser, house: House) -> None:
    browser.come_back(browser.report(), "en")
    case = steps.dispatch_matter(house, Case.objects.get())
    browser.send("/files/", files=[SimpleUploadedFile("p.jpg", makers.photo())])
    [copy] = opened(house, case, "lin", "T")
    assert makers.CANARY.encode() not in content(copy)


def test_choosing_no_file_or_a_bad_one_is_named_and_nothing_is_kept(browser: Browser) -> None:
    browser.come_back(browser.report(), "en")
    assert 'id="id_attached_wrong">Choose a file first.' in browser.send("/files/", text="看附件").html
    assert browser.page.form("/files/").values["text"] == ["看附件"]
    page = browser.send("/files/", files=[SimpleUploadedFile("e.txt", b"")])
    assert "e.txt is empty." in page.text
    assert not SealedFile.objects.filter(staged=False).exists()
