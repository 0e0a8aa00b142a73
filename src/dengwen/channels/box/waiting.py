"""What of the boxes waits for whom, for the worklist: numbers alone."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import ngettext

from dengwen.channels.box import plan
from dengwen.channels.box.models import HandOver, Incident
from dengwen.desk.errands import Errand
from dengwen.docket import access, moment
from dengwen.docket.actors import Actor
from dengwen.policy.numbers import in_force


def errands(actor: Actor) -> Iterator[Errand]:
    """For keepers boxes to be opened and papers to be sorted; for intake papers to be signed for; for supervision what was wrong."""
    if access.may_in_house(actor, "box_open"):
        yield from _keepers()
    if access.may_in_house(actor, "box_take_over"):
        offered = HandOver.objects.filter(taken_on=None).count()
        told = ngettext(
            "Papers of %(count)d opening to be counted and signed for",
            "Papers of %(count)d openings to be counted and signed for",
            offered,
        )
        yield from _errand(told, offered)
    if access.may_in_house(actor, "box_incident_seen"):
        wrong = Incident.objects.filter(seen_on=None).count()
        told = ngettext("Something was wrong at %(count)d opening", "Something was wrong at %(count)d openings", wrong)
        yield from _errand(told, wrong, pressing=True)


def _keepers() -> Iterator[Errand]:
    today = moment.today()
    due = [each for each in plan.planned() if each.due.on <= today]
    told = ngettext("%(count)d box to be opened", "%(count)d boxes to be opened", len(due))
    yield from _errand(told, len(due), pressing=any(each.late for each in due))
    offered, policy = set(HandOver.objects.values_list("opening_uid", flat=True)), in_force(today)
    left = [each for each in plan.not_handed_over() if each.uid not in offered]
    told = ngettext(
        "Papers of %(count)d opening to be sorted and handed over",
        "Papers of %(count)d openings to be sorted and handed over",
        len(left),
    )
    yield from _errand(told, len(left), pressing=any(plan.papers_due(each, policy) < today for each in left))


def _errand(told: str, count: int, *, pressing: bool = False) -> Iterator[Errand]:
    if count:
        yield Errand(told % {"count": count}, reverse("box:boxes"), pressing)
