"""What the officers see of a report on the page of its matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from dengwen.desk.casecontext import CaseContext
from dengwen.desk.templatetags.words import day, instant, language, name, words
from dengwen.docket.papers import OpenPaper
from dengwen.intake import representing
from dengwen.intake.emergency import GROUND_WORDS, Ground
from dengwen.intake.handlers import unattended, urgent
from dengwen.intake.registering import FACT_WORDS, Fact
from dengwen.intake.returning import HANDLING
from dengwen.people.organisation import Organisation
from dengwen.regulation.vocabulary import ContactWish, FieldState, SeatRole

STATE_TONES = {FieldState.GIVEN: "good", FieldState.WITHHELD: "warn", FieldState.UNKNOWN: ""}


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file as the list draws it; without ``url`` there is nothing to open for this reader."""

    name: str
    size: int
    icon: str
    url: str = ""
    remark: str = ""


def report(about: CaseContext) -> Mapping[str, Any]:
    """The original, word for word, for those who hold the report."""
    found = [each.bodies["R"] for each in about.papers_of("submission") if "R" in each.bodies]
    if not found:
        return {}
    told = found[0]
    rows = (
        (gettext("Where"), told.get("where", "")),
        (gettext("When"), told.get("when", "")),
        (gettext("Whom it concerns"), gettext(", ").join(concerned(about.house, told))),
        (gettext("On behalf of another"), representing.told(told.get("proxy"), language())),
        (gettext("Wish about contact"), wish(told.get("contact_wish", ""))),
    )
    return {
        "what": told.get("what", ""),
        "told": [row for row in rows if row[1]],
        "folded": told.get("folded", ""),
    }


def wish(code: str) -> str:
    return words(ContactWish(code)) if code in set(ContactWish) else ""


def concerned(house: Organisation, told: Mapping[str, Any]) -> list[str]:
    """The people and units accused, as the reporter wrote or picked them."""
    written = []
    for subject in told.get("subjects", ()):
        unit = house.units.get(UUID(subject["unit_uid"])) if subject.get("unit_uid") else None
        written.append(
            f"{subject['name']} · {name(unit)}" if unit and subject["name"] else subject["name"] or name(unit)
        )
    units = [house.units.get(UUID(uid)) for uid in told.get("subject_units", ())]
    return [each for each in (*written, *map(name, filter(None, units)), *told.get("subject_unit_names", ())) if each]


def six_facts(about: CaseContext) -> Mapping[str, Any]:
    """The register's six facts with their states."""
    found = [each.bodies["R"] for each in about.papers_of("facts") if "R" in each.bodies]
    if not found:
        return {}
    states = {Fact(key): FieldState(state) for key, state in found[-1]["states"].items()}
    lines = [
        (words(FACT_WORDS[fact]), words(states[fact]), STATE_TONES[states[fact]]) for fact in Fact if fact in states
    ]
    return {"facts": lines, "telltale": found[-1].get("telltale", ())}


def files(about: CaseContext) -> Mapping[str, Any]:
    """Every file of the reporter that this reader has a part in; the copy sent along with a packet is not listed twice."""
    own = about.papers_of("file", "released")
    copied = {each.paper.about_uid for each in own if each.paper.kind == "file"}
    known = {each.paper.uid for each in own}
    shown = [each for each in own if each.paper.kind == "released" or each.paper.about_uid not in known]
    along = gettext("went along with the packet")
    return {"files": [_file(about, each, along if each.paper.uid in copied else "") for each in shown]} if shown else {}


def _file(about: CaseContext, each: OpenPaper, along: str) -> FileLine:
    body = each.body
    icon = "image" if str(body["media_type"]).startswith("image/") else "file"
    if not body.get("cleaned") and not body.get("released"):
        remark = gettext("no clean copy can be made of this kind; the original lies with the identity custodians")
        number = gettext("File %(number)s") % {"number": body.get("no", "")}
        return FileLine(number, body["size"], icon, remark=remark)
    unaltered = gettext("original, released by a custodian") if body.get("released") else ""
    remark = along or unaltered or gettext("copy without hidden traces")
    url = reverse("desk:file", args=[about.case.code, each.paper.uid])
    return FileLine(str(body["name"]), body["size"], icon, url, remark)


def emergency(about: CaseContext) -> Mapping[str, Any]:
    """Since when and why this is an emergency, and what is still to be done."""
    if not urgent(about):
        return {}
    flagged = next(entry for entry in reversed(about.entries) if entry.act == "flag_emergency")
    later = {entry.act for entry in about.entries if entry.seq > flagged.seq}
    return {
        "ground": words(GROUND_WORDS[Ground(flagged.body["facts"]["ground"])]),
        "since": instant(flagged.at) if flagged.at else day(flagged.on),
        "steps": [_step(about, act, later) for act in ("emergency_action", "report_to_leaders")],
    }


def _step(about: CaseContext, act: str, later: set[str]) -> Mapping[str, Any]:
    sentences = {
        "emergency_action": (gettext("First action recorded"), gettext("Record the first action")),
        "report_to_leaders": (gettext("Reported to the leaders"), gettext("Report to the leaders")),
    }
    done = act in later
    url = "" if done or not about.may(act) else reverse("desk:act", args=[about.case.code, act])
    return {"done": done, "words": sentences[act][0 if done else 1], "url": url}


def stranded(about: CaseContext) -> Mapping[str, Any]:
    """A warning where the designated unit has lost everybody who could handle the matter."""
    if about.stage not in HANDLING or SeatRole.INTAKE not in about.roles or not unattended(about):
        return {}
    return {"url": reverse("desk:act", args=[about.case.code, "recall"])}
