"""Handing on keys: whoever holds a compartment of a matter may grant it to the people who were just given a part in it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from dengwen.docket import moment
from dengwen.docket.actors import Actor
from dengwen.docket.barring import unbarred
from dengwen.docket.models import Case
from dengwen.vault.compartments import regrant
from dengwen.vault.holders import holders_of
from dengwen.vault.models import Compartment, Grant
from dengwen.vault.session import Opener


def opener_of(actor: Actor) -> Opener:
    """What the actor can open; nothing for whoever is not on the staff."""
    return Opener(actor.token, actor.seat_uid)


def handed_on(case: Case, actor: Actor, compartments: Iterable[Compartment], staff_uids: Iterable[UUID]) -> list[Grant]:
    """Unsaved grants of those compartments that the actor holds, to these people less the barred ones and those without a vault key.

    VaultLocked when the actor's session is over.
    """
    wanted = list(compartments)
    holders = list(holders_of(unbarred(case.uid, case.barred, dict.fromkeys(staff_uids))).values())
    if not wanted or not holders:
        return []
    keys, on = opener_of(actor).keys(case.uid), moment.today()
    return [grant for each in wanted if each.pk in keys for grant in regrant(keys[each.pk], each, holders, on)]
