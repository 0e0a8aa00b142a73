"""Before anything else an investigator signs that nothing stands between them and the matter (1.3.2)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext

from dengwen.docket import access
from dengwen.docket.actors import Actor
from dengwen.docket.acts import perform
from dengwen.docket.models import Case
from dengwen.docket.papers import draft
from dengwen.investigation import story
from dengwen.investigation.packet import work_of
from dengwen.ledger.models import Entry
from dengwen.regulation.vocabulary import SeatRole
from dengwen.regulation.words import Words

STATEMENT = Words(
    "本人与本事项的当事人及有关单位没有亲属、经济往来、纠纷或其他可能影响公正的关系；如情况变化，立即报告并退出调查。",
    "I have no family tie, business interest, dispute or other relation to the people or units of this matter that could touch my "
    "fairness. Should that change, I report it at once and step out.",
)
STEPS = (
    "contact", "contact_attempt", "plan", "plan_step", "allege", "find", "add_evidence", "interview", "inspect_documents", "visit_site",
    "ask_extension", "pause", "resume", "submit_report",
)  # fmt: skip
"""What an investigator does only after signing."""


def declare_no_conflict(case: Case, actor: Actor, remark: str = "") -> Entry:
    """Sign the statement, in both languages as it was shown, with a remark where there is one."""
    statement = {"text": STATEMENT.zh, "text_en": STATEMENT.en, "remark": remark}
    return perform(
        "declare_no_conflict", case, actor, papers=[draft("no_conflict", [(work_of(case), statement)], actor)]
    )


def signed_once(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    """Gate: one signature is enough."""
    return [gettext("You signed this already.")] if actor.uid in story.declared(story.told(case)) else []


def signed_first(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    """Gate: no step before the signature."""
    if actor.uid in story.declared(story.told(case)):
        return []
    return [gettext("Sign first that you have no conflict of interest in this matter.")]


def investigators_signed_first(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    """Gate for acts that others do as well: only somebody who is here as an investigator needs the signature."""
    roles = access.roles_in(actor, case)
    return signed_first(case, actor, facts) if roles == {SeatRole.INVESTIGATOR} else []
