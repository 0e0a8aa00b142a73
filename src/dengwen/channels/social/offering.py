"""The accounts on platforms as the public is told of them (2.4a, 2.4b)."""

from __future__ import annotations

from collections.abc import Iterator

from dengwen.channels.social.models import Account
from dengwen.channels.social.platforms import KINDS, Platform
from dengwen.intake.ways import Way
from dengwen.policy.numbers import Policy
from dengwen.regulation.words import Words

HEED = Words(
    "平台知道是谁打开的。不想让平台知道的，请在本网站提交。",
    "The platform knows who opened it. If it must not, report on this website.",
)


def ways(policy: Policy) -> Iterator[Way]:
    """The platforms on which there is an account in use, by their names; what other machines send is no way for people."""
    used = set(Account.objects.filter(active=True).values_list("platform", flat=True)) - {Platform.WEBHOOK}
    names = tuple(KINDS[platform].words for platform in Platform if platform in used)
    if names:
        yield Way(Words("平台账号", "Accounts on platforms"), names, HEED)
