"""Evidence and the three ways of getting it: interviews, papers, visits; each goes into writing at once (4.1.1c, 4.1.2b)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from dengwen.docket import moment
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful, perform
from dengwen.docket.models import Case
from dengwen.docket.papers import draft
from dengwen.investigation.files import kept
from dengwen.investigation.packet import work_of
from dengwen.investigation.vocabulary import Exposure, Heard
from dengwen.ledger.models import Entry
from dengwen.vault.files import StagedFile, adopt


@dataclass(frozen=True, slots=True)
class Weighed:
    """The answer to 'could this step show who spoke?', and how that is guarded against (F16)."""

    answer: Exposure
    care: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A piece of evidence: what it is, where it comes from and on which day it was got."""

    title: str
    source: str
    on: date
    text: str = ""


@dataclass(frozen=True, slots=True)
class Interview:
    """Who was heard by part in the matter, where and when, what was said, and whether they signed the record."""

    role: Heard
    title: str
    where: str
    on: date
    text: str
    signed: bool


@dataclass(frozen=True, slots=True)
class Inspection:
    """Which papers were looked through, whose they are, and what they show."""

    title: str
    source: str
    on: date
    text: str


@dataclass(frozen=True, slots=True)
class Visit:
    """Which place was looked at, when, and what was seen."""

    title: str
    where: str
    on: date
    text: str


Files = Iterable[StagedFile]


def add_evidence(case: Case, actor: Actor, evidence: Evidence, files: Files = ()) -> Entry:
    """File a piece of evidence: it stays as it came in, and is read from a copy cleaned of hidden data."""
    return _filed("add_evidence", "evidence", case, actor, asdict(evidence), files)


def interview(
    case: Case, actor: Actor, held: Interview, weighed: Weighed, files: Files = (), planned: UUID | None = None
) -> Entry:
    """Record an interview. NotLawful unless the risk of exposing the reporter was weighed. ``planned``: the step it carries out."""
    more = {"heard": str(held.role), **_named(planned)}
    return _step("interview", "interview", case, actor, asdict(held), weighed, files, **more)


def inspect_documents(
    case: Case, actor: Actor, inspection: Inspection, weighed: Weighed, files: Files = (), planned: UUID | None = None
) -> Entry:
    """Record a look through papers. NotLawful unless the risk of exposing the reporter was weighed."""
    return _step("inspect_documents", "inspection", case, actor, asdict(inspection), weighed, files, **_named(planned))


def visit_site(
    case: Case, actor: Actor, visit: Visit, weighed: Weighed, files: Files = (), planned: UUID | None = None
) -> Entry:
    """Record a visit. NotLawful unless the risk of exposing the reporter was weighed."""
    return _step("visit_site", "visit", case, actor, asdict(visit), weighed, files, **_named(planned))


def _named(planned: UUID | None) -> dict[str, str]:
    return {"step": str(planned)} if planned else {}


def _step(
    act: str, kind: str, case: Case, actor: Actor, told: dict[str, Any], weighed: Weighed, files: Files, **more: str
) -> Entry:
    exposure = {"answer": weighed.answer, "care": weighed.care}
    facts = {"exposure": weighed.answer, "guarded": bool(weighed.care.strip()), **more}
    return _filed(act, kind, case, actor, told | {"exposure": exposure}, files, facts)


def _filed(
    act: str,
    kind: str,
    case: Case,
    actor: Actor,
    told: dict[str, Any],
    files: Files,
    facts: Mapping[str, Any] | None = None,
) -> Entry:
    if told["on"] > moment.today():
        raise NotLawful(gettext("What has not happened yet cannot be recorded."))
    work, held = work_of(case), kept(files)
    payload = told | {"on": told["on"].isoformat(), "files": held.records}
    with transaction.atomic():
        adopt(held.uids)
        paper = draft(kind, [(work, payload)], actor)
        return perform(act, case, actor, papers=[paper], facts={**(facts or {}), "files": len(held.records)})


def exposure_weighed(case: Case, actor: Actor, facts: dict[str, Any]) -> list[str]:
    """Gate: before each step, could it show who spoke? If so, how is that guarded against?"""
    if facts.get("exposure") not in set(Exposure):
        return [gettext("Say first whether this step could show who spoke.")]
    if facts["exposure"] == Exposure.POSSIBLY and not facts["guarded"]:
        return [gettext("Say how the reporter is kept from being recognised by this step.")]
    return []
