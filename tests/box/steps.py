"""The keepers' steps, as far as a test wants them."""

from __future__ import annotations

from dengwen.channels.box.models import Box, Opening
from dengwen.channels.box.opening import Found, open_box
from dengwen.intake.given import Given
from dengwen.regulation.vocabulary import Category, MatterType
from tests.house import House

WORDS = "仓库验收单与实物不符，请查。"


def opened(house: House, box: Box, sheets: int, *, seal: str = "", by: str = "shu", witness: str = "tong") -> Opening:
    """The box opened by two; the seal on record unless another is given."""
    box.refresh_from_db()
    found = Found(seal or box.seal, f"N-{Opening.objects.count() + 1}", sheets)
    return open_box(box, house.actor(by), house.uid(witness), found)


def told(text: str = WORDS) -> Given:
    return Given(MatterType.REPORT, Category.SAFETY, text)
