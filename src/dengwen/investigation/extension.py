"""More time: asked for with a reason, granted by somebody else within the cap, and told to the reporter in the same act (4.1.3a, F8)."""

from __future__ import annotations

import uuid
from typing import Any

from django.utils.translation import gettext, ngettext

from dengwen.docket import moment
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful, held, perform
from dengwen.docket.models import Case
from dengwen.docket.papers import draft, of_dialogue, same
from dengwen.docket.projection import change, new
from dengwen.investigation.models import Extension
from dengwen.investigation.packet import work_of
from dengwen.investigation.running import check_runs, clock_of, extension_left, retimed, standstills
from dengwen.ledger.models import Entry


def ask_extension(case: Case, actor: Actor, days: int, reason: str) -> Entry:
    """Ask for so many natural days more. NotLawful without a reason, beyond the cap, or when the term is over already."""
    if not reason.strip():
        raise NotLawful(gettext("Say why more time is needed."))
    with held(case):
        check_runs(clock_of(case))
        if pending(case) is not None:
            raise NotLawful(gettext("An extension has been asked for already and is not decided yet."))
        _within_cap(case, days)
        uid = uuid.uuid4()
        paper = draft("extension", [(work_of(case), {"days": days, "reason": reason})], actor, about=uid)
        row = new("extension", uid, {"asked_on": moment.today(), "days": days})
        return perform("ask_extension", case, actor, rows=[row], papers=[paper], facts={"days": days})


def extend(case: Case, actor: Actor, days: int, notice: str) -> Entry:
    """Grant the extension asked for, or fewer days of it. ``notice`` goes to the reporter in the same act.

    NotLawful for whoever asked, beyond the cap over all extensions, past the hard limit, or without a word to the reporter.
    """
    with held(case):
        asked, clock = pending(case), clock_of(case)
        check_runs(clock)
        if asked is None or days > asked.days:
            raise NotLawful(gettext("Nobody asked for an extension of so many days."))
        _within_cap(case, days)
        longer = retimed(case, clock, clock.extended_days + days, standstills(clock))
        if longer.values["due_on"] <= clock.due_on:
            raise NotLawful(gettext("The last day that the regulation allows is reached; no extension moves it."))
        granted = change("extension", asked.uid, {"granted_days": days, "granted_on": moment.today()})
        papers = [
            draft(
                "extension",
                [(work_of(case), {"days": days, "granted": True, "notice": notice})],
                actor,
                about=asked.uid,
            ),
            same("progress", of_dialogue(case), {"text": notice}, actor),
        ]
        facts = {"days": days, "due_on": longer.values["due_on"].isoformat(), "told": bool(notice.strip())}
        return perform("extend", case, actor, rows=[granted, longer], papers=papers, facts=facts)


def pending(case: Case) -> Extension | None:
    """The extension that was asked for in this round of the investigation and not granted yet."""
    asked = Extension.objects.filter(case=case, granted_on=None, asked_on__gte=clock_of(case).opened_on)
    return asked.order_by("-pk").first()


def _within_cap(case: Case, days: int) -> None:
    left = extension_left(case)
    if days < 1 or days > left:
        sentence = ngettext(
            "At most %(days)s day may still be granted in this matter.",
            "At most %(days)s days may still be granted in this matter.",
            left,
        )
        raise NotLawful(sentence % {"days": left})


def reporter_is_told(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    """Gate: no extension without a word to the reporter."""
    return [] if facts.get("told") else [gettext("Tell the reporter of the extension and why it is needed.")]
