"""What the page of a matter shows of its protection: openings of the identity, and who is kept away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from dengwen.desk.casecontext import CaseContext
from dengwen.desk.templatetags.words import day, instant, name, words
from dengwen.docket.barring import WIDTH
from dengwen.ledger.models import Entry
from dengwen.protection.identity import IDENTITY, LISTED, PURPOSE_WORDS, Purpose, kept
from dengwen.regulation.vocabulary import SeatRole

WATCHES = frozenset({SeatRole.INTAKE, SeatRole.CUSTODIAN, SeatRole.SUPERVISOR})


def watches(about: CaseContext) -> bool:
    return bool(about.roles & WATCHES)


def follows(about: CaseContext) -> bool:
    return bool(about.roles & {SeatRole.INTAKE, SeatRole.SUPERVISOR})


def openings(about: CaseContext) -> Mapping[str, Any]:
    """Every opening with day, person and purpose; for a custodian the way to the next one."""
    done = [_opening(about, entry) for entry in about.entries if entry.act in ("view_identity", "release_original")]
    held = SeatRole.CUSTODIAN in about.roles and any(kept(about.case))
    url = reverse("protection:identity", args=[about.case.code]) if held and about.may("view_identity") else ""
    return {"openings": done, "url": url} if done or url or SeatRole.CUSTODIAN in about.roles else {}


def _opening(about: CaseContext, entry: Entry) -> Mapping[str, str]:
    facts = entry.body["facts"]
    sentences = {
        IDENTITY: gettext("identity"),
        LISTED: gettext("names of the files"),
        "": gettext("copy of an original released to the handlers"),
    }
    opened = sentences.get(facts.get("opened", ""), gettext("original file"))
    return {
        "when": instant(entry.at),
        "who": name(about.person(entry.actor_uid)),
        "what": opened,
        "purpose": words(PURPOSE_WORDS[Purpose(facts["purpose"])]),
    }


def exclusions(about: CaseContext) -> Mapping[str, Any]:
    """For officers who is kept away and why; for supervision how much had been within the reach of those excluded later, without names."""
    told = {**_by_name(about), "reached": [_reached(entry) for entry in about.entries if entry.act == "exclude"]}
    return told if told.get("groups") or told["reached"] else {}


def _by_name(about: CaseContext) -> Mapping[str, Any]:
    """Who counts as concerned and who is not to see the matter, as the report and later exclusions say; how many are barred in all."""
    report = [each.bodies["R"] for each in about.papers_of("submission") if "R" in each.bodies]
    if not report or SeatRole.INTAKE not in about.roles:
        return {}
    told = report[0]
    groups = [
        (
            gettext("Concerned according to the report"),
            [*_subjects(about, told), *_units(about, told["subject_units"]), *told.get("subject_unit_names", ())],
        ),
        (
            gettext("Not to see it, the reporter asks"),
            [*told["avoid"], *_units(about, told["avoid_units"]), *told.get("avoid_unit_names", ())],
        ),
        (gettext("Kept away in all"), [_in_all(len(about.case.barred) // WIDTH)]),
    ]
    return {
        "groups": [(title, gettext(", ").join(names)) for title, names in groups if names],
        "later": [_later(about, each) for each in about.papers_of("exclusion")],
        "url": reverse("desk:act", args=[about.case.code, "exclude"]) if about.may("exclude") else "",
    }


def _in_all(many: int) -> str:
    if not many:
        return gettext("nobody")
    sentence = ngettext(
        "%(many)s person, with superiors, reports and declared relations",
        "%(many)s people, with superiors, reports and declared relations",
        many,
    )
    return sentence % {"many": many}


def _reached(entry: Entry) -> Mapping[str, Any]:
    return {"when": instant(entry.at), **{name: entry.body["facts"][name] for name in ("unseated", "keys", "papers")}}


def _subjects(about: CaseContext, told: Mapping[str, Any]) -> list[str]:
    return [_subject(about, each) for each in told.get("subjects", ()) if each.get("name")]


def _subject(about: CaseContext, subject: Mapping[str, Any]) -> str:
    """The name as typed; a mark where nobody on the staff bears it."""
    return subject["name"] if subject.get("staff_uids") else gettext("%(name)s (not on the staff)") % subject


def _units(about: CaseContext, uids: Iterable[str]) -> list[str]:
    places = (about.house.units.get(UUID(uid)) for uid in uids)
    return [name(place) for place in places if place]


def _people(about: CaseContext, uids: Iterable[str]) -> list[str]:
    people = (about.person(UUID(uid)) for uid in uids)
    return [name(each) for each in people if each]


def _later(about: CaseContext, each: Any) -> Mapping[str, str]:
    body = each.body
    concerned = [*_people(about, body["people"]), *_units(about, body["units"])]
    only = [*_people(about, body["ticked_people"]), *_units(about, body["ticked_units"])]
    return {
        "names": gettext(", ").join([*concerned, *only]),
        "kind": gettext("concerned") if concerned else gettext("not to see it"),
        "when": day(each.paper.on),
        "who": name(about.person(each.paper.author_uid)),
        "text": body["text"],
    }
