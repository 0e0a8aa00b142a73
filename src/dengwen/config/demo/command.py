"""What `dengwen demo` does before it serves: a home with the invented company in it, and the list of ways in."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import transaction

from dengwen.config.demo.company import PASSWORD, PLAN, found_company
from dengwen.config.demo.online import write_online
from dengwen.config.demo.playing import play
from dengwen.config.demo.showing import in_words
from dengwen.config.home import write_once
from dengwen.docket.models import Case
from dengwen.people import second_factor
from dengwen.people.models import Staff

KEPT = "demo.json"
Shown = dict[str, Any]


class NotADemo(ImproperlyConfigured):
    """The home belongs to a real house, or to a bulk seed; the demonstration stays out of it."""


def main(port: int, *, as_json: bool, totp: bool) -> None:
    """Make the demonstration if this home has none yet, and print how to come in."""
    call_command("migrate", interactive=False, verbosity=0)
    receipts = standing_receipts()
    shown = {
        "portal": f"http://127.0.0.1:{port}/",
        "desk": f"http://127.0.0.1:{port}/desk/",
        "accounts": accounts(with_factors() if totp else without_factors()),
        "receipts": receipts,
    }
    os.environ["DENGWEN_DEMO_WITHOUT_TOTP"] = "0" if totp else "1"
    sys.stdout.write(f"{json.dumps(shown, ensure_ascii=False) if as_json else in_words(shown)}\n")
    sys.stdout.flush()


def standing_receipts() -> list[dict[str, str]]:
    """The receipts that are shown, of the demonstration that stands or of a new one. NotADemo for a home with other matters."""
    path = settings.HOME / KEPT
    if path.exists():
        return list(json.loads(path.read_text(encoding="utf-8")))
    if Case.objects.exists() or Staff.objects.exists():
        raise NotADemo(
            f"{settings.HOME} 中已有真实数据，请用 --home 另选目录。/ This home holds other data; choose another with --home."
        )
    with transaction.atomic():
        receipts = play(found_company())
        write_online()
    write_once(path, json.dumps(receipts))
    return receipts


def with_factors() -> dict[str, str]:
    """A new second factor for everybody; the secrets are shown once."""
    return {person.username: second_factor.issue(person) for person in Staff.objects.all()}


def without_factors() -> dict[str, str]:
    Staff.objects.exclude(totp_sealed=b"").update(totp_sealed=b"")
    return {}


def accounts(secrets: dict[str, str]) -> list[Shown]:
    """Everybody who can sign in; those with a post first, in the order of the organisation's plan."""
    return [
        {
            "user": username,
            "password": PASSWORD,
            "totp_secret": secrets.get(username, ""),
            "posts": list(told["posts"]),
            "name": told["name"],
            "unit": PLAN["units"][told["unit"]]["name"],
        }
        for username, told in _posted_first(PLAN["staff"].items())
    ]


def _posted_first(people: Iterable[tuple[str, Any]]) -> list[tuple[str, Any]]:
    return sorted(people, key=lambda each: not each[1]["posts"])
