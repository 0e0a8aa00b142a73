"""Calls that are owed: who calls back, what they may open for it, each try, and how it ended (2.2b, 2.2e).

Number and recording are sealed for the intake pool under the call-back's own uid. Only whoever has taken the call-back opens them, by an
entered deed; when it ends the keys are taken back and what was sealed is emptied.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.utils.translation import gettext

from dengwen.channels.hotline import recordings
from dengwen.channels.hotline.models import Call, Callback
from dengwen.docket import access, moment
from dengwen.docket.actors import SYSTEM, Actor
from dengwen.docket.acts import NotLawful
from dengwen.docket.house import enter
from dengwen.docket.projection import Row, change, new
from dengwen.docket.seating import first_seats
from dengwen.intake import sorting
from dengwen.intake.models import WaitingState
from dengwen.intake.waiting import Arrival, keep
from dengwen.people.organisation import organisation
from dengwen.policy.numbers import in_force
from dengwen.regulation.vocabulary import Channel, SeatRole, SetAside
from dengwen.regulation.words import Words
from dengwen.regulation.workdays import Span, due
from dengwen.vault import compartments
from dengwen.vault.compartments import found, holders_of, open_sealed, recovery_holder, seal
from dengwen.vault.models import Compartment, Grant, Sealed
from dengwen.vault.session import Opener, VaultLocked

WITHIN = Span(1, "day", "working")
ENOUGH_TRIES, ENOUGH_DAYS = 3, 2


class Outcome(StrEnum):
    """What a try came to."""

    NO_ANSWER = auto()
    BUSY = auto()
    NOT_CONVENIENT = auto()


class Reason(StrEnum):
    """Why a call-back ended without a matter."""

    NOT_REACHED = auto()
    NO_NUMBER = auto()
    WRONG_NUMBER = auto()
    ANSWERED_AT_ONCE = auto()
    NO_WISH = auto()
    MATTER = auto()


OUTCOME_WORDS = {
    Outcome.NO_ANSWER: Words("无人接听", "No answer"),
    Outcome.BUSY: Words("占线", "Busy"),
    Outcome.NOT_CONVENIENT: Words("对方不便，另约时间", "Not convenient, another time agreed"),
}
REASON_WORDS = {
    Reason.NOT_REACHED: Words("多次未能接通", "Not reached"),
    Reason.NO_NUMBER: Words("没有可回拨的号码", "No number to call"),
    Reason.WRONG_NUMBER: Words("误拨或空号", "Wrong number"),
    Reason.ANSWERED_AT_ONCE: Words("当场答复，不需立项", "Answered at once, no matter"),
    Reason.NO_WISH: Words("来电人不愿再说", "The caller does not wish to go on"),
    Reason.MATTER: Words("已登记为事项", "Registered as a matter"),
}


def owe(call: Call, content: Mapping[str, Any], waiting_uid: UUID | None = None) -> None:
    """Put a call on the list, due by the working calendar, in the caller's transaction."""
    uid, on = uuid4(), moment.today()
    _sealed_for(uid, waiting_uid or uid, content, 1)
    last = due(in_force(on).calendar, call.on, WITHIN).on
    values = {"call_uid": call.uid, "on": call.on, "due_on": last, "waiting_uid": waiting_uid}
    enter("owe_callback", SYSTEM, [new("hotline_callback", uid, values)])


def add_message(callback: Callback, content: Mapping[str, Any], waiting_uid: UUID) -> None:
    """A message turns up for a call that is owed already: from now on it is for those who hold the message's key."""
    officers = _sealed_for(callback.uid, waiting_uid, content, 2)
    without = compartments.grantees(callback.uid) - officers
    compartments.revoke(callback.uid, without, moment.today())
    kept = None if callback.officer_uid in without else callback.officer_uid
    enter(
        "owe_callback",
        SYSTEM,
        [change("hotline_callback", callback.uid, {"waiting_uid": waiting_uid, "officer_uid": kept})],
    )


def _sealed_for(uid: UUID, pool_of: UUID, content: Mapping[str, Any], version: int) -> set[UUID]:
    """Seal it under the call-back for the pool of officers that goes with a uid; who holds it."""
    on = moment.today()
    seats = first_seats(organisation(on), frozenset(), pool_of, [])
    holders = [*holders_of(each for role, each in seats if role is SeatRole.INTAKE).values(), recovery_holder()]
    founding = found(uid, "T", holders, on, version=version)
    compartments.save([founding], [seal(founding.compartment, uid, content)])
    return {holder.uid for holder in holders}


def visible_to(actor: Actor) -> QuerySet[Callback]:
    """The list of calls owed, the one due first on top; for officers whose key is among those they were sealed for."""
    if not access.may_in_house(actor, "take_callback"):
        return Callback.objects.none()
    keys = Grant.objects.filter(
        holder_uid=actor.seat_uid, revoked_on=None, compartment__kind="T", compartment__case_uid=OuterRef("uid")
    )
    return Callback.objects.filter(Exists(keys), ended_on=None).order_by("due_on", "pk")


def seen_or_404(actor: Actor, uid: UUID) -> Callback:
    callback = visible_to(actor).filter(uid=uid).first()
    if callback is None:
        raise Http404
    return callback


def take(callback: Callback, actor: Actor) -> None:
    """Take it upon oneself. NotLawful when a colleague has it."""
    with transaction.atomic():
        _held(callback)
        if callback.officer_uid not in (None, actor.seat_uid):
            raise NotLawful(gettext("A colleague calls back already."))
        enter("take_callback", actor, [change("hotline_callback", callback.uid, {"officer_uid": actor.seat_uid})])
    callback.refresh_from_db()


def opened(callback: Callback, actor: Actor) -> Mapping[str, Any]:
    """The number, and the recording's key when there is one: for whoever took the call-back, each time an entry."""
    _own(callback, actor)
    content = _content(callback, actor)
    enter("open_callback", actor, [], {"callback": str(callback.uid), "voice": "recording" in content})
    return content


def voice(callback: Callback, actor: Actor) -> Mapping[str, Any]:
    """The record of the sealed recording, for playing what `opened` has entered. Http404 when there is none for this officer."""
    if callback.officer_uid != actor.seat_uid:
        raise Http404
    content = _content(callback, actor)
    if "recording" not in content:
        raise Http404
    return dict(content["recording"])


def tried(callback: Callback, actor: Actor, outcome: Outcome) -> None:
    """One try that did not lead to a talk."""
    with transaction.atomic():
        _own(_held(callback), actor)
        tries = [*callback.tries, [moment.today().isoformat(), str(outcome)]]
        enter("try_callback", actor, [change("hotline_callback", callback.uid, {"tries": tries})])
    callback.refresh_from_db()


def ended(callback: Callback, actor: Actor, reason: Reason) -> None:
    """No matter came of it. Not reached means three tries on two days; a message whose caller was not reached still waits for sorting."""
    with transaction.atomic():
        _own(_held(callback), actor)
        days = {day for day, _ in callback.tries}
        if reason is Reason.NOT_REACHED and (len(callback.tries) < ENOUGH_TRIES or len(days) < ENOUGH_DAYS):
            raise NotLawful(gettext("Not reached means at least three tries on two days."))
        if callback.waiting_uid and reason is not Reason.NOT_REACHED:
            waiting = sorting.seen_or_404(actor, callback.waiting_uid)
            if waiting.state == WaitingState.WAITING:
                sorting.set_aside(waiting, actor, SetAside.NOT_A_MATTER, REASON_WORDS[reason].zh)
            recordings.drop_of_call(callback.call_uid, actor)
        _leave_trace(callback, reason)
        enter("end_callback", actor, [over(callback, reason)])
        forget(callback)


def _leave_trace(callback: Callback, reason: Reason) -> None:
    """A call in which something was said is found among what was set aside, with the reason: nothing that was said is without a trace."""
    call = Call.objects.get(uid=callback.call_uid)
    if call.answered and callback.waiting_uid is None:
        told, why = {"text": REASON_WORDS[reason].zh}, SetAside.NOT_A_MATTER
        keep(Arrival(Channel.HOTLINE, call.mark, told, received_on=call.on, place_uid=call.line_uid, aside=why))


def over(callback: Callback, reason: Reason) -> Row:
    return change("hotline_callback", callback.uid, {"ended_on": moment.today(), "reason": reason})


def forget(callback: Callback) -> None:
    """Take the keys back and empty what was sealed under the call-back."""
    inside = Compartment.objects.filter(case_uid=callback.uid)
    compartments.revoke(callback.uid, compartments.grantees(callback.uid), moment.today())
    Sealed.objects.filter(compartment__in=inside).delete()


def of_call(call: Call) -> Callback | None:
    return Callback.objects.filter(call_uid=call.uid, ended_on=None).first()


def _held(callback: Callback) -> Callback:
    callback.refresh_from_db(from_queryset=Callback.objects.select_for_update())
    return callback


def _own(callback: Callback, actor: Actor) -> None:
    if callback.ended_on is not None or callback.officer_uid != actor.seat_uid:
        raise NotLawful(gettext("Take the call-back first."))


def _content(callback: Callback, actor: Actor) -> dict[str, Any]:
    keys = Opener(actor.token, actor.seat_uid).keys(callback.uid)
    rows = list(Sealed.objects.filter(record_uid=callback.uid, compartment_id__in=list(keys)).order_by("pk"))
    if not rows:
        raise VaultLocked("No key of this call-back is at hand.")
    return {name: value for row in rows for name, value in open_sealed(row, keys[row.compartment_id]).items()}
