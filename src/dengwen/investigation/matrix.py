"""Allegations, evidence and findings as pages show them: read from the papers that the reader holds a key for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from dengwen.desk.casecontext import CaseContext
from dengwen.desk.templatetags.words import words
from dengwen.docket.papers import OpenPaper
from dengwen.investigation.vocabulary import EVIDENCE_KINDS
from dengwen.regulation.vocabulary import Outcome
from dengwen.regulation.words import Words


@dataclass(frozen=True, slots=True)
class Piece:
    """One record that findings can lean on. ``mark`` is its number in the matter."""

    uid: UUID
    mark: str
    kind: Words
    title: str
    paper: OpenPaper

    @property
    def headline(self) -> str:
        return f"{self.mark} · {words(self.kind)} · {self.title}"


@dataclass(frozen=True, slots=True)
class Line:
    """One allegation with its last finding. ``outcome`` is None before there is one."""

    uid: UUID
    number: int
    text: str
    outcome: Outcome | None
    reason: str
    unheard: str
    found_on: date | None
    speaking_for: tuple[Piece, ...]
    speaking_against: tuple[Piece, ...]


def pieces(about: CaseContext) -> list[Piece]:
    """Every piece of evidence, interview, document check and visit, oldest first."""
    found = about.papers_of(*EVIDENCE_KINDS)
    return [
        Piece(each.paper.uid, _mark(at), EVIDENCE_KINDS[each.paper.kind], str(each.body["title"]), each)
        for at, each in enumerate(found, start=1)
    ]


def _mark(number: int) -> str:
    return gettext("E%(number)s") % {"number": number}


def lines(about: CaseContext) -> list[Line]:
    """Every allegation in order of number."""
    by_uid = {each.uid: each for each in pieces(about)}
    last = {each.paper.about_uid: each for each in about.papers_of("finding")}
    alleged = about.papers_of("allegation")
    return [_line(at, each, last.get(each.paper.about_uid), by_uid) for at, each in enumerate(alleged, start=1)]


def _line(number: int, alleged: OpenPaper, finding: OpenPaper | None, by_uid: dict[UUID, Piece]) -> Line:
    said: dict[str, Any] = dict(finding.body) if finding else {}
    return Line(
        uid=alleged.paper.about_uid or alleged.paper.uid,
        number=number,
        text=str(alleged.body["text"]),
        outcome=Outcome(said["outcome"]) if said else None,
        reason=str(said.get("reason", "")),
        unheard=str(said.get("unheard", "")),
        found_on=finding.paper.on if finding else None,
        speaking_for=_named(said.get("for", ()), by_uid),
        speaking_against=_named(said.get("against", ()), by_uid),
    )


def _named(uids: Iterable[str], by_uid: dict[UUID, Piece]) -> tuple[Piece, ...]:
    return tuple(by_uid[UUID(uid)] for uid in uids if UUID(uid) in by_uid)
