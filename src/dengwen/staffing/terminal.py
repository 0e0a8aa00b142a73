"""`dengwen people`: a table taken over and a passphrase reset at the machine itself, by the rules of the pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dengwen.desk.sheets import NoTable, lines_of
from dengwen.docket.actors import SYSTEM
from dengwen.docket.acts import NotLawful
from dengwen.people.models import Staff
from dengwen.people.passphrases import Handed
from dengwen.staffing import resetting
from dengwen.staffing.table import Judged, judged
from dengwen.staffing.taking_over import Made, take_over

Told = dict[str, Any]


def from_file(path: Path, *, dry_run: bool) -> Told:
    """What became of a table: its rows, what is new with one-time passphrases, and each wrong row with its faults in sentences.

    Nothing is written when ``dry_run`` or when any row is wrong.
    """
    try:
        rows = judged(lines_of(path.read_bytes()))
    except NoTable:
        return {"ok": False, "readable": False, **_told([], Made())}
    sound = not any(row.problems for row in rows)
    made = take_over(rows, SYSTEM) if sound and not dry_run else Made()
    return {"ok": sound, "readable": True, **_told(rows, made)}


def _told(rows: Sequence[Judged], made: Made) -> Told:
    return {
        "rows": len(rows),
        "known": sum(row.known for row in rows),
        "units": made.units,
        "made": [_sheet(staff, handed) for staff, handed in made.handed],
        "wrong": [{"row": row.no, "problems": row.problems} for row in rows if row.problems],
    }


def reset_passphrase(account: str) -> Told:
    """A new one-time passphrase for an account, whoever holds it: the way back in for the last administrator too."""
    staff = Staff.objects.filter(username__iexact=account).first()
    if staff is None:
        return {"ok": False, "reason": "没有此账号。/ There is no such account."}
    try:
        return {"ok": True, **_sheet(staff, resetting.reset(staff, SYSTEM))}
    except NotLawful as refusal:
        return {"ok": False, "reason": " ".join(refusal.reasons)}


def _sheet(staff: Staff, handed: Handed) -> Told:
    return {
        "user": staff.username,
        "name": staff.name,
        "password": handed.password,
        "printed_code": handed.printed_code,
    }
