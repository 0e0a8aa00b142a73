"""What of the hotline waits for whom, for the worklist: numbers alone."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import ngettext

from dengwen.channels.hotline import callbacks, calls
from dengwen.desk.errands import Errand
from dengwen.docket import access, moment
from dengwen.docket.actors import Actor


def errands(actor: Actor) -> Iterator[Errand]:
    """For operators what rings and the minutes they still owe; for officers the calls that are owed and nobody else has taken."""
    if access.may_in_house(actor, "hotline_desk"):
        yield from _operators(actor)
    if access.may_in_house(actor, "take_callback"):
        yield from _officers(actor)


def _operators(actor: Actor) -> Iterator[Errand]:
    ringing, open_ = calls.waiting_for_operators().count(), calls.own_open(actor).count()
    if ringing:
        told = ngettext("%(count)d call waits to be taken", "%(count)d calls wait to be taken", ringing)
        yield Errand(told % {"count": ringing}, reverse("hotline:desk"), pressing=True)
    if open_:
        told = ngettext(
            "The minutes of %(count)d call are not finished", "The minutes of %(count)d calls are not finished", open_
        )
        yield Errand(told % {"count": open_}, reverse("hotline:desk"))


def _officers(actor: Actor) -> Iterator[Errand]:
    nobody_else = Q(officer_uid=None) | Q(officer_uid=actor.seat_uid)
    due = list(callbacks.visible_to(actor).filter(nobody_else).values_list("due_on", flat=True))
    if due:
        told = ngettext("%(count)d call to be returned", "%(count)d calls to be returned", len(due))
        yield Errand(told % {"count": len(due)}, reverse("hotline:duty"), pressing=min(due) < moment.today())
