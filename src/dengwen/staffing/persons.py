"""Members of staff: taken on with a one-time passphrase, changed, ended and resumed (3.1b, 6.1.1a)."""

from __future__ import annotations

import contextlib
import re
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.utils.translation import gettext

from dengwen.docket import waiting
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful
from dengwen.docket.house import enter
from dengwen.docket.projection import change, new
from dengwen.ledger.models import Entry
from dengwen.people.models import Staff, Unit
from dengwen.people.passphrases import Handed, hand_out
from dengwen.staffing import telling
from dengwen.staffing.duties import not_oneself, posts_of, somebody_left
from dengwen.staffing.founding import changing
from dengwen.vault import enrolment, session
from dengwen.vault.holders import holders_of

ACCOUNT = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,38}[a-z0-9])?")
NO_PASSWORD = "!"  # noqa: S105


@dataclass(frozen=True, slots=True)
class PersonSaid:
    """Who somebody is and where they work."""

    username: str
    name: str
    name_en: str
    unit: Unit
    language: str = "zh-hans"


def why_no_account(username: str) -> str:
    """Why nobody can sign in under this name, in a sentence; nothing when it is free."""
    if not ACCOUNT.fullmatch(username):
        return gettext("An account name has small letters, digits, dots, dashes and underscores, 40 at most.")
    if Staff.objects.filter(username__iexact=username).exists():
        return gettext("This account name is taken.")
    return ""


def employ(said: PersonSaid, actor: Actor) -> tuple[Staff, Handed]:
    """Take somebody on. The one-time passphrase and the printed code are shown once; whoever handed them over knows nothing later."""
    with changing():
        wrong = why_no_account(said.username)
        if wrong:
            raise NotLawful(wrong)
        uid = uuid4()
        told = {"unit_uid": said.unit.uid, "is_active": True}
        enter("employ", actor, [new("staff", uid, told, {**_columns(said), "password": NO_PASSWORD})])
        staff = Staff.objects.get(uid=uid)
        return staff, hand_out(staff)


def revise(staff: Staff, said: PersonSaid, actor: Actor) -> Entry:
    """Another name, unit or language; the account name stays. NotLawful when nothing changes."""
    with changing():
        staff.refresh_from_db()
        changed = {name: value for name, value in _columns(said).items() if getattr(staff, name) != value}
        changed.pop("username", None)
        if not changed:
            raise NotLawful(gettext("Nothing was changed."))
        values = {"unit_uid": said.unit.uid} if "unit_id" in changed else {}
        facts = {"renamed": int("name" in changed or "name_en" in changed)}
        return enter("change_staff", actor, [change("staff", staff.uid, values, changed)], facts)


def end(staff: Staff, actor: Actor, *, for_good: bool) -> Entry:
    """End an account: every session closes. ``for_good`` ends the vault key too; what it opened waits for whoever resumes it.

    NotLawful for the own account, for the last of a post that the house needs, and for good while nobody else holds what the key opens.
    """
    with changing():
        staff.refresh_from_db()
        not_oneself(actor, staff.uid)
        if not staff.is_active:
            raise NotLawful(gettext("The account of this person has ended."))
        held = posts_of(staff.uid)
        for post in held:
            somebody_left(post, staff.uid)
        if for_good:
            _let_go(staff)
        telling.of_account(held, f"account:{staff.uid}:{uuid4().hex[:8]}")
        entry = enter(
            "end_account", actor, [change("staff", staff.uid, {"is_active": False})], {"for_good": int(for_good)}
        )
    close(staff)
    return entry


def _let_go(staff: Staff) -> None:
    if waiting.sole_holder(staff.uid):
        raise NotLawful(
            gettext(
                "In some matters nobody else holds the keys. Have them handed on first, or end the account and keep the key."
            )
        )
    waiting.forfeit(staff.uid)
    enrolment.retire(staff.uid)


def resume(staff: Staff, actor: Actor) -> Handed | None:
    """Let somebody come back, with the passphrase they had; with a new one-time passphrase where the key was ended, which comes back."""
    with changing():
        staff.refresh_from_db()
        not_oneself(actor, staff.uid)
        if staff.is_active:
            raise NotLawful(gettext("This account is in use."))
        telling.of_account(posts_of(staff.uid), f"account:{staff.uid}:{uuid4().hex[:8]}")
        enter("resume_account", actor, [change("staff", staff.uid, {"is_active": True})])
        staff.refresh_from_db()
        return None if holders_of([staff.uid]) else hand_out(staff)


def close(staff: Staff) -> None:
    """End every vault session of a person; where the vault does not run there is none."""
    with contextlib.suppress(session.VaultUnreachable):
        session.lock_holder(staff.uid)


def _columns(said: PersonSaid) -> dict[str, Any]:
    return {
        "username": said.username,
        "name": said.name,
        "name_en": said.name_en,
        "language": said.language,
        "unit_id": said.unit.pk,
    }
