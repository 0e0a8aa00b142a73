"""The real reader of printed text: how well it reads, and where it breaks off."""

from __future__ import annotations

from difflib import SequenceMatcher
from pathlib import Path

import pytest

from dengwen.channels.box import arranging, confined, readings, scans
from dengwen.channels.box.confined import CannotRead
from dengwen.channels.box.models import Box
from tests.box.papers import LETTER, as_file, page, staged
from tests.box.steps import opened
from tests.house import House

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite, pytest.mark.slow]


def test_a_printed_letter_is_read_with_at_most_two_errors_in_a_hundred(house: House, box: Box, media: Path) -> None:
    opening, keeper = opened(house, box, 2), house.actor("shu")
    sheets = [page(LETTER, skew=0.7, noise=4000, ink=70), page(LETTER, skew=-0.5, noise=2000)]
    arranging.taken_in(opening, keeper, [staged(as_file(sheets, "PDF"))])
    arranging.let_read(scans.pages_for(opening, keeper))
    assert readings.work() == 2
    wanted = bare("".join(LETTER))
    rates = [errors(wanted, bare(each.read)) / len(wanted) for each in scans.pages_for(opening, keeper)]
    assert max(rates) <= 0.02, rates
    assert "零件的来历" in scans.pages_for(opening, keeper)[0].read


def test_a_picture_that_is_none_breaks_the_real_reader_off_after_the_pages_before_it(media: Path) -> None:
    sheet = as_file([page(LETTER[:2]).resize((620, 877))], "JPEG")
    coming = confined.words_of([sheet, b"\xff\xd8\xff no picture", sheet])
    assert "尊敬" in next(coming)
    with pytest.raises(CannotRead):
        next(coming)


def bare(text: str) -> str:
    """Words without blanks, with one kind of punctuation."""
    return "".join(text.split()).translate(str.maketrans(",:;.!?", "，：；。！？")).replace("〇", "O").replace("○", "O")


def errors(wanted: str, found: str) -> int:
    """How many characters must be changed, added or left out."""
    parts = SequenceMatcher(None, wanted, found, autojunk=False).get_opcodes()
    return sum(max(a2 - a1, b2 - b1) for kind, a1, a2, b1, b2 in parts if kind != "equal")
