"""The mailbox as the public is told of it (2.1a)."""

from __future__ import annotations

from collections.abc import Iterator

from dengwen.intake.ways import Way, same
from dengwen.policy.numbers import Policy
from dengwen.regulation.words import Words

HEED = Words(
    "主题请写“投诉举报”。邮件会显示您的地址，请用私人邮箱。",
    "Write the word report into the subject. A mail shows your address; use a private one.",
)


def ways(policy: Policy) -> Iterator[Way]:
    """The published address, where there is one."""
    if address := policy.blanks.get("P1", ""):
        yield Way(Words("电子邮箱", "E-mail"), (same(address),), HEED)
