"""In person, by letter, to a manager: as the public is told of it (2.4a)."""

from __future__ import annotations

from collections.abc import Iterator

from dengwen.intake.ways import Way
from dengwen.policy.numbers import Policy
from dengwen.regulation.words import Words

OFFERED = (
    Way(
        Words("当面反映或者来信", "In person or by letter"),
        heed=Words(
            "由受理专员登记。当面反映的，当场给您查询码；来信请写给本单位的受理部门，可以不署名。",
            "An intake officer writes it down. In person you get a receipt code at once; letters go to the intake office and need no name.",
        ),
    ),
    Way(
        Words("向主管反映", "Tell a manager"),
        heed=Words(
            "任何主管接到后，都应当在24小时内交受理专员登记，不得自行压下。",
            "Every manager must hand it to an intake officer within 24 hours and may not keep it back.",
        ),
    ),
)


def ways(policy: Policy) -> Iterator[Way]:
    """They are always there."""
    yield from OFFERED
