"""Who reported: opened by a custodian, for a purpose of the closed list; every opening is an entry that the reporter sees (1.3.4a)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from dengwen.docket import papers
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful, perform
from dengwen.docket.granting import opener_of
from dengwen.docket.models import Case, Paper
from dengwen.ledger.models import Entry
from dengwen.regulation.words import Words
from dengwen.vault.files import StagedFile, from_record
from dengwen.vault.models import Sealed

IDENTITY, ORIGINAL, LISTED = "identity", "original", "list"
AUTHORISATION = "authorisation"
ORIGINALS = ("file", "raw_mail", "recording", "scan", AUTHORISATION)
"""Kinds of papers whose originals lie with the identity: files as they were sent, and the raw material of a channel."""


class Purpose(StrEnum):
    """What an identity may be opened for."""

    CONTACT = auto()
    STANDING = auto()
    SAFETY = auto()
    EVIDENCE = auto()
    AUTHORITY = auto()


PURPOSE_WORDS: dict[Purpose, Words] = {
    Purpose.CONTACT: Words(
        "反馈人要求以查询页以外的方式联系", "The reporter asked to be contacted outside the receipt page"
    ),
    Purpose.STANDING: Words("核实反馈人是否为事项当事人", "To check whether the reporter is a party to the matter"),
    Purpose.SAFETY: Words("为保护反馈人采取措施", "To protect the reporter"),
    Purpose.EVIDENCE: Words("须以原件作为证据", "An original is needed as evidence"),
    Purpose.AUTHORITY: Words("有权机关依法要求", "An authority asks for it under the law"),
}


def view_identity(case: Case, actor: Actor, purpose: Purpose) -> Mapping[str, Any]:
    """Name, contact and wish, once, for the caller to show and forget.

    NotLawful when nothing is held (an anonymous report), for whoever is no custodian of this matter, or without a purpose of the list.
    """
    found = papers.open_papers(case, opener_of(actor), ["identity"], rooms="I")
    if not found:
        raise NotLawful(gettext("Nothing about who reported this is yours to open."))
    _enter(case, actor, purpose, IDENTITY)
    return found[0].body


def view_original(case: Case, actor: Actor, purpose: Purpose, paper_uid: UUID) -> StagedFile:
    """An original file with its key and its own name, under the same rule as an identity: it may show who sent it."""
    found = [
        each.body
        for each in papers.open_papers(case, opener_of(actor), ORIGINALS, rooms="I")
        if each.paper.uid == paper_uid
    ]
    if not found:
        raise NotLawful(gettext("No original of this file is yours to open."))
    _enter(case, actor, purpose, ORIGINAL, paper=str(paper_uid))
    return from_record(found[0])


def view_list(case: Case, actor: Actor, purpose: Purpose) -> list[tuple[Paper, StagedFile]]:
    """What originals there are, by their own names, under the same rule: a name may say who sent it."""
    found = papers.open_papers(case, opener_of(actor), ORIGINALS, rooms="I")
    if not found:
        raise NotLawful(gettext("No original of this matter is yours to open."))
    _enter(case, actor, purpose, LISTED)
    return [(each.paper, from_record(each.body)) for each in found]


def _enter(case: Case, actor: Actor, purpose: Purpose, opened: str, **more: str) -> Entry:
    return perform("view_identity", case, actor, facts={"purpose": str(purpose), "opened": opened, **more})


def for_a_purpose(case: Case, actor: Actor, facts: Mapping[str, Any]) -> list[str]:
    """Gate of opening: nobody looks without saying what for."""
    return [] if facts.get("purpose") in set(Purpose) else [gettext("Say what the identity is opened for.")]


def kept(case: Case) -> tuple[bool, list[Paper]]:
    """Whether an identity is held, and the papers whose originals are; told by rows alone, without opening anything."""
    inside = Sealed.objects.filter(compartment__case_uid=case.uid, compartment__kind="I").values("record_uid")
    rows = list(Paper.objects.filter(case=case, uid__in=inside, kind__in=(IDENTITY, *ORIGINALS)).order_by("pk"))
    return any(row.kind == IDENTITY for row in rows), [row for row in rows if row.kind in ORIGINALS]
