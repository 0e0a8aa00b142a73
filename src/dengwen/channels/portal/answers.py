"""The answers of a report in words, for the page on which they are checked, and the choices that the form offers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from dengwen.channels.portal.pages import language
from dengwen.intake.attachments import Attachment
from dengwen.intake.given import Given, Represented
from dengwen.outbox.queue import configured
from dengwen.people.organisation import Organisation, Place
from dengwen.regulation.labels import label
from dengwen.regulation.vocabulary import Agreement, Category, IdentityMode, MatterType, ProxyRelation, ReporterType
from dengwen.vault.files import StagedFile

HINTS = {
    MatterType.COMPLAINT: gettext_lazy("Something was done to you and you want it put right."),
    MatterType.REPORT: gettext_lazy("You know of something that breaks the law or the rules."),
    MatterType.SUGGESTION: gettext_lazy("You see how something could be done better."),
    Agreement.NOT_YET: gettext_lazy("We then write to you alone, and to nobody else about it."),
    MatterType.INQUIRY: gettext_lazy("You want to know how something works."),
    IdentityMode.ANONYMOUS: gettext_lazy("We do not know who you are, and nobody will try to find out."),
    IdentityMode.CONFIDENTIAL: gettext_lazy(
        "Your name is sealed apart from the report. Those who handle the matter do not see it."
    ),
    IdentityMode.NAMED: gettext_lazy(
        "Your name is sealed apart too, but you agree that it is told to those who handle the matter when they need it."
    ),
}
WISHES = {
    "page": gettext_lazy("Only on this website, with my receipt code"),
    "contact": gettext_lazy("You may also use the contact that I gave"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    words: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of the page; ``anchor`` is where on the form it can be changed."""

    question: str
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A staged file as its sender sees it."""

    uid: str
    name: str
    size: int
    cleaned: bool


def choices(house: Organisation) -> dict[str, Any]:
    """Everything that the form lets one pick from, in the language of the page."""
    return {
        "matter_types": _choices(MatterType),
        "categories": _choices(Category),
        "identity_modes": _choices((IdentityMode.ANONYMOUS, IdentityMode.CONFIDENTIAL, IdentityMode.NAMED)),
        "reporter_types": _choices(ReporterType),
        "proxy_relations": _choices(ProxyRelation),
        "agreements": _choices(Agreement),
        "wishes": [Choice(value, str(words)) for value, words in WISHES.items()],
        "units": [Choice(str(place.uid), unit_name(place)) for place in units(house)],
        "mails": configured(),
    }


def _choices(members: Iterable[StrEnum]) -> list[Choice]:
    return [Choice(each, label(each).in_(language()), str(HINTS.get(each, ""))) for each in members]


def units(house: Organisation) -> list[Place]:
    """The units that can be picked, a unit before those below it. The house as a whole is none: picking it would leave nobody to read."""
    roots = [uid for uid, place in house.units.items() if place.parent_uid is None]
    found: list[Place] = []
    waiting = list(reversed(roots))
    while waiting:
        uid = waiting.pop()
        found.append(house.units[uid])
        waiting.extend(sorted(house.children.get(uid, ()), key=lambda each: house.units[each].pk, reverse=True))
    return [place for place in found if place.parent_uid is not None]


def unit_name(place: Place) -> str:
    return place.name_en if language() == "en" else place.name


def answers(given: Given, house: Organisation, shown: StagedFile | None = None) -> list[Answer]:
    """What the reporter is about to send, question by question; what was left empty says so where it matters."""
    left_out = _("not given")
    spoken = language()
    told = [
        Answer(_("Kind of matter"), label(given.matter_type).in_(spoken), "matter_type"),
        Answer(pgettext("portal", "What it is about"), label(given.category).in_(spoken), "category"),
        Answer(pgettext("portal", "What happened"), given.what, "what"),
        Answer(pgettext("portal", "Where"), given.where or left_out, "where"),
        Answer(pgettext("portal", "When"), given.when or left_out, "when"),
        Answer(_("Who is concerned"), _subjects(given, house) or left_out, "subject_1"),
        Answer(pgettext("portal", "Who must not see it"), _avoided(given, house) or left_out, "avoid_1"),
        Answer(_("Your identity"), _identity(given), "identity_mode"),
        Answer(_("You are"), label(given.reporter_type).in_(spoken), "reporter_type"),
    ]
    if given.has_identity:
        told.append(Answer(_("How we may write to you"), str(WISHES.get(given.wish, WISHES["page"])), "wish"))
    if given.represented is not None:
        told += _represented(given.represented, shown)
    return told


def _represented(person: Represented, shown: StagedFile | None) -> list[Answer]:
    """For whom it is; the name of a paper that shows it is for its sender alone."""
    spoken, left_out = language(), _("not given")
    who = "\n".join(filter(None, (person.name, person.contact))) or left_out
    return [
        Answer(_("You report for somebody else"), label(person.relation).in_(spoken), "proxy_relation"),
        Answer(_("Do they know and agree?"), label(person.agreement).in_(spoken), "proxy_agreement"),
        Answer(_("Who it is, and how to reach them"), who, "proxy_name"),
        Answer(_("Authorisation"), shown.name if shown else left_out, "authorisation"),
    ]


def sent(arrived: Mapping[str, Any], body: Mapping[str, Any], house: Organisation) -> list[Answer]:
    """What the reporter sent, for the reporter alone: ``arrived`` are the codes as they came in, ``body`` the sealed report."""
    spoken = language()
    named = [
        " · ".join(filter(None, (each["name"], _of_text(each["unit_uid"], house)))) for each in body.get("subjects", ())
    ]
    told = [
        Answer(_("Kind of matter"), label(MatterType(arrived["matter_type"])).in_(spoken), ""),
        Answer(pgettext("portal", "What it is about"), label(Category(arrived["category"])).in_(spoken), ""),
        Answer(pgettext("portal", "What happened"), str(body["what"]), ""),
        Answer(pgettext("portal", "Where"), str(body.get("where", "")), ""),
        Answer(pgettext("portal", "When"), str(body.get("when", "")), ""),
        Answer(
            _("Who is concerned"),
            _lines([*named, *(_of_text(uid, house) for uid in body.get("subject_units", ()))]),
            "",
        ),
        Answer(
            pgettext("portal", "Who must not see it"),
            _lines([*body.get("avoid", ()), *(_of_text(u, house) for u in body.get("avoid_units", ()))]),
            "",
        ),
    ]
    return [each for each in told if each.text]


def _of_text(uid: str | None, house: Organisation) -> str:
    return _unit(UUID(uid), house) if uid else ""


def _lines(several: Iterable[str]) -> str:
    return "\n".join(filter(None, several))


def files(attachments: Iterable[Attachment]) -> list[ShownFile]:
    """Staged files by their own names, for their sender alone."""
    return [
        ShownFile(str(each.original.uid), each.original.name, each.original.size, each.copy is not None)
        for each in attachments
    ]


def _subjects(given: Given, house: Organisation) -> str:
    lines = [" · ".join(filter(None, (named.name, _unit(named.unit_uid, house)))) for named in given.subjects]
    return "\n".join([*lines, *(_unit(uid, house) for uid in given.subject_units), *given.subject_unit_names])


def _avoided(given: Given, house: Organisation) -> str:
    return "\n".join([*given.avoid, *(_unit(uid, house) for uid in given.avoid_units), *given.avoid_unit_names])


def _unit(uid: UUID | None, house: Organisation) -> str:
    return unit_name(house.units[uid]) if uid in house.units else ""


def _identity(given: Given) -> str:
    mode = label(given.identity_mode).in_(language())
    if not given.has_identity:
        return mode
    return "\n".join(filter(None, (mode, given.name, given.contact)))
