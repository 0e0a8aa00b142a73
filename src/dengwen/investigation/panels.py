"""What the page of a matter shows of its investigation: packet, conduct and report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from dengwen.desk import casepage
from dengwen.desk.casecontext import CaseContext
from dengwen.desk.templatetags.words import day, instant, name, words
from dengwen.docket.papers import OpenPaper
from dengwen.investigation import offers, steps, story
from dengwen.investigation.models import Standstill
from dengwen.investigation.running import standstills
from dengwen.investigation.vocabulary import ATTEMPTS, PARTS, Attempt
from dengwen.regulation.lifecycle import ACTS
from dengwen.regulation.vocabulary import Pause, SeatRole
from dengwen.regulation.words import Words

WORKING = frozenset({SeatRole.HEAD, SeatRole.INVESTIGATOR, SeatRole.REVIEWER})


@dataclass(frozen=True, slots=True)
class Member:
    """One investigator: whether they lead, and whether they signed."""

    name: str
    initial: str
    unit: str
    leads: bool
    signed: bool


@dataclass(frozen=True, slots=True)
class Version:
    """One submitted version of the report, or of the plan."""

    number: int
    who: str
    when: str
    digest: str
    parts: list[tuple[Words, str]]


def works_on_it(about: CaseContext) -> bool:
    return bool(WORKING & about.roles)


def reads_work(about: CaseContext) -> bool:
    """Who holds the work product: head, investigators, reviewers; the officers once the report has passed."""
    return works_on_it(about) or any("W" in each.bodies for each in about.papers)


def url(about: CaseContext, act: str, thing: object = "") -> str:
    """Where an act is done; nothing when the reader may not do it now."""
    if not about.may(act):
        return ""
    return reverse("desk:act", args=[about.case.code, act]) + (f"?about={thing}" if thing else "")


@dataclass(frozen=True, slots=True)
class Offer:
    """An act offered in a panel; without ``url`` it waits for another act, which the panel names."""

    words: Words
    url: str


def offered(about: CaseContext, *acts: str) -> list[Offer]:
    """These acts as far as the reader's part allows them; those that something has to come before have no address."""
    return [
        Offer(ACTS[act].words, "" if casepage.first_of(about, act) else address)
        for act in acts
        if (address := url(about, act))
    ]


def first(about: CaseContext, *acts: str) -> tuple[str, Words] | None:
    """What has to come before the first of these acts that waits for something, and where it is done."""
    for act in acts:
        before = casepage.first_of(about, act)
        if before is not None and about.may(act):
            return url(about, before.name), before.words
    return None


def packet(about: CaseContext) -> Mapping[str, Any]:
    """The rewritten text, once the head has opened it."""
    if offers.packet_closed(about):
        return {"closed": True, "url": url(about, "open_packet")}
    found = about.papers_of("packet")
    if not found:
        return {}
    body = found[-1].body
    asked = [(gettext("Where"), body.get("where")), (gettext("When"), body.get("when"))]
    asked.append((gettext("Questions to answer"), body.get("asks")))
    return {"title": body.get("title"), "what": body.get("what"), "told": [each for each in asked if each[1]]}


def conduct(about: CaseContext) -> Mapping[str, Any]:
    """Team, contact, term and plan."""
    team = _team(about)
    if not team:
        return {}
    return {
        "team": team,
        "told": [*_contact(about), *_term(about)],
        "attempts": [_attempt(each) for each in about.papers_of("contact")],
        "plans": _versions(about, "plan", {"text": Words("调查方案", "The plan")}),
        "steps": [(each, _record_url(about, each)) for each in steps.lines(about)],
        "add": offered(about, "plan_step"),
        "first": first(about, "plan_step"),
        "decide_url": url(about, "extend") if offers.extension_pending(about) else "",
        "asked": [str(each.body["reason"]) for each in about.papers_of("extension") if "reason" in each.body][-1:],
        "change_team": story.team_must_change(about.entries),
        "team_url": url(about, "add_investigator"),
    }


def _record_url(about: CaseContext, step: steps.Shown) -> str:
    """Where a planned step is recorded; nothing when it was, or the reader may not do it now."""
    return "" if step.recorded_on or casepage.first_of(about, step.act) else url(about, step.act, step.uid)


def _team(about: CaseContext) -> list[Member]:
    lead, signed = story.lead(about.entries), story.declared(about.entries)
    uids = [seat.staff_uid for seat in about.seats if seat.role == SeatRole.INVESTIGATOR]
    found = []
    for uid in uids:
        person = about.person(uid)
        if person is not None:
            unit, shown = about.house.units.get(person.unit_uid), name(person)
            found.append(Member(shown, shown[:1], name(unit) if unit else "", uid == lead, uid in signed))
    return found


def _contact(about: CaseContext) -> list[tuple[str, str]]:
    written = [entry.on for entry in about.entries if entry.act == "contact"]
    days = story.attempts(about.entries)
    if written:
        return [(gettext("First contact"), day(written[0]))]
    state = gettext("not reachable") if story.enough(days) else gettext("not yet")
    tried = ngettext("%(count)d attempt on %(days)d days", "%(count)d attempts on %(days)d days", len(days))
    return [
        (
            gettext("First contact"),
            f"{state} ({tried % {'count': len(days), 'days': len(set(days))}})" if days else state,
        )
    ]


def _term(about: CaseContext) -> list[tuple[str, str]]:
    clock = offers.term(about)
    if clock is None:
        return []
    told = []
    if clock.extended_days:
        told.append((gettext("Extended"), gettext("by %(days)s days in all") % {"days": clock.extended_days}))
    if clock.pauses:
        told += [(gettext("Stood still"), _still(each)) for each in standstills(clock)]
    if offers.extension_pending(about):
        told.append((gettext("More time"), gettext("asked for, not decided yet")))
    return told


def _still(still: Standstill) -> str:
    start, until = still.counted
    sentence = gettext("since %(from)s, until %(until)s at most") if still.lasts else gettext("%(from)s to %(until)s")
    return f"{words(Pause(still.reason))}: {sentence % {'from': day(start), 'until': day(until)}}"


def _attempt(each: OpenPaper) -> tuple[str, str, str]:
    at = instant(each.paper.at) if each.paper.at else day(each.paper.on)
    return at, words(ATTEMPTS[Attempt(each.body["means"])]), str(each.body.get("text", ""))


def report(about: CaseContext) -> Mapping[str, Any]:
    """Every version of the report, the newest first."""
    versions = _versions(about, "report", PARTS)
    return {"newest": versions[0], "earlier": versions[1:]} if versions else {}


def _versions(about: CaseContext, kind: str, parts: Mapping[str, Words]) -> list[Version]:
    found = [_version(about, number, each, parts) for number, each in enumerate(about.papers_of(kind), start=1)]
    return found[::-1]


def _version(about: CaseContext, number: int, each: OpenPaper, parts: Mapping[str, Words]) -> Version:
    paper = each.paper
    when = instant(paper.at) if paper.at else day(paper.on)
    said = [(title, str(each.body.get(part, ""))) for part, title in parts.items()]
    return Version(number, name(about.person(paper.author_uid)), when, paper.digest, said)
