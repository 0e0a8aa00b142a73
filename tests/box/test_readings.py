"""The machine reads beside the web: asked once, answered at once, kept sealed for the keepers, and never at the scan's cost."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from dengwen.channels.box import arranging, confined, readings, scans
from dengwen.channels.box.confined import CannotRead
from dengwen.channels.box.letters import file_letter
from dengwen.channels.box.models import Box, Opening, Page, Reading
from dengwen.clerk import reader
from dengwen.vault import files, loans, session
from dengwen.vault.models import Sealed
from dengwen.vault.session import VaultLocked, VaultUnreachable
from tests.box.papers import LETTER, as_file, page, staged
from tests.box.steps import opened, told
from tests.desk_pages import enter
from tests.house import House

pytestmark = [pytest.mark.django_db]


class Machine:
    """Stands in for the reader: texts by turn, and at a picture of ``bad`` it breaks off."""

    def __init__(self) -> None:
        self.started, self.bad = 0, set[bytes]()

    def __call__(self, images: Sequence[bytes]) -> Iterator[str]:
        self.started += 1
        for image in images:
            if image in self.bad:
                raise CannotRead("It broke off.")
            yield f"第{len(image)}号纸上的字"


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    made = Machine()
    monkeypatch.setattr(confined, "words_of", made)
    monkeypatch.setattr(confined, "find_spec", lambda name: True)
    return made


@pytest.fixture
def opening(house: House, box: Box, media: Path) -> Opening:
    found = opened(house, box, 3)
    sheets = [page(LETTER[: at + 2]) for at in range(3)]
    assert arranging.taken_in(found, house.actor("shu"), [staged(as_file(sheets, "TIFF"))]).pages == 3
    return found


def pages_of(house: House, opening: Opening, name: str = "shu") -> list[scans.OpenPage]:
    return scans.pages_for(opening, house.actor(name))


def states(house: House, opening: Opening) -> list[str]:
    return [each.reading for each in pages_of(house, opening)]


def letter_of(opening: Opening) -> str:
    first = Page.objects.filter(opening_uid=opening.uid).order_by("order")[0]
    return f"{reverse('box:letter', args=[opening.uid])}?page={first.uid}"


def said(client: Client, path: str, posted: dict[str, str] | None = None, status: int = 200) -> str:
    answer = client.get(path) if posted is None else client.post(path, posted)
    assert answer.status_code == status
    return str(answer.content.decode())


def typed_in(shown: str) -> str:
    found = re.search(r'<textarea name="what"[^>]*>\s*(.*?)</textarea>', shown, re.DOTALL)
    assert found
    return found[1]


def test_the_page_answers_at_once_and_shows_the_proposal_when_it_is_there(
    house: House, opening: Opening, machine: Machine
) -> None:
    keeper, letter = enter(house, "shu"), letter_of(opening)
    typed = {"step": "read", "what": "我先打的字", "sheets": "3", "name": "某人"}
    shown = said(keeper, letter, typed)
    assert machine.started == 0, "the request itself read"
    assert "The machine is reading: 0 of 3 pages done." in shown
    assert 'hx-trigger="every 3s"' in shown
    assert (typed_in(shown), 'value="某人"' in shown, "error" in shown) == ("我先打的字", True, False)
    assert readings.work() == 3
    polled = keeper.get(letter, headers={"HX-Request": "true"}).content.decode()
    assert "号纸上的字" in polled
    assert "every 3s" not in polled
    looked = said(keeper, letter, typed | {"step": "look"})
    assert typed_in(looked) == "我先打的字"
    assert 'value="take"' in looked
    taken = typed_in(said(keeper, letter, typed | {"step": "take"}))
    assert taken.startswith("我先打的字")
    assert taken.count("号纸上的字") == 3
    assert typed_in(said(keeper, letter)).count("号纸上的字") == 3
    assert (machine.started, readings.work()) == (1, 0)


def test_all_pages_are_asked_for_at_once_but_not_what_is_to_be_set_aside(
    house: House, opening: Opening, machine: Machine
) -> None:
    keeper, where = enter(house, "shu"), reverse("box:opening", args=[opening.uid])
    last = Page.objects.order_by("order")[2]
    arranging.arrange(opening, {str(last.uid): "spam"})
    assert "Let the machine read all pages" in said(keeper, where)
    for _ in range(2):
        said(keeper, reverse("box:read", args=[opening.uid]), {}, 302)
    assert states(house, opening) == ["waiting", "waiting", ""]
    shown = said(keeper, where)
    assert "The machine is reading: 0 of 2 pages done." in shown
    assert "Let the machine read all pages" not in shown
    readings.work()
    assert "The machine has read 2 pages" in said(keeper, where)


def test_a_reader_that_breaks_off_costs_no_scan_and_no_other_page(
    house: House, opening: Opening, machine: Machine
) -> None:
    shown = pages_of(house, opening)
    machine.bad = {scans.image_of(shown[1])}
    arranging.let_read(shown)
    while readings.work():
        pass
    assert states(house, opening) == ["read", "broke", "read"]
    assert [scans.image_of(each) for each in pages_of(house, opening)] == [scans.image_of(each) for each in shown]
    keeper = enter(house, "shu")
    assert "The machine broke off at 1 page. The scan is unharmed" in said(keeper, letter_of(opening))
    assert "The machine broke off at 1 page." in said(keeper, reverse("box:opening", args=[opening.uid]))
    machine.bad = set()
    said(keeper, letter_of(opening), {"step": "read"})
    readings.work()
    assert states(house, opening) == ["read", "read", "read"]


def test_a_page_that_ends_the_clerk_itself_is_not_tried_for_ever(
    house: House, opening: Opening, machine: Machine
) -> None:
    arranging.let_read(pages_of(house, opening)[:1])
    Reading.objects.update(tries=readings.MOST_TRIES)
    assert readings.work() == 1
    assert states(house, opening) == ["broke", "", ""]


def test_what_is_lent_lies_in_the_vaults_memory_alone(house: House, opening: Opening, machine: Machine) -> None:
    images = [each.image for each in pages_of(house, opening)]
    arranging.let_read(pages_of(house, opening))
    kept = b"".join(bytes(row.ticket) + str(vars(row)).encode() for row in Reading.objects.all())
    for image in images:
        assert image.key not in kept
        assert base64.b64encode(image.key) not in kept
    first = Reading.objects.order_by("pk")[0]
    ticket = bytes(first.ticket)
    assert files.from_record(loans.borrow(ticket)).key == images[0].key
    with session.in_process():
        assert readings.work() == 3
    assert states(house, opening) == ["lost", "lost", "lost"]
    assert machine.started == 0
    shown = said(enter(house, "shu"), letter_of(opening))
    assert "3 pages were not read: the vault was started again" in shown
    arranging.let_read(pages_of(house, opening))
    tickets = [bytes(row.ticket) for row in Reading.objects.all()]
    readings.work()
    for each in tickets:
        with pytest.raises(VaultLocked):
            loans.borrow(each)
    assert not Reading.objects.exclude(ticket=b"").exists()


def test_a_vault_that_does_not_answer_is_waited_for(
    house: House, opening: Opening, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    arranging.let_read(pages_of(house, opening))

    def away(_ticket: bytes) -> None:
        raise VaultUnreachable("away")

    with monkeypatch.context() as patch:
        patch.setattr(loans, "borrow", away)
        assert reader.turn() == reader.PAUSE_AFTER_FAULT
    assert states(house, opening) == ["waiting"] * 3
    assert (reader.turn(), reader.turn()) == (0.0, reader.PAUSE_SECONDS)
    assert states(house, opening) == ["read"] * 3


@pytest.mark.clause("1.3.4a")
def test_only_the_keepers_of_the_page_read_what_was_read(house: House, opening: Opening, machine: Machine) -> None:
    arranging.let_read(pages_of(house, opening))
    readings.work()
    assert all("号纸上的字" in each.read for each in pages_of(house, opening))
    assert pages_of(house, opening, "tong") == []
    uids = list(Reading.objects.values_list("uid", flat=True))
    for name in ("tong", "an", "gao", "wu"):
        actor = house.actor(name)
        assert session.Opener(actor.token, actor.uid).open_records(uids) == {}
    assert session.Opener(house.actor("shu").token, house.actor("shu").uid).open_records(uids).keys() == set(uids)


def test_a_page_that_was_filed_or_thrown_away_meanwhile_leaves_nothing_read(
    house: House, opening: Opening, machine: Machine
) -> None:
    arranging.let_read(pages_of(house, opening))
    asked = list(Reading.objects.order_by("pk"))
    file_letter(opening, house.actor("shu"), told(), 1, [pages_of(house, opening)[0].page])
    readings._kept(asked[0], "zu spät")
    assert states(house, opening) == ["waiting", "waiting"]
    readings.work()
    scans.forget(opening)
    assert not Reading.objects.exists()
    assert not Sealed.objects.filter(record_uid__in=[each.uid for each in asked]).exists()
    with pytest.raises(VaultLocked):
        loans.borrow(bytes(asked[0].ticket))


def test_without_the_reader_the_house_says_so(house: House, opening: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "find_spec", lambda name: None)
    keeper, missing = enter(house, "shu"), "The reader of printed text is not installed"
    assert missing in said(keeper, letter_of(opening))
    assert missing in said(keeper, letter_of(opening), {"step": "read"})
    said(keeper, reverse("box:read", args=[opening.uid]), {}, 302)
    assert missing in said(keeper, reverse("box:opening", args=[opening.uid]))
    assert not Reading.objects.exists()
    with pytest.raises(CannotRead):
        list(confined.words_of([b""]))
