"""How matters are distributed: shares estimated from published figures about internal report systems and city hotlines."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from dengwen.regulation.vocabulary import Category, Channel, IdentityMode, MatterType, Outcome, ReporterType

T = TypeVar("T")
YEARS = 5
LONGEST_DAYS = 300

_COMPANY_CHANNELS = {
    Channel.WEB: 0.50, Channel.HOTLINE: 0.33, Channel.MAILBOX: 0.07, Channel.BOX: 0.03, Channel.WALK_IN: 0.04, Channel.MANAGER: 0.03,
}  # fmt: skip
_COMPANY_CATEGORIES = {
    Category.CONDUCT: 0.18, Category.EMPLOYMENT: 0.37, Category.INTEGRITY: 0.14, Category.ACCOUNTING: 0.05, Category.SAFETY: 0.09,
    Category.ASSETS_DATA: 0.09, Category.HARASSMENT: 0.05, Category.RETALIATION: 0.03,
}  # fmt: skip
_CITY_CATEGORIES = {Category.SERVICE: 0.72, Category.OTHER: 0.12, Category.SAFETY: 0.10, Category.CONDUCT: 0.06}
_OUTCOMES = {
    Outcome.SUBSTANTIATED: 0.46, Outcome.PARTLY_SUBSTANTIATED: 0.12, Outcome.UNSUBSTANTIATED: 0.32, Outcome.INCONCLUSIVE: 0.10,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chances:
    """The shares of one kind of organisation. ``median`` and ``p80`` are days from receipt to closing, spread log-normally."""

    types: Mapping[MatterType, float]
    categories: Mapping[Category, float]
    channels: Mapping[Channel, float]
    modes: Mapping[IdentityMode, float]
    reporters: Mapping[ReporterType, float]
    median: float
    p80: float
    refused: float
    withdrawn: float
    urgent: float
    followed_up: float
    outcomes: Mapping[Outcome, float]

    def days(self, random: Random) -> int:
        """How long one matter takes."""
        spread = math.log(self.p80 / self.median) / 0.8416
        return min(LONGEST_DAYS, max(2, round(random.lognormvariate(math.log(self.median), spread))))


COMPANY = Chances(
    types={MatterType.REPORT: 0.55, MatterType.COMPLAINT: 0.33, MatterType.SUGGESTION: 0.08, MatterType.INQUIRY: 0.04},
    categories=_COMPANY_CATEGORIES,
    channels=_COMPANY_CHANNELS,
    modes={IdentityMode.ANONYMOUS: 0.54, IdentityMode.CONFIDENTIAL: 0.16, IdentityMode.NAMED: 0.30},
    reporters={
        ReporterType.EMPLOYEE: 0.7,
        ReporterType.PARTNER: 0.1,
        ReporterType.CUSTOMER: 0.05,
        ReporterType.UNSAID: 0.15,
    },
    median=25,
    p80=100,
    refused=0.08,
    withdrawn=0.03,
    urgent=0.03,
    followed_up=0.26,
    outcomes=_OUTCOMES,
)
CITY = Chances(
    types={MatterType.INQUIRY: 0.47, MatterType.COMPLAINT: 0.36, MatterType.SUGGESTION: 0.15, MatterType.REPORT: 0.02},
    categories=_CITY_CATEGORIES,
    channels={Channel.HOTLINE: 0.907, Channel.WEB: 0.093},
    modes={IdentityMode.NAMED: 0.6, IdentityMode.CONFIDENTIAL: 0.15, IdentityMode.ANONYMOUS: 0.25},
    reporters={ReporterType.CUSTOMER: 0.85, ReporterType.OTHER: 0.1, ReporterType.UNSAID: 0.05},
    median=6,
    p80=14,
    refused=0.05,
    withdrawn=0.02,
    urgent=0.01,
    followed_up=0.1,
    outcomes=_OUTCOMES,
)
PROFILES: Mapping[str, Chances] = {"company": COMPANY, "city": CITY}


def pick(random: Random, shares: Mapping[T, float]) -> T:
    """One of the keys, each as often as its share says."""
    return random.choices(list(shares), list(shares.values()))[0]
