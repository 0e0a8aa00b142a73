"""Lines: each has a key under which its telephone system signs what happens (2.2a)."""

from __future__ import annotations

import secrets
from uuid import UUID, uuid4

from django.db import transaction

from dengwen.channels.hotline.models import Line
from dengwen.docket import moment
from dengwen.docket.actors import SYSTEM
from dengwen.docket.house import enter
from dengwen.docket.projection import change, new
from dengwen.policy.numbers import in_force
from dengwen.vault.transit import open_transit, seal_transit

PURPOSE = "hotline line"
KEY_BYTES = 32
NEEDED = ("P2", "P3")


class NotReady(Exception):
    """The hotline cannot be opened before its number and its hours stand in the organisation's numbers."""


def opened(name: str) -> tuple[Line, str]:
    """Open a line; its key in hexadecimal, shown this once. NotReady while number or hours are blank."""
    blanks = in_force(moment.today()).blanks
    missing = [code for code in NEEDED if not str(blanks.get(code, "")).strip()]
    if missing:
        raise NotReady(f"热线号码或接听时间尚未填写：{'、'.join(missing)}。/ Fill in first: {', '.join(missing)}.")
    uid, key = uuid4(), secrets.token_hex(KEY_BYTES)
    extra = {"name": name, "sealed": seal_transit(PURPOSE, uid, {"key": key})}
    enter("open_line", SYSTEM, [new("hotline_line", uid, {"opened_on": moment.today()}, extra)])
    return Line.objects.get(uid=uid), key


def ensured(name: str) -> Line:
    """The line of this name, opened when there is none."""
    with transaction.atomic():
        return Line.objects.filter(name=name, closed_on=None).first() or opened(name)[0]


def closed(line: Line) -> None:
    """Believe nothing of this line any more; its key is forgotten."""
    enter("open_line", SYSTEM, [change("hotline_line", line.uid, {"closed_on": moment.today()}, {"sealed": b""})])


def key_of(uid: UUID) -> bytes | None:
    """The key of an open line."""
    line = Line.objects.filter(uid=uid, closed_on=None).first()
    return None if line is None else bytes.fromhex(open_transit(PURPOSE, uid, line.sealed)["key"])


def open_lines() -> list[Line]:
    return list(Line.objects.filter(closed_on=None).order_by("pk"))
