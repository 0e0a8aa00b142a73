"""Test pieces (神秘件): supervision brings one in by some channel and sees here whether, when and as what it arrived (7.1.1c, F6).

A piece is recognised by a mark, a few odd words that its text holds. The text is looked at in memory on arrival, like everything else that
is computed from it; nobody who handles the matter can tell.
"""

from __future__ import annotations

import re
import secrets
import time
from datetime import date
from uuid import UUID, uuid4

from django.db.models import QuerySet

from dengwen.docket import moment
from dengwen.docket.actors import SYSTEM, Actor
from dengwen.docket.house import enter
from dengwen.docket.projection import change, new
from dengwen.intake.models import Planted
from dengwen.policy.numbers import in_force
from dengwen.regulation.vocabulary import Channel
from dengwen.vault.transit import open_transit, seal_transit

PURPOSE = "planted mark"
REMEMBERED_SECONDS = 30.0
TERM = "T1"
_FIRST = "青苍赭黛绯素玄绀缃茜"
_SECOND = "藤桥钟雁屏砚舟松灯帆"
_SPACE = re.compile(r"[\s\-—－]+")
_looked_for: list[tuple[float, dict[UUID, str]]] = []


def new_mark() -> str:
    """Words odd enough to stand in no other report, easy to write on paper and to say on the telephone."""
    pairs = "".join(secrets.choice(_FIRST) + secrets.choice(_SECOND) for _ in range(2))
    return f"{pairs}{secrets.randbelow(9000) + 1000}"


def plant(channel: Channel, mark: str, planted_on: date, actor: Actor) -> Planted:
    """Look out for a piece with this mark from now on; it should be there within the term of registration."""
    uid = uuid4()
    due = in_force(moment.today()).due(TERM, planted_on)
    values = {"channel": channel, "planted_on": planted_on, "due_on": due.on}
    enter("plant_piece", actor, [new("planted", uid, values, {"mark": seal_transit(PURPOSE, uid, {"mark": mark})})])
    forget()
    return Planted.objects.get(uid=uid)


def notice(text: str, uid: UUID) -> None:
    """Recognise test pieces in a text that just arrived as ``uid``; in the caller's transaction. Costs nothing when none is out."""
    marks = _marks()
    if not marks:
        return
    bare = _SPACE.sub("", text)
    for planted, mark in marks.items():
        if mark in bare:
            found = {"found_uid": uid, "found_on": moment.today()}
            enter("find_piece", SYSTEM, [change("planted", planted, found, {"mark": b""})])
            forget()


def overdue(on: date) -> QuerySet[Planted]:
    """Pieces that should have arrived and did not."""
    return Planted.objects.filter(found_uid=None, due_on__lt=on)


def forget() -> None:
    """Read the marks anew (after one was planted or found; between tests)."""
    _looked_for.clear()


def _marks() -> dict[UUID, str]:
    now = time.monotonic()
    if not _looked_for or _looked_for[0][0] <= now:
        out = Planted.objects.filter(found_uid=None)
        marks = {each.uid: _SPACE.sub("", str(open_transit(PURPOSE, each.uid, each.mark)["mark"])) for each in out}
        _looked_for[:] = [(now + REMEMBERED_SECONDS, marks)]
    return _looked_for[0][1]
