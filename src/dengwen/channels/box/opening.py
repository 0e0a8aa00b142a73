"""Opening a box: two people, the seal that was on it, the seal put on it, and the number of sheets, even if there is none (2.3c, F6).

What was entered is never edited. A correction is a deed of its own, by two people again, and supervision is told of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext

from dengwen.channels.box.incidents import incident
from dengwen.channels.box.models import Box, Correction, HandOver, Opening
from dengwen.channels.box.vocabulary import CorrectionReason, IncidentKind
from dengwen.docket import access, moment
from dengwen.docket.actors import Actor, staff_actor
from dengwen.docket.acts import NotLawful
from dengwen.docket.house import enter
from dengwen.docket.projection import change, new


@dataclass(frozen=True, slots=True)
class Found:
    """What the two saw: the old seal, the new one, the sheets."""

    seal_found: str
    seal_new: str
    sheets: int


def open_box(box: Box, actor: Actor, witness_uid: UUID, found: Found) -> Opening:
    """Enter an opening on the server's own day. The caller has let the witness sign with their own secret.

    A seal that is not the one on record is entered as an incident in the same transaction, and the opening stands. NotLawful for a single
    person, a witness without that part, a box out of use, or the old seal put on again.
    """
    uid = uuid4()
    with transaction.atomic():
        box = Box.objects.select_for_update().get(pk=box.pk)
        _check(box, actor, witness_uid, found)
        rows = [
            new("box_opening", uid, _values(box, actor, witness_uid, found)),
            change("box", box.uid, {"seal": found.seal_new, "last_on": moment.today()}),
        ]
        enter("box_open", actor, rows)
        if found.seal_found != box.seal:
            incident(IncidentKind.SEAL, box.uid, uid)
        return Opening.objects.get(uid=uid)


def _values(box: Box, actor: Actor, witness_uid: UUID, found: Found) -> dict[str, object]:
    return {
        "box_uid": box.uid,
        "no": Opening.objects.filter(box_uid=box.uid).count() + 1,
        "opened_on": moment.today(),
        "keeper_uid": actor.uid,
        "witness_uid": witness_uid,
        "seal_expected": box.seal,
        "seal_found": found.seal_found,
        "seal_new": found.seal_new,
        "sheets": found.sheets,
    }


def _check(box: Box, actor: Actor, witness_uid: UUID, found: Found) -> None:
    reasons = witness_faults(actor, witness_uid)
    if not box.active:
        reasons.append(gettext("This box is out of use."))
    if found.seal_new in (found.seal_found, box.seal):
        reasons.append(gettext("The new seal must bear another number than the old one."))
    if reasons:
        raise NotLawful(*reasons)


def witness_faults(actor: Actor, witness_uid: UUID) -> list[str]:
    """Why this person cannot be the second one, as sentences."""
    if witness_uid == actor.uid:
        return [gettext("The second person must be somebody else.")]
    if not access.may_in_house(staff_actor(witness_uid), "box_witness"):
        return [gettext("The second person must be a box keeper or a supervisor.")]
    return []


def correct(
    opening: Opening, actor: Actor, witness_uid: UUID, reason: CorrectionReason, sheets: int, seal_new: str
) -> Correction:
    """Say what the opening should have said. NotLawful once intake has the papers, or when nothing differs."""
    uid = uuid4()
    with transaction.atomic():
        box = Box.objects.select_for_update().get(uid=opening.box_uid)
        was = (sheets_of(opening), seal_of(opening))
        _check_correction(opening, actor, witness_uid, was == (sheets, seal_new))
        values = {"opening_uid": opening.uid, "corrected_on": moment.today(), "keeper_uid": actor.uid}
        values |= {"witness_uid": witness_uid, "reason": reason, "sheets": sheets, "seal_new": seal_new}
        rows = [new("box_correction", uid, values)]
        if box.seal == was[1] != seal_new:
            rows.append(change("box", box.uid, {"seal": seal_new}))
        enter("box_correct", actor, rows, {"was": list(was)})
        incident(IncidentKind.CORRECTED, box.uid, opening.uid)
        return Correction.objects.get(uid=uid)


def _check_correction(opening: Opening, actor: Actor, witness_uid: UUID, same: object) -> None:
    reasons = witness_faults(actor, witness_uid)
    if HandOver.objects.filter(opening_uid=opening.uid).exists():
        reasons.append(gettext("The papers were handed over with this count; it can no longer be corrected here."))
    if same:
        reasons.append(gettext("Nothing was changed."))
    if reasons:
        raise NotLawful(*reasons)


def newest_correction(opening: Opening) -> Correction | None:
    """The correction that counts, if there is one."""
    return Correction.objects.filter(opening_uid=opening.uid).order_by("-pk").first()


def sheets_of(opening: Opening) -> int:
    """How many sheets the box held, by the newest word on it."""
    corrected = newest_correction(opening)
    return opening.sheets if corrected is None else corrected.sheets


def seal_of(opening: Opening) -> str:
    """The seal that the box was closed with, by the newest word on it."""
    corrected = newest_correction(opening)
    return opening.seal_new if corrected is None else corrected.seal_new
