"""The papers go to intake: offered by the keeper when every sheet is accounted for, taken over by an officer who counted them (2.3d)."""

from __future__ import annotations

from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext

from dengwen.channels.box import scans
from dengwen.channels.box.incidents import incident
from dengwen.channels.box.letters import account_of
from dengwen.channels.box.models import Box, HandOver, Opening
from dengwen.channels.box.vocabulary import IncidentKind
from dengwen.docket import moment
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful
from dengwen.docket.house import enter
from dengwen.docket.projection import change, new
from dengwen.ledger.models import Entry


def hand_over(opening: Opening, actor: Actor) -> HandOver:
    """Offer the papers. NotLawful, naming the number, while a sheet is neither a letter nor set aside with a reason."""
    uid = uuid4()
    with transaction.atomic():
        Box.objects.select_for_update().get(uid=opening.box_uid)
        account = account_of(opening)
        _check(opening, account.left, account.sheets)
        values = {"opening_uid": opening.uid, "offered_on": moment.today(), "keeper_uid": actor.uid}
        enter("box_hand_over", actor, [new("box_hand_over", uid, {**values, "sheets": account.sheets})])
        return HandOver.objects.get(uid=uid)


def _check(opening: Opening, left: int, sheets: int) -> None:
    if not sheets:
        raise NotLawful(gettext("The box was empty; there is nothing to hand over."))
    if left:
        raise NotLawful(
            gettext("%(left)d of %(sheets)d sheets are neither a letter nor set aside with a reason.")
            % {"left": left, "sheets": sheets}
        )
    if HandOver.objects.filter(opening_uid=opening.uid).exists():
        raise NotLawful(gettext("The papers of this opening were handed over already."))


def take_over(offered: HandOver, actor: Actor, counted: int) -> Entry | None:
    """Sign for the papers. With another count than the keeper's it is not taken over: supervision is told, and None comes back.

    From then on the keepers' keys to this opening's scans are gone.
    """
    with transaction.atomic():
        offered = HandOver.objects.select_for_update().get(pk=offered.pk)
        if offered.taken_on is not None:
            raise NotLawful(gettext("Somebody else has taken these papers over already."))
        opening = Opening.objects.get(uid=offered.opening_uid)
        if counted != offered.sheets:
            incident(IncidentKind.COUNT, opening.box_uid, opening.uid)
            return None
        scans.close(opening)
        values = {"taken_on": moment.today(), "officer_uid": actor.uid}
        return enter("box_take_over", actor, [change("box_hand_over", offered.uid, values)])
