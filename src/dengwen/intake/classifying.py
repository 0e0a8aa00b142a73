"""Classification by nature and content; where it departs from the reporter's own choice, with the reason (3.2.3a)."""

from __future__ import annotations

from django.utils.translation import gettext

from dengwen.docket import papers
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful, perform
from dengwen.docket.models import Case
from dengwen.docket.projection import change
from dengwen.ledger.models import Entry
from dengwen.regulation.vocabulary import Category, MatterType


def classify(case: Case, actor: Actor, matter_type: MatterType, category: Category, reason: str = "") -> Entry:
    """Settle what kind of matter this is. NotLawful when that differs from what stood before and no reason is given."""
    before = (case.matter_type, case.category)
    after = (str(matter_type), str(category))
    facts = {"from": list(before), "to": list(after)}
    if after == before:
        return perform("classify", case, actor, facts=facts)
    if not reason.strip():
        raise NotLawful(gettext("The matter is classified differently than it came in; say why."))
    paper = papers.same("reclassification", papers.compartments_of(case, "R"), {"text": reason.strip(), **facts}, actor)
    rows = [change("case", case.uid, {"matter_type": matter_type, "category": category})]
    return perform("classify", case, actor, rows=rows, facts=facts, papers=[paper])
