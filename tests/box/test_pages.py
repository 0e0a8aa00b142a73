"""The boxes' pages as people walk them: keepers, the second person's signature, intake, supervision, everybody else."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from dengwen.channels.box import labels, proving
from dengwen.channels.box.models import Box, HandOver, Incident, Opening, Page
from dengwen.docket import moment
from dengwen.docket.models import Case
from tests import house as houses
from tests.box.papers import LETTER, as_file, page
from tests.box.steps import opened
from tests.desk_pages import enter
from tests.house import House

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _without_totp(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DEMO", True)
    monkeypatch.setattr(settings, "DENGWEN_DEMO_WITHOUT_TOTP", True, raising=False)


def at(name: str, *given: Any) -> str:
    return reverse(f"box:{name}", args=given)


def signature(name: str, password: str = houses.PASSWORD) -> dict[str, str]:
    return {"witness-username": name, "witness-password": password}


def post(client: Client, path: str, data: dict[str, Any], status: int = 302) -> str:
    answer = client.post(path, data)
    assert answer.status_code == status, re.findall(r"<li>(.*?)</li>", answer.content.decode())
    return str(answer.content.decode())


@pytest.mark.clause("2.3c")
@pytest.mark.clause("2.3d")
def test_from_the_seal_to_the_signature_of_intake(house: House, box: Box, media: Any) -> None:
    keeper, officer = enter(house, "shu"), enter(house, "an")
    saw = {"seal_found": "a-100", "sheets": "3", "seal_new": "A-101"}
    post(keeper, at("open", box.uid), saw | signature("tong", "a wrong one"), 422)
    post(keeper, at("open", box.uid), saw | signature("shu"), 409)
    post(keeper, at("open", box.uid), saw | signature("an"), 409)
    assert not Opening.objects.exists()
    post(keeper, at("open", box.uid), saw | signature("gao"))
    opening = Opening.objects.get()
    pdf = SimpleUploadedFile("letters.pdf", as_file([page(LETTER), page(LETTER[:4]), page()], "PDF"))
    post(keeper, at("scan", opening.uid), {"scans": [pdf]})
    shown = keeper.get(at("opening", opening.uid)).content.decode()
    assert "looks blank" in shown
    first, second, third = Page.objects.order_by("order")
    for uid in (first.uid, third.uid):
        assert keeper.get(at("thumb", uid)).content.startswith(b"\xff\xd8\xff")
    assert officer.get(at("page", first.uid)).status_code == 403
    post(keeper, at("sort", opening.uid), {str(first.uid): "begins", str(second.uid): "goes_on"})
    letter = f"{at('letter', opening.uid)}?page={first.uid}"
    assert keeper.get(letter).status_code == 200
    told = {"what": "验收不实", "sheets": "2", "matter_type": "report", "category": "safety"}
    post(keeper, letter, told | {"sheets": "9"}, 409)
    left_out = keeper.post(letter, told | {"category": ""})
    assert (left_out.status_code, 'id="id_category_error"' in left_out.content.decode()) == (422, True)
    post(keeper, letter, told)
    post(keeper, at("hand_over", opening.uid), {})
    assert not HandOver.objects.exists()
    aside = {"sheets": "1", "reason": "not_a_matter", "words": "空白背面"}
    post(keeper, f"{at('aside', opening.uid)}?page={third.uid}", aside)
    post(keeper, at("hand_over", opening.uid), {})
    assert at("take_over", opening.uid) in officer.get("/desk/inbox/").content.decode()
    post(officer, at("take_over", opening.uid), {"sheets": "2"}, 409)
    post(officer, at("take_over", opening.uid), {"sheets": "3"})
    assert "counted 3 sheets" in officer.get(at("opening", opening.uid)).content.decode()
    assert Case.objects.get().received_on == opening.opened_on


def test_a_locked_vault_is_asked_for_and_a_supervisor_takes_note(house: House, box: Box, media: Any) -> None:
    opening = opened(house, box, 1, seal="X-1")
    keeper, supervisor = enter(house, "shu"), enter(house, "gao")
    png = SimpleUploadedFile("a.png", as_file([page(LETTER)], "PNG"))
    post(keeper, at("scan", opening.uid), {"scans": [png]})
    keeper.cookies["v"] = "none"
    assert keeper.get(at("opening", opening.uid)).status_code == 423
    assert "not the one on record" in supervisor.get(at("opening", opening.uid)).content.decode()
    post(supervisor, at("seen", Incident.objects.get().uid), {})
    assert Incident.objects.get().seen_on == moment.today()
    post(supervisor, at("seen", Incident.objects.get().uid), {})


@pytest.mark.clause("2.3a")
def test_boxes_are_listed_with_a_photo_and_labels(house: House, media: Any) -> None:
    manager = enter(house, "wu")
    photo = SimpleUploadedFile("hall.jpg", as_file([page(["大厅"])], "JPEG", owner="Somebody"))
    told = {"place": "食堂门口", "place_en": "Canteen", "seal": "13800138000", "photo": [photo]}
    post(manager, at("add"), told, 422)
    post(manager, at("add"), told | {"seal": "S1", "photo": [SimpleUploadedFile("a.jpg", b"no picture")]}, 422)
    again = SimpleUploadedFile("hall.jpg", as_file([page(["大厅"])], "JPEG", owner="Somebody"))
    post(manager, at("add"), told | {"seal": "S1", "photo": [again]})
    box = Box.objects.get()
    shown = manager.get(at("photo", box.uid)).content
    assert shown.startswith(b"\xff\xd8\xff")
    assert b"Somebody" not in shown
    sheet = manager.get(at("labels")).content
    assert sheet.startswith(b"%PDF")
    assert b"/FontFile3" in sheet or b"/FontFile2" in sheet
    post(manager, at("box", box.uid), {"place": "食堂二楼", "place_en": "", "active": "on"})
    post(manager, at("box", box.uid), {"place": "食堂二楼", "place_en": ""})
    box.refresh_from_db()
    assert (box.place, box.active) == ("食堂二楼", False)
    assert b"Box 1" in manager.get(at("boxes")).content


def test_without_a_font_the_page_says_so(house: House, box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(labels, "FONTS", ())
    answer = enter(house, "wu").get(at("labels"), follow=True)
    assert b"fonts-noto-cjk" in answer.content


def test_a_correction_needs_a_second_signature(house: House, box: Box) -> None:
    opening, keeper = opened(house, box, 1), enter(house, "shu")
    told = {"reason": "miscounted", "sheets": "2", "seal_new": "N-1"}
    post(keeper, at("correct", opening.uid), told, 422)
    post(keeper, at("correct", opening.uid), told | signature("tong"))
    assert "Corrected on" in keeper.get(at("opening", opening.uid)).content.decode()


def test_the_probe_tells_whether_boxes_were_opened(house: House, box: Box) -> None:
    assert [each.ok for each in proving.tries(moment.now())] == [True]
    Box.objects.update(since_on=houses.START, last_on=houses.START)
    assert [(each.place, each.kind, each.ok) for each in proving.tries(moment.now())] == [("1", "opening", False)]


def test_strangers_meet_a_closed_door(house: House, box: Box) -> None:
    opening = opened(house, box, 1)
    for path in (at("boxes"), at("box", box.uid), at("opening", opening.uid), at("labels")):
        assert enter(house, "lin").get(path).status_code == 403
    assert io.BytesIO(enter(house, "an").get(at("labels")).content).read(4) == b"%PDF"
