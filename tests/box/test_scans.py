"""Scans of every kind become sealed pages; printed letters are read; nothing plain is kept, and nobody keeps a key longer than needed."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.http import Http404

from dengwen.channels.box import arranging, confined, scans, showing
from dengwen.channels.box.handing_over import hand_over, take_over
from dengwen.channels.box.letters import file_letter
from dengwen.channels.box.models import Box, Page
from dengwen.channels.box.reading import joined
from dengwen.docket.models import Paper
from dengwen.protection.identity import Purpose, view_original
from dengwen.vault.models import Compartment, Grant, Sealed, SealedFile
from tests.box import papers
from tests.box.papers import LETTER, as_file, page, staged
from tests.box.steps import opened, told
from tests.house import House

pytestmark = [pytest.mark.django_db]
OWNER = "Scanner Of Traces"


def test_many_files_of_every_kind_become_pages_in_order(house: House, box: Box, media: Path) -> None:
    opening, keeper = opened(house, box, 6), house.actor("shu")
    written, blank = page(LETTER), page(noise=60)
    uploads = [
        staged(as_file([written, blank], "PDF", owner=OWNER), "a.pdf"),
        staged(as_file([written, written], "TIFF", owner=OWNER), "b.tif"),
        staged(as_file([written], "PNG"), "c.png"),
        staged(as_file([written], "JPEG", owner=OWNER), "d.jpg"),
        staged(b"MZ this is a program", "e.pdf"),
        staged(b"%PDF-1.7 and then nothing", "f.pdf"),
    ]
    taken = arranging.taken_in(opening, keeper, uploads)
    assert taken.pages == 6
    assert [sentence.split(" ")[0] for sentence in taken.refused] == ["e.pdf", "f.pdf"] or len(taken.refused) == 2
    shown = scans.pages_for(opening, keeper)
    assert [each.page.order for each in shown] == list(range(1, 7))
    assert [each.page.blank for each in shown] == [False, True, False, False, False, False]
    assert all(scans.image_of(each).startswith(b"\xff\xd8\xff") for each in shown)
    assert OWNER.encode() not in b"".join(scans.image_of(each) for each in shown)
    assert SealedFile.objects.count() == 6
    assert not SealedFile.objects.filter(staged=True).exists()
    on_disk = b"".join(path.read_bytes() for path in media.rglob("*") if path.is_file())
    assert b"\xff\xd8\xff" not in on_disk[:4]
    assert OWNER.encode() not in on_disk


@pytest.mark.clause("2.3d")
def test_pages_are_put_together_and_go_with_their_letter_to_the_custodians(house: House, box: Box, media: Path) -> None:
    opening, keeper = opened(house, box, 3), house.actor("shu")
    arranging.taken_in(opening, keeper, [staged(as_file([page(LETTER), page(LETTER[:3]), page()], "PDF"))])
    first, second, third = Page.objects.order_by("order")
    arranging.arrange(
        opening, {str(first.uid): "begins", str(second.uid): "begins", "x": "begins", str(third.uid): "?"}
    )
    groups = showing.grouped(scans.pages_for(opening, keeper))
    assert [(len(group.pages), group.aside is None) for group in groups] == [(1, True), (1, True), (1, False)]
    arranging.arrange(opening, {str(second.uid): "goes_on"})
    groups = showing.grouped(scans.pages_for(opening, keeper))
    assert [len(group.pages) for group in groups] == [2, 1]
    case = file_letter(opening, keeper, told(), 2, [each.page for each in groups[0].pages])
    kept = Paper.objects.filter(case=case, kind="scan")
    where = Compartment.objects.filter(records__record_uid__in=kept.values("uid"))
    assert kept.count() == 2
    assert {room.kind for room in where} == {"I"}
    image = view_original(case, house.actor("he"), Purpose.EVIDENCE, kept[0].uid)
    assert image.media_type == "image/jpeg"
    assert [each.page for each in scans.pages_for(opening, keeper)] == [third]
    with pytest.raises(Http404):
        file_letter(opening, keeper, told(), 1, [first])
    file_letter(opening, keeper, told(), 1)
    take_over(hand_over(opening, keeper), house.actor("an"), 3)
    assert not Page.objects.exists()
    assert not Grant.objects.filter(compartment__case_uid=opening.uid, revoked_on=None).exists()
    assert not Sealed.objects.filter(compartment__kind=scans.KIND).exists()
    assert SealedFile.objects.count() == 2


@pytest.mark.clause("1.3.4a")
def test_only_the_keeper_who_saw_the_paper_sees_its_image(house: House, box: Box, media: Path) -> None:
    opening = opened(house, box, 1)
    arranging.taken_in(opening, house.actor("shu"), [staged(as_file([page(LETTER)], "PNG"))])
    for name in ("tong", "an", "gao", "wu"):
        assert scans.pages_for(opening, house.actor(name)) == []
        with pytest.raises(Http404):
            scans.page_or_404(house.actor(name), Page.objects.get().uid)
    assert arranging.taken_in(opening, house.actor("tong"), [staged(as_file([page(LETTER)], "PNG"))]).pages == 1
    assert [each.page.order for each in scans.pages_for(opening, house.actor("tong"))] == [2]
    assert [each.page.order for each in scans.pages_for(opening, house.actor("shu"))] == [1, 2]


def test_lines_broken_by_the_edge_are_joined_so_that_names_stay_whole() -> None:
    lines = [("送货的是欧阳", 0.0, 100.0), ("澈，车号不明。", 0.0, 60.0), ("　第二段", 10.0, 100.0), ("完", 0.0, 5.0)]
    assert joined(lines) == "送货的是欧阳澈，车号不明。\n　第二段完"
    assert joined([("seen by John", 0.0, 100.0), ("Smith", 0.0, 40.0)]) == "seen by John Smith"
    assert joined([]) == ""


def test_more_pages_than_can_be_sorted_are_refused_as_a_whole(
    house: House, box: Box, media: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scans, "MOST_PAGES", 2)
    opening = opened(house, box, 3)
    small = [papers.page().resize((124, 175)) for _ in range(3)]
    taken = arranging.taken_in(opening, house.actor("shu"), [staged(as_file(small, "TIFF"), "stack.tif")])
    assert (taken.pages, len(taken.refused), SealedFile.objects.count()) == (0, 1, 0)


def test_a_line_of_a_few_words_is_not_taken_for_blank() -> None:
    sheets = [page(["请查三号仓库"]), page(["请查三号仓库"], ink=150), page(noise=60), page()]
    drawn = confined.pages_of([as_file(sheets, "TIFF")])
    assert [each.blank for each in drawn] == [False, False, True, True]
