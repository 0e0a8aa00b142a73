"""The label of a box as a printable sheet: what it is, where it hangs, how it is emptied, and the ways around it (2.3a, 2.3b).

The font with Chinese characters is looked for in the usual places of the system; a process of its own draws the sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from dengwen.channels.box import confined
from dengwen.channels.box.models import Box
from dengwen.policy.numbers import Policy
from dengwen.regulation import service_hours
from dengwen.regulation.words import Words

FONTS = (
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/opentype/noto/NotoSansCJKsc-Regular.otf", 0),
    ("/usr/share/fonts/google-noto-cjk/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc", 2),
    ("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", 0),
)


class NoChineseFont(LookupError):
    """No font with Chinese characters was found on this machine."""


BOTH = Words("工作日 Working days ", "Working days ")


@dataclass(frozen=True, slots=True)
class Ways:
    """What stands on every label beside the box's own place."""

    address: str
    days: int
    hotline: str
    hours: str
    mailbox: str


def ways_of(policy: Policy, address: str) -> Ways:
    """By the organisation's own numbers."""
    blanks = policy.blanks
    hours = service_hours.told(blanks.get("P3", ""), "zh", before=BOTH)
    return Ways(address, policy.span("S2").amount, blanks.get("P2", ""), hours, blanks.get("P1", ""))


def sheet(boxes: Sequence[Box], ways: Ways) -> bytes:
    """The PDF, a label for each box. NoChineseFont when there is nothing to write Chinese with; CannotPrint when it could not be drawn."""
    told = [{"no": box.no, "place": box.place, "place_en": box.place_en} for box in boxes]
    return confined.printed({"font": font(), "boxes": told, "ways": asdict(ways)})


def font() -> tuple[str, int]:
    """A font of this machine with Chinese characters: the file and its number in it. NoChineseFont when there is none."""
    for name, index in FONTS:
        if Path(name).is_file():
            return name, index
    raise NoChineseFont
