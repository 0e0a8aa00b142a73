"""The plan of an investigation: what is looked into, in which order, and how nobody learns who spoke (4.1.2a)."""

from __future__ import annotations

from django.utils.translation import gettext

from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful, perform
from dengwen.docket.models import Case
from dengwen.docket.papers import draft
from dengwen.investigation.packet import work_of
from dengwen.ledger.models import Entry


def plan(case: Case, actor: Actor, text: str) -> Entry:
    """Lay down the plan, or a new version of it; earlier ones stay to be read."""
    if not text.strip():
        raise NotLawful(gettext("A plan says what is to be done."))
    return perform("plan", case, actor, papers=[draft("plan", [(work_of(case), {"text": text})], actor)])
