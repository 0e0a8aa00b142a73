"""What the hotline's pages show, as text: never a number, never a word of a call that is closed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.forms import BoundField
from django.forms.fields import ChoiceField
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language, gettext

from dengwen.channels.hotline import callbacks, calls, lines, recordings, roster, transfers
from dengwen.channels.hotline.callbacks import OUTCOME_WORDS, Outcome
from dengwen.channels.hotline.forms import MinutesForm
from dengwen.channels.hotline.hours import opening
from dengwen.channels.hotline.models import Call, Callback, DutyRole, Transfer, TransferState
from dengwen.desk.person import Reader
from dengwen.desk.templatetags.words import day, days_left, due_tone, instant, words
from dengwen.desk.templatetags.words import name as name_of
from dengwen.docket import moment
from dengwen.docket.actors import NOBODY, Actor
from dengwen.intake.given import Given
from dengwen.people.organisation import Organisation, organisation
from dengwen.policy.numbers import in_force
from dengwen.regulation import service_hours


@dataclass(frozen=True, slots=True)
class Answer:
    """One line to be read back."""

    question: str
    text: str


@dataclass(frozen=True, slots=True)
class Ringing:
    uid: UUID
    line: str
    since: str
    answered: bool


def desk(actor: Actor, refused: Sequence[str] = ()) -> dict[str, Any]:
    """The operator's desk: the hours, the number, what rings, and the own open calls."""
    names = {line.uid: line.name for line in lines.open_lines()}
    ringing = [
        Ringing(each.uid, names.get(each.line_uid or NOBODY, ""), _waited(each), each.answered) for each in _ringing()
    ]
    return {"ringing": ringing, "own": list(calls.own_open(actor)), "refused": refused, **hours_now()}


def _ringing() -> list[Call]:
    return list(calls.waiting_for_operators()[:20])


def _waited(call: Call) -> str:
    seconds = int((moment.now() - call.since).total_seconds()) if call.since else 0
    return gettext("waiting for %(minutes)d:%(seconds)02d") % {"minutes": seconds // 60, "seconds": seconds % 60}


def hours_now() -> dict[str, Any]:
    """Whether the hotline is open now, until when it is written to be, and when it opens next."""
    at, now = opening(), moment.now()
    upcoming = at.next_open(now)
    return {
        "is_open": at.is_open(now),
        "written": service_hours.told(at.written, get_language() or ""),
        "next_open": instant(upcoming) if upcoming else "",
        "number": str(in_force(moment.today()).blanks.get("P2", "")),
    }


def answers(form: MinutesForm) -> list[Answer]:
    """What was typed, question by question, in words."""
    return [
        Answer(str(field.label), _said(field, form.cleaned_data[field.name])) for field in form if _worth(field, form)
    ]


def _worth(field: BoundField, form: MinutesForm) -> bool:
    """What was left open is read back only where it belongs to the six facts."""
    return bool(form.cleaned_data[field.name]) or field.name in ("when", "where", "subject_1", "evidence")


def _said(field: BoundField, value: Any) -> str:
    if isinstance(field.field, ChoiceField):
        chosen = value if isinstance(value, list) else [value]
        offered: Any = field.field.choices
        return "\n".join(str(shown) for each, shown in offered if each in chosen)
    return str(value) or gettext("not given")


def typed(posted: QueryDict) -> dict[str, Any]:
    """A half-filled form as initial values, so that nothing typed is lost while the form is not complete."""
    return {name: posted.getlist(name) if name == "urgent" else posted.get(name, "") for name in posted}


def uid_of(text: str) -> UUID:
    """What a button named; nobody for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)


@dataclass(frozen=True, slots=True)
class Askable:
    """Somebody who can be rung."""

    uid: UUID
    name: str
    unit: str


def on_hand(call: Call, given: Given) -> dict[str, Any]:
    """The roster's table of whom an urgent call can be handed to; none for an officer who calls back."""
    house = organisation(moment.today())
    is_callback = callbacks.of_call(call) is not None
    people = [] if is_callback else [house.people[uid] for uid in transfers.choices(given) if uid in house.people]
    table = [Askable(each.uid, name_of(each), name_of(house.units[each.unit_uid])) for each in people]
    return {"askable": table, "is_callback": is_callback}


def handing_over(call: Call) -> dict[str, Any]:
    """How the handing over of a call stands."""
    last = transfers.latest(call)
    if last is None:
        return {"offered": None, "call": call}
    asked = organisation(moment.today()).people.get(last.to_uid)
    state = transfers.state_of(last)
    told = {
        "who": name_of(asked) if asked else "",
        "state": state,
        "due": instant(last.due_at),
        "late": moment.now() > last.due_at,
    }
    return {"offered": told, "call": call, "polls": state is TransferState.OFFERED}


@dataclass(frozen=True, slots=True)
class Owed:
    """One line of the call-back list."""

    uid: UUID
    url: str
    on: str
    left: str
    tone: str
    message: bool
    who: str
    tries: int


def duty(reader: Reader) -> dict[str, Any]:
    """The page of the officer on duty."""
    kept = list(recordings.to_confirm(reader.actor))
    codes = recordings.codes_of(kept)
    return {
        "ringing": [(each, _by(each, reader.house)) for each in transfers.ringing_for(reader.actor)],
        "owed": [_owed(each, reader.house) for each in callbacks.visible_to(reader.actor)[:100]],
        "kept": [(each, codes[each.case_uid], day(each.on)) for each in kept if each.case_uid in codes],
        **hours_now(),
    }


def _by(transfer: Transfer, house: Organisation) -> str:
    operator = Call.objects.filter(uid=transfer.call_uid).values_list("operator_uid", flat=True).first()
    return name_of(house.people[operator]) if operator in house.people else ""


def _owed(callback: Callback, house: Organisation) -> Owed:
    who = house.people.get(callback.officer_uid) if callback.officer_uid else None
    return Owed(
        callback.uid,
        reverse("hotline:callback", args=[callback.uid]),
        day(callback.on),
        days_left(callback.due_on),
        due_tone(callback.due_on),
        callback.waiting_uid is not None,
        name_of(who) if who else "",
        len(callback.tries),
    )


def callback(owed: Callback, actor: Actor) -> dict[str, Any]:
    """The page of one call that is owed."""
    house = organisation(moment.today())
    tries = [(day(date.fromisoformat(on)), words(OUTCOME_WORDS[Outcome(came)])) for on, came in owed.tries]
    return {"owed": _owed(owed, house), "callback": owed, "tries": tries, "mine": owed.officer_uid == actor.seat_uid}


def clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def roster_of(house: Organisation) -> dict[str, Any]:
    """The coming fortnight with its gaps."""
    since = moment.today()
    rows = [
        (
            each,
            day(each.on),
            f"{clock(each.opens)}–{clock(each.closes)}",
            _name(house, each.staff_uid),
            _role(each.role),
        )
        for each in roster.standing(since)
    ]
    found = roster.unanswered(opening(), since)
    return {
        "duties": rows,
        "gaps": [(day(gap.on), f"{clock(gap.opens)}–{clock(gap.closes)}") for gap in found],
        **hours_now(),
    }


def _name(house: Organisation, uid: UUID) -> str:
    return name_of(house.people[uid]) if uid in house.people else "—"


def _role(role: str) -> str:
    return words(roster.ROLE_WORDS[DutyRole(role)])
