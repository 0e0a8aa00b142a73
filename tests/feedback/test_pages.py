"""From the approved result to the archive through the pages of the desk; and what they refuse (F9, F11)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dengwen.docket import moment
from dengwen.docket.models import Case
from dengwen.feedback import reporter
from dengwen.rectification.models import Measure
from dengwen.regulation.vocabulary import Stage
from tests import closing
from tests import house as houses
from tests.desk_pages import address, do, enter, page, refused


def reply_form(case: Case, **changed: str) -> dict[str, str]:
    own = closing.reply(case)
    return own.parts | {"outcome_1": "unsubstantiated", "answer_1": own.answers[0].text} | changed


def test_from_the_approved_result_to_the_archive(house: houses.House, media: Path) -> None:
    case = closing.approved(house)
    officer, second, owner = enter(house, "bai"), enter(house, "cai"), enter(house, "pan")
    due = {"text": "验收单由两人签字", "owner": str(house.uid("pan")), "due_on": moment.today().isoformat()}
    do(officer, case, "add_measure", due)
    measure = Measure.objects.get(case=case)
    shown = page(owner, case)
    assert "验收单由两人签字" in shown
    assert "台账与实物一致" not in shown
    do(owner, case, "start_measure", about=measure.uid)
    photo = SimpleUploadedFile("sheet.txt", b"signed twice", "text/plain")
    assert "sheet.txt" in do(owner, case, "complete_measure", {"text": "已启用", "evidence": photo}, measure.uid)
    assert "Awaiting release" in do(officer, case, "draft_feedback", reply_form(case))
    assert "Every check passes" in page(second, case)
    do(second, case, "return_feedback", {"text": "请写明时间"})
    again = officer.get(address(case, "draft_feedback")).content.decode()
    assert closing.reply(case).result in again
    do(officer, case, "draft_feedback", reply_form(case))
    assert "Delivered" in do(second, case, "release_feedback")
    assert "Measure 1 has not been struck off." in refused(officer, case, "close")
    do(second, case, "check_measure", {"text": "抽看三张"}, measure.uid)
    reporter.rate(case, 2, "等得太久")
    reporter.voice_dissatisfaction(case, "没有说明原因")
    assert "等得太久" in page(officer, case)
    new = enter(house, "an")
    assert "没有说明原因" in new.get(address(case, "explain")).content.decode()
    do(new, case, "explain", {"text": "原因是印制延期。"})
    do(officer, case, "close")
    do(officer, case, "archive")
    assert case.stage == Stage.ARCHIVED


@pytest.mark.clause("5.1.1c")
def test_f11_a_pasted_reply_is_stopped_on_the_page_with_the_reasons(house: houses.House) -> None:
    first, second = closing.approved(house), closing.approved(house)
    closing.answered(house, first)
    shown = do(enter(house, "bai"), second, "draft_feedback", reply_form(second))
    assert "the same as a reply that was given in another matter" in shown
    told = refused(enter(house, "cai"), second, "release_feedback")
    assert "the same as a reply that was given in another matter" in told
    assert first.code not in told


@pytest.mark.clause("4.3.2a")
def test_f9_no_page_closes_a_matter_with_a_measure_without_evidence(house: houses.House) -> None:
    case = closing.approved(house)
    measure = closing.planned(house, case)
    closing.answered(house, case)
    assert "required" in refused(enter(house, "pan"), case, "complete_measure", {"text": ""}, measure.uid)
    for name, act in (("an", "check_measure"), ("an", "close")):
        refused(enter(house, name), case, act, {"text": "好"}, measure.uid)
    case.refresh_from_db()
    assert case.stage == Stage.APPROVED


@pytest.mark.clause("7.2.1e")
def test_f10_no_page_of_the_desk_leads_to_a_rating(house: houses.House) -> None:
    case = closing.approved(house)
    closing.answered(house, case)
    for name in ("an", "bai", "lin", "feng"):
        for act in ("rate", "voice_dissatisfaction"):
            assert enter(house, name).post(address(case, act), {"score": 5, "text": "好"}).status_code == 404


def test_in_chinese_too(house: houses.House) -> None:
    case = closing.closed(house)
    shown = enter(house, "an", "zh-hans").get(address(case, "archive")).content.decode()
    assert "归档" in shown
    client = enter(house, "an", "zh-hans")
    assert "已送达" in page(client, case)


@pytest.mark.clause("4.3.1c")
def test_the_evidence_of_a_measure_opens_for_those_who_hold_it(house: houses.House, media: Path) -> None:
    case = closing.approved(house)
    measure = closing.planned(house, case)
    photo = SimpleUploadedFile("sheet.txt", b"signed twice\n", "text/plain")
    shown = do(enter(house, "pan"), case, "complete_measure", {"text": "已启用", "evidence": photo}, measure.uid)
    found = re.search(r'href="(/desk/case/[^"]*/measure-file/[^"]*)"', shown)
    assert found is not None
    for name, status in {"pan": 200, "an": 200, "e": 200, "feng": 404, "ou": 404}.items():
        assert enter(house, name).get(found[1]).status_code == status, name
    assert b"signed twice" in b"".join(enter(house, "an").get(found[1]).streaming_content)  # type: ignore[attr-defined]


def test_the_released_reply_stands_once_on_the_page_under_its_headings(house: houses.House) -> None:
    case = closing.approved(house)
    closing.answered(house, case)
    for name in ("bai", "an"):
        shown = page(enter(house, name), case)
        assert shown.count(closing.reply(case).handling) == 1
        assert "How it was handled" in shown
