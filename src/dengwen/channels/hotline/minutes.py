"""Minutes of a call become a matter before the call is closed; what is no matter waits for an officer, never for nobody (2.2c, 2.2d)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from dengwen.channels.hotline import callbacks, calls, recordings
from dengwen.channels.hotline.models import Call, Callback, CallState
from dengwen.docket.actors import SYSTEM, Actor
from dengwen.docket.acts import NotLawful
from dengwen.docket.house import enter
from dengwen.docket.models import Case
from dengwen.docket.projection import Row, change
from dengwen.intake import sorting
from dengwen.intake.attachments import Kept
from dengwen.intake.emergency import Ground, flag_emergency
from dengwen.intake.given import Given
from dengwen.intake.submissions import evidence_of, receive, received_under
from dengwen.intake.waiting import Arrival, keep
from dengwen.ledger.models import Entry
from dengwen.regulation.vocabulary import Channel, IdentityMode
from dengwen.vault import receipts


@dataclass(frozen=True, slots=True, repr=False)
class Minutes:
    """What the caller said, whether they agree to the recording, confirmed it when it was read back, and why it is urgent."""

    given: Given
    consent: bool = False
    read_back: bool = False
    ground: Ground | None = None


def close(call: Call, actor: Actor, minutes: Minutes, code: str) -> Case:
    """Register what was said, then close the call for good; sent twice with the same code, it is the same matter.

    The caller's number goes to the identity of a caller who gave one, and is forgotten for everybody else.
    """
    twin = received_under(receipts.holder(code))
    if twin is not None:
        return twin
    with transaction.atomic():
        calls.held(call)
        callback = _in_hand(call, actor)
        case = _received(call, callback, actor, minutes, code)
        if minutes.ground is not None:
            flag_emergency(case, SYSTEM, minutes.ground)
    return case


def is_registered(call_uid: UUID, code: str, actor: Actor) -> bool:
    """Whether the actor registered exactly this call under exactly this code: then the code may be said again, and nothing else."""
    call = Call.objects.filter(uid=call_uid, state=CallState.CLOSED).first()
    twin = received_under(receipts.holder(code)) if call is not None else None
    if call is None or twin is None:
        return False
    proof = evidence_of(Channel.HOTLINE, call.mark)
    return (
        Entry.objects.filter(case_uid=twin.uid, act="receive", actor_uid=actor.uid).exists()
        and twin.submissions.filter(evidence=proof).exists()
    )


def _in_hand(call: Call, actor: Actor) -> Callback | None:
    """The call-back that the actor has of this call; None for an operator's own open call; NotLawful for anything else."""
    if call.state == CallState.TAKEN and call.operator_uid == actor.seat_uid:
        return None
    callback = callbacks.of_call(call)
    if callback is None or callback.officer_uid != actor.seat_uid:
        raise NotLawful(gettext("This call is closed."))
    return callback


def _received(call: Call, callback: Callback | None, actor: Actor, minutes: Minutes, code: str) -> Case:
    given = _given(call, minutes)
    facts = {"consent": minutes.consent, "read_back": minutes.read_back}
    if callback is not None:
        case = _called_back(call, callback, actor, given, code)
        enter(
            "close_call",
            actor,
            [calls.over(call, CallState.CLOSED), callbacks.over(callback, callbacks.Reason.MATTER)],
            facts,
        )
        callbacks.forget(callback)
        return case
    kept, releasing = _recordings(call, actor, minutes)
    case = receive(given, code, by=actor, received_on=call.on, kept=kept)
    rows: list[Row] = [
        calls.over(call, CallState.CLOSED),
        change("hotline_call", call.uid, {"consented": minutes.consent}),
    ]
    enter("close_call", actor, [*rows, *(each(case.uid) for each in releasing)], facts)
    return case


def _called_back(call: Call, callback: Callback, actor: Actor, given: Given, code: str) -> Case:
    """What an officer wrote down; with it the minutes of a message stand, and its recording goes."""
    if callback.waiting_uid is None:
        return receive(given, code, by=actor, received_on=call.on)
    case = sorting.take_up(sorting.seen_or_404(actor, callback.waiting_uid), actor, given, code)
    recordings.drop_of_call(call.uid, actor)
    return case


def _given(call: Call, minutes: Minutes) -> Given:
    given = replace(minutes.given, channel=Channel.HOTLINE, evidence=call.mark)
    number = calls.number_of(call)
    if given.identity_mode is IdentityMode.ANONYMOUS or not number:
        return given
    return replace(given, contact="\n".join(filter(None, (given.contact, number))))


def _recordings(call: Call, actor: Actor, minutes: Minutes) -> tuple[list[Kept], Sequence[recordings.Releasing]]:
    """What is kept with the matter: recordings the caller agreed to and whose minutes were not confirmed yet."""
    if not minutes.consent or minutes.read_back:
        recordings.drop_of_call(call.uid, actor)
        return [], []
    both = [recordings.released(each) for each in recordings.held_of(call)]
    return [kept for kept, _ in both], [releasing for _, releasing in both]


def no_matter(call: Call, actor: Actor, words: str) -> None:
    """The operator thinks that it is no matter: an officer decides. Nothing of the caller is kept but what the operator wrote."""
    with transaction.atomic():
        calls.held(call)
        if _in_hand(call, actor) is not None:
            raise NotLawful(gettext("End the call-back with its reason instead."))
        recordings.drop_of_call(call.uid, actor)
        keep(Arrival(Channel.HOTLINE, call.mark, {"text": words}, received_on=call.on, place_uid=call.line_uid), actor)
        enter("close_call", actor, [calls.over(call, CallState.SORTED)])
