"""Urgent calls handed over warm: offered to one person on duty, answered by them, or back with the operator (2.2d, 2.2e)."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext

from dengwen.channels.hotline import calls, roster
from dengwen.channels.hotline.models import Call, CallState, DutyRole, Transfer, TransferState
from dengwen.desk.notices import NoticeKind, tell
from dengwen.docket import access, moment
from dengwen.docket.actors import SYSTEM, Actor
from dengwen.docket.acts import NotLawful
from dengwen.docket.house import enter
from dengwen.docket.projection import change, new
from dengwen.intake.concerned import concerned_in
from dengwen.intake.given import Given
from dengwen.people.circle import excluded
from dengwen.people.organisation import organisation
from dengwen.policy.numbers import in_force

TERM = "S1"
RINGS_FOR = timedelta(seconds=60)


def choices(given: Given) -> list[UUID]:
    """Who can be asked now: those on duty for it, else everybody suited; never anybody whom the call concerns."""
    house = organisation(moment.today())
    barred = excluded(house, concerned_in(house, given))
    on_duty = [uid for uid in roster.on_duty(DutyRole.OFFICER) if uid not in barred]
    return on_duty or [uid for uid in roster.suited(house, DutyRole.OFFICER) if uid not in barred]


def offer(call: Call, actor: Actor, to_uid: UUID, given: Given) -> Transfer:
    """Ring one person. NotLawful for somebody whom the call concerns, or while another is being rung."""
    with transaction.atomic():
        calls.held(call)
        if call.state != CallState.TAKEN or call.operator_uid != actor.seat_uid:
            raise NotLawful(gettext("This call is closed."))
        if to_uid not in choices(given):
            raise NotLawful(gettext("This person cannot be asked about this call; choose another."))
        now, last = moment.now(), latest(call)
        if last is not None and state_of(last) != TransferState.RETURNED:
            raise NotLawful(gettext("Somebody is being asked already, or has answered."))
        uid = uuid4()
        values = {"call_uid": call.uid, "to_uid": to_uid, "offered_at": now, "due_at": _due(call, now)}
        enter("offer_transfer", actor, [new("hotline_transfer", uid, values)])
        tell([to_uid], NoticeKind.HOTLINE, f"hotline:{uid}")
    return Transfer.objects.get(uid=uid)


def _due(call: Call, now: datetime) -> datetime:
    """The term runs from the first offer of the call, however many are asked."""
    first = Transfer.objects.filter(call_uid=call.uid).order_by("pk").values_list("due_at", flat=True).first()
    return first or now + in_force(moment.today()).span(TERM).duration()


def latest(call: Call) -> Transfer | None:
    return Transfer.objects.filter(call_uid=call.uid).order_by("-pk").first()


def state_of(transfer: Transfer) -> TransferState:
    """As it stands now: an offer that rang out is back with the operator, whether or not that was entered yet."""
    state = TransferState(transfer.state)
    rung_out = state is TransferState.OFFERED and moment.now() >= transfer.offered_at + RINGS_FOR
    return TransferState.RETURNED if rung_out else state


def ringing_for(actor: Actor) -> list[Transfer]:
    """What rings for this person now."""
    if not access.may_in_house(actor, "answer_transfer"):
        return []
    offered = Transfer.objects.filter(to_uid=actor.seat_uid, state=TransferState.OFFERED).order_by("pk")
    return [each for each in offered if state_of(each) is TransferState.OFFERED]


def answer(uid: UUID, actor: Actor) -> Transfer:
    """Take it over. NotLawful when it rang out; Http404 for what was never offered to this person."""
    with transaction.atomic():
        transfer = Transfer.objects.select_for_update().filter(uid=uid, to_uid=actor.seat_uid).first()
        if transfer is None:
            raise Http404
        if transfer.state == TransferState.ANSWERED:
            return transfer
        if state_of(transfer) is not TransferState.OFFERED:
            raise NotLawful(gettext("It rang out; the call is back with the operator."))
        values = {"state": TransferState.ANSWERED, "answered_at": moment.now()}
        enter("answer_transfer", actor, [change("hotline_transfer", uid, values)])
    transfer.refresh_from_db()
    return transfer


def return_rung_out() -> int:
    """Enter that offers rang out; how many."""
    rows = Transfer.objects.filter(state=TransferState.OFFERED, offered_at__lte=moment.now() - RINGS_FOR)
    for transfer in rows:
        enter("return_transfer", SYSTEM, [change("hotline_transfer", transfer.uid, {"state": TransferState.RETURNED})])
    return len(rows)
