"""Calls from the first ring to the operator's desk: what the telephone system tells, in whatever order, ends in one row (2.2a, F6)."""

from __future__ import annotations

import secrets
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext

from dengwen.channels.hotline import callbacks, recordings
from dengwen.channels.hotline.models import Call, Callback, CallState
from dengwen.docket import access, moment
from dengwen.docket.actors import SYSTEM, Actor
from dengwen.docket.acts import NotLawful
from dengwen.docket.house import enter
from dengwen.docket.projection import Row, change, new
from dengwen.vault.blind import blind
from dengwen.vault.transit import open_transit, seal_transit

PURPOSE = "hotline call"
LONGEST_SECONDS = 24 * 60 * 60


def mark_of(line_uid: UUID, name: str) -> str:
    """The keyed digest of what the telephone system calls this call: the channel's evidence of it."""
    return blind("hotline call", line_uid.bytes, name).hex()


def comes(line_uid: UUID, name: str, number: str = "", state: CallState = CallState.RINGING) -> Call:
    """A call of a line; told twice, it is the same call."""
    mark = mark_of(line_uid, name)
    known = Call.objects.filter(mark=mark).first()
    if known is not None:
        return known
    uid = uuid4()
    sealed = seal_transit(PURPOSE, uid, {"number": number}) if number else b""
    values = {"line_uid": line_uid, "mark": mark, "on": moment.today(), "state": state}
    try:
        with transaction.atomic():
            enter("call_comes", SYSTEM, [new("hotline_call", uid, values, {"sealed": sealed, "since": moment.now()})])
    except IntegrityError:
        return Call.objects.get(mark=mark)
    return Call.objects.get(uid=uid)


def answered(call: Call) -> None:
    """Somebody picked up; whoever it was takes the call at the desk."""
    with transaction.atomic():
        if held(call).state == CallState.RINGING and not call.answered:
            _moves(call, {"answered": True})


def missed(call: Call) -> None:
    """Nobody picked up: the caller is owed a call."""
    with transaction.atomic():
        if held(call).state == CallState.RINGING and not call.answered:
            gone_unheard(call)


def ended(call: Call, seconds: int) -> None:
    """The caller hung up. The operator writes on; a call that nobody had picked up is missed."""
    with transaction.atomic():
        held(call)
        values: dict[str, Any] = {"seconds": max(call.seconds, min(seconds, LONGEST_SECONDS))}
        if values["seconds"] != call.seconds:
            _moves(call, values)
        if call.state == CallState.RINGING and not call.answered:
            gone_unheard(call)


def gone_unheard(call: Call) -> None:
    """The call (locked by the caller) ends without minutes and goes to the list of calls that are owed."""
    number = number_of(call)
    recordings.drop_of_call(call.uid, SYSTEM)
    _moves(call, {"state": CallState.MISSED}, FORGOTTEN)
    callbacks.owe(call, {"number": number})


def held(call: Call) -> Call:
    """Lock the call and see it as it stands now."""
    call.refresh_from_db(from_queryset=Call.objects.select_for_update())
    return call


FORGOTTEN = {"sealed": b"", "since": None}
"""What a call that is over no longer holds."""


def number_of(call: Call) -> str:
    """The caller's number while it is kept at all; never for a page of the operator's."""
    return str(open_transit(PURPOSE, call.uid, call.sealed)["number"]) if call.sealed else ""


def _moves(call: Call, values: dict[str, Any], extra: dict[str, Any] | None = None) -> None:
    enter("call_moves", SYSTEM, [change("hotline_call", call.uid, values, extra)])
    call.refresh_from_db()


def waiting_for_operators() -> QuerySet[Call]:
    """Calls that ring, and calls that somebody picked up whose minutes nobody has begun."""
    return Call.objects.filter(state=CallState.RINGING).order_by("pk")


def own_open(actor: Actor) -> QuerySet[Call]:
    """The operator's calls that are not closed yet; all that an operator can ever see of calls (F15)."""
    return Call.objects.filter(state=CallState.TAKEN, operator_uid=actor.seat_uid).order_by("pk")


def take(uid: UUID, actor: Actor) -> Call:
    """Take a call that rings or was picked up. NotLawful when somebody else has it or it is over."""
    with transaction.atomic():
        call = Call.objects.select_for_update().filter(uid=uid).first()
        if call is None:
            raise Http404
        if call.state == CallState.TAKEN and call.operator_uid == actor.seat_uid:
            return call
        if call.state != CallState.RINGING:
            raise NotLawful(gettext("Somebody else has taken this call, or it is over."))
        values = {"state": CallState.TAKEN, "operator_uid": actor.seat_uid, "answered": True}
        enter("take_call", actor, [change("hotline_call", uid, values)])
    call.refresh_from_db()
    return call


def begin_by_hand(actor: Actor) -> Call:
    """A call that no telephone system told of: the phone rang on the operator's table."""
    uid = uuid4()
    mark = blind("hotline call by hand", secrets.token_bytes(16)).hex()
    values = {"mark": mark, "on": moment.today(), "state": CallState.TAKEN, "operator_uid": actor.seat_uid}
    enter("take_call", actor, [new("hotline_call", uid, values | {"answered": True}, {"since": moment.now()})])
    return Call.objects.get(uid=uid)


def in_hand_or_404(actor: Actor, uid: UUID) -> Call:
    """A call whose minutes the actor is writing: the operator's own open one, or one that the officer calls back. Else Http404."""
    own = Q(state=CallState.TAKEN, operator_uid=actor.seat_uid)
    if not access.may_in_house(actor, "hotline_desk"):
        own = Q(pk__in=())
    owed = Callback.objects.filter(officer_uid=actor.seat_uid, ended_on=None).values("call_uid")
    if access.may_in_house(actor, "take_callback"):
        own |= Q(state__in=(CallState.MISSED, CallState.MESSAGE), uid__in=owed)
    call = Call.objects.filter(own, uid=uid).first()
    if call is None:
        raise Http404
    return call


def over(call: Call, state: CallState) -> Row:
    """The row that ends a call for good."""
    return change("hotline_call", call.uid, {"state": state}, FORGOTTEN)
