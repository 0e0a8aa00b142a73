"""The matrix and the index of evidence on the page of a matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from dengwen.desk.casecontext import CaseContext
from dengwen.desk.templatetags.words import day, instant, name, words
from dengwen.investigation import matrix
from dengwen.investigation.matrix import Piece
from dengwen.investigation.panels import first, offered, url
from dengwen.investigation.vocabulary import EXPOSURES, HEARD, Exposure, Heard
from dengwen.regulation.vocabulary import Outcome

TONES = {
    Outcome.SUBSTANTIATED: "brand",
    Outcome.PARTLY_SUBSTANTIATED: "calm",
    Outcome.UNSUBSTANTIATED: "",
    Outcome.INCONCLUSIVE: "warn",
}


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file of a record: the copy to read, the original, and the digest of the original as it came in."""

    name: str
    size: int
    icon: str
    sha256: str
    clean_url: str
    original_url: str


@dataclass(frozen=True, slots=True)
class Record:
    """One piece of evidence as shown: what was recorded, by whom, with its files."""

    piece: Piece
    text: str
    told: list[tuple[str, str]]
    files: list[FileLine]


@dataclass(frozen=True, slots=True)
class Row:
    """One allegation as shown."""

    line: matrix.Line
    tone: str
    find_url: str
    again: bool


def allegations(about: CaseContext) -> Mapping[str, Any]:
    """The matrix; empty until somebody works on it."""
    rows = [
        Row(line, TONES[line.outcome] if line.outcome else "", _find_url(about, line), line.outcome is not None)
        for line in matrix.lines(about)
    ]
    add = offered(about, "allege")
    return {"rows": rows, "add": add, "first": first(about, "allege")} if rows or add else {}


def _find_url(about: CaseContext, line: matrix.Line) -> str:
    return "" if first(about, "find") else url(about, "find", line.uid)


def evidence(about: CaseContext) -> Mapping[str, Any]:
    """All records in order, and the four ways to add another."""
    records = [_record(about, piece) for piece in matrix.pieces(about)]
    acts = ("add_evidence", "interview", "inspect_documents", "visit_site")
    add = offered(about, *acts)
    return {"records": records, "add": add, "first": first(about, *acts)} if records or add else {}


def _record(about: CaseContext, piece: Piece) -> Record:
    body, paper = piece.paper.body, piece.paper.paper
    exposure = body.get("exposure") or {}
    filed = instant(paper.at) if paper.at else day(paper.on)
    told = [
        (gettext("On"), day(date.fromisoformat(body["on"]))),
        (gettext("Heard"), words(HEARD[Heard(body["role"])]) if "role" in body else ""),
        (gettext("Signed"), _yes_no(body["signed"]) if "signed" in body else ""),
        (gettext("Source"), str(body.get("source", ""))),
        (gettext("Where"), str(body.get("where", ""))),
        (gettext("Could it show who spoke?"), words(EXPOSURES[Exposure(exposure["answer"])]) if exposure else ""),
        (gettext("Guarded by"), str(exposure.get("care", ""))),
        (gettext("Filed"), f"{filed} · {name(about.person(paper.author_uid))}"),
    ]
    files = [_file(about, piece, number, each) for number, each in enumerate(body.get("files", ()))]
    return Record(piece, str(body.get("text", "")), [each for each in told if each[1]], files)


def _yes_no(value: object) -> str:
    return gettext("yes") if value else gettext("no")


def _file(about: CaseContext, piece: Piece, number: int, held: Mapping[str, Any]) -> FileLine:
    original, code = held["original"], about.case.code
    address = {
        which: reverse("investigation:file", args=[code, piece.uid, number, which]) for which in ("clean", "original")
    }
    icon = "image" if str(original["media_type"]).startswith("image/") else "file"
    clean = address["clean"] if held.get("clean") else ""
    return FileLine(original["name"], original["size"], icon, original["sha256"], clean, address["original"])
