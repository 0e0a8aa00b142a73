"""What the supervision group looks at: its matters whose terms are over (7.1.1b)."""

from __future__ import annotations

from django.db.models import QuerySet

from dengwen.docket import access
from dengwen.docket.actors import Actor
from dengwen.docket.models import Case, Clock
from dengwen.docket.moment import today
from dengwen.regulation.vocabulary import Urgency

SHOWN = 50


def overdue(actor: Actor) -> list[Clock]:
    """Terms that are over and still run in matters this person may see: emergencies first, then the latest; SHOWN + 1 at most."""
    late = _running_late(actor).select_related("case").order_by("due_on", "pk")
    urgent = list(late.filter(case__urgency=Urgency.EMERGENCY)[: SHOWN + 1])
    return [*urgent, *late.exclude(case__urgency=Urgency.EMERGENCY)[: SHOWN + 1 - len(urgent)]]


def _running_late(actor: Actor) -> QuerySet[Clock]:
    seen = Case.objects.filter(access.which(actor, "see"))
    return Clock.objects.filter(settled_on=None, due_on__lt=today(), case__in=seen)
