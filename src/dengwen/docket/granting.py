"""Handing on keys: whoever holds a compartment of a matter may grant it to the people who were just given a part in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from uuid import UUID

from dengwen.docket import moment
from dengwen.docket.actors import Actor
from dengwen.docket.acts import held, perform
from dengwen.docket.barring import unbarred
from dengwen.docket.models import Case
from dengwen.docket.waiting import found_again, waiting_in
from dengwen.ledger.models import Entry
from dengwen.vault.compartments import Founding, regrant, renewed
from dengwen.vault.holders import holders_of
from dengwen.vault.models import Compartment
from dengwen.vault.session import Opener
from dengwen.vault.unwritten import GrantDraft


def opener_of(actor: Actor) -> Opener:
    """What the actor can open; nothing for whoever is not on the staff."""
    return Opener(actor.token, actor.seat_uid)


def handed_on(
    case: Case, actor: Actor, compartments: Iterable[Compartment], staff_uids: Iterable[UUID]
) -> list[GrantDraft]:
    """Unsaved grants of those compartments that the actor holds, to these people less the barred ones and those without a vault key.

    Former versions of a compartment go along with it, so that whoever comes in can read what was sealed before. VaultLocked when the
    actor's session is over.
    """
    wanted = {(each.kind, each.unit_uid) for each in compartments}
    holders = list(holders_of(unbarred(case.uid, case.barred, dict.fromkeys(staff_uids))).values())
    if not wanted or not holders:
        return []
    keys, on = opener_of(actor).keys(case.uid), moment.today()
    held = Compartment.objects.filter(case_uid=case.uid, pk__in=list(keys)).order_by("pk")
    rooms = [each for each in held if (each.kind, each.unit_uid) in wanted]
    return [grant for each in rooms for grant in regrant(keys[each.pk], each, holders, on)]


def handed_back(case: Case, actor: Actor, staff_uid: UUID) -> list[GrantDraft]:
    """Unsaved grants of exactly what this person lost and the actor holds, by the part that they have now. VaultLocked as above."""
    rooms = waiting_in(case, staff_uid)
    holders = list(holders_of(unbarred(case.uid, case.barred, [staff_uid])).values())
    if not rooms or not holders:
        return []
    keys, on = opener_of(actor).keys(case.uid), moment.today()
    return [grant for each in rooms if each.pk in keys for grant in regrant(keys[each.pk], each, holders, on)]


def renew_keys(case: Case, actor: Actor, staff_uid: UUID) -> Entry | None:
    """Give a colleague anew what they lost; None when there is nothing (any more) that this actor could give."""
    with held(case):
        grants = handed_back(case, actor, staff_uid)
        if not grants:
            return None
        entry = perform("renew_keys", case, actor, grants=grants, facts={"to": staff_uid, "keys": len(grants)})
        found_again(staff_uid, grants)
    return entry


def closed_to(case: Case, actor: Actor, gone: Collection[UUID], joining: Iterable[UUID] = ()) -> list[Founding]:
    """New versions of everything that those who go could open, for those who stay; and for those who join, where the actor reads along."""
    foundings = renewed(case.uid, gone, moment.today())
    if not foundings:
        return []
    keys, on = opener_of(actor).keys(case.uid), moment.today()
    read = {(each.kind, each.unit_uid) for each in Compartment.objects.filter(pk__in=list(keys))}
    holders = list(holders_of(unbarred(case.uid, case.barred, dict.fromkeys(joining))).values())
    for each in foundings:
        if (each.compartment.kind, each.compartment.unit_uid) in read:
            staying = {grant.holder_uid for grant in each.grants}
            coming = [holder for holder in holders if holder.uid not in staying]
            each.grants.extend(regrant(each.key, each.compartment, coming, on))
    return foundings
