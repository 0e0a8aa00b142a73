"""The hotline as the public is told of it (2.2a, 2.2b)."""

from __future__ import annotations

from collections.abc import Iterator

from dengwen.channels.hotline.hours import HOURS
from dengwen.intake.ways import Way, same
from dengwen.policy.numbers import Policy
from dengwen.regulation import service_hours
from dengwen.regulation.words import Words

HEED = Words(
    "其余时间可以留言。请不要用单位的电话拨打。",
    "At other times you can leave a message. Do not call from a telephone at work.",
)


def ways(policy: Policy) -> Iterator[Way]:
    """The number, and when it is answered."""
    number, hours = policy.blanks.get("P2", ""), policy.blanks.get(HOURS, "")
    if number:
        spoken = Words(service_hours.told(hours, "zh"), service_hours.told(hours, "en"))
        yield Way(Words("热线电话", "Hotline"), (same(number), *([spoken] if hours else [])), HEED)
