"""A report begun from what the matter already holds, so that nothing is left out and nothing is typed twice."""

from __future__ import annotations

from django.utils.translation import gettext

from dengwen.desk.casecontext import CaseContext
from dengwen.desk.templatetags.words import day, words
from dengwen.investigation import matrix
from dengwen.investigation.matrix import Line
from dengwen.investigation.vocabulary import PARTS


def begun(about: CaseContext) -> dict[str, str]:
    """The parts of the last version; before there is one, an outline of packet, steps and findings."""
    versions = about.papers_of("report")
    if versions:
        return {part: str(versions[-1].body.get(part, "")) for part in PARTS}
    packets = about.papers_of("packet")
    told = str(packets[-1].body.get("what", "")) if packets else ""
    return {"basics": told, "process": _process(about), "findings": _findings(about), "recommendations": ""}


def _process(about: CaseContext) -> str:
    return "\n".join(f"{day(each.paper.paper.on)} {each.headline}" for each in matrix.pieces(about))


def _findings(about: CaseContext) -> str:
    return "\n".join(_sentence(line) for line in matrix.lines(about))


def _sentence(line: Line) -> str:
    leaning = [piece.mark for piece in (*line.speaking_for, *line.speaking_against)]
    outcome = words(line.outcome) if line.outcome else gettext("no finding yet")
    more = [line.reason, *([gettext("(%(pieces)s)") % {"pieces": gettext(", ").join(leaning)}] if leaning else [])]
    told = {"number": line.number, "text": line.text, "outcome": outcome}
    return " ".join(part for part in (gettext("%(number)s. %(text)s — %(outcome)s.") % told, *more) if part)
