"""Sealed papers: making them for an act, and reading those whose compartments one holds."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from dengwen.docket import moment
from dengwen.docket.actors import Actor
from dengwen.docket.models import Case, Paper
from dengwen.docket.projection import Row, new
from dengwen.regulation.vocabulary import ActorKind
from dengwen.vault.compartments import open_sealed, seal
from dengwen.vault.models import Compartment, Grant, Sealed
from dengwen.vault.session import Opener
from dengwen.vault.unwritten import SealedDraft


@dataclass(frozen=True, slots=True)
class PaperDraft:
    """A paper to be filed by an act: its row and its sealed blobs (one for each compartment it is sealed into)."""

    row: Row
    sealed: tuple[SealedDraft, ...]

    @property
    def uid(self) -> UUID:
        return self.row.uid


@dataclass(frozen=True, slots=True)
class OpenPaper:
    """A paper with what it says, for a reader who holds the key. ``bodies`` maps the compartment kind to the payload."""

    paper: Paper
    bodies: Mapping[str, Mapping[str, Any]]

    @property
    def body(self) -> Mapping[str, Any]:
        """The fullest text that the reader may see: the original before the work product before the packet before the identity."""
        return next((self.bodies[kind] for kind in "RWTI" if kind in self.bodies), {})


def draft(
    kind: str,
    payloads: Sequence[tuple[Compartment, Mapping[str, Any]]],
    actor: Actor,
    *,
    about: UUID | None = None,
    uid: UUID | None = None,
) -> PaperDraft:
    """Seal one payload into each compartment given. A reporter's paper carries no author and no instant (F3)."""
    uid = uid or uuid.uuid4()
    sealed = tuple(seal(compartment, uid, payload) for compartment, payload in payloads)
    digest = hashlib.sha256(b"".join(each.blob for each in sealed)).hexdigest()
    at = moment.now() if actor.kind is ActorKind.STAFF else None
    values = {"kind": kind, "author_uid": actor.uid, "about_uid": about, "on": moment.today(), "digest": digest}
    return PaperDraft(new("paper", uid, values, {"at": at}), sealed)


def same(
    kind: str,
    compartments: Iterable[Compartment],
    payload: Mapping[str, Any],
    actor: Actor,
    *,
    about: UUID | None = None,
) -> PaperDraft:
    """The same text sealed into several compartments, for readers who hold different keys."""
    return draft(kind, [(compartment, payload) for compartment in compartments], actor, about=about)


def compartments_of(case: Case, kinds: str) -> list[Compartment]:
    """The newest version of each compartment of these kinds (letters of R, I, W, T), packets of every unit among them."""
    rows = Compartment.objects.filter(case_uid=case.uid, kind__in=list(kinds)).order_by("kind", "unit_uid", "version")
    return list({(row.kind, row.unit_uid): row for row in rows}.values())


def of_dialogue(case: Case) -> list[Compartment]:
    """Where a line of the dialogue with the reporter is sealed: with the report, and with the packet of the unit in charge now.

    Packets of single measures, and those of units that gave the matter back, are left out.
    """
    rows = compartments_of(case, "RT")
    return [row for row in rows if row.kind == "R" or (case.unit_uid is not None and row.unit_uid == case.unit_uid)]


READ_ALONG = "RWT"
"""The compartments that pages read. Identities (I) are opened by their own act alone, for a purpose, with an entry."""


def open_papers(case: Case, opener: Opener, kinds: Sequence[str] = (), rooms: str = READ_ALONG) -> list[OpenPaper]:
    """The matter's papers (of these kinds, or all) that the opener holds a key for, oldest first; three queries, one round to the vault."""
    papers = Paper.objects.filter(case=case).order_by("pk")
    if kinds:
        papers = papers.filter(kind__in=kinds)
    rows = list(papers)
    bodies = _bodies(case, opener, [row.uid for row in rows], rooms)
    return [OpenPaper(row, bodies[row.uid]) for row in rows if row.uid in bodies]


def readers(case: Case, kind: str) -> set[UUID]:
    """Who holds a key to a paper of this kind, among those that pages read: the same people for whom `open_papers` finds one."""
    uids = list(Paper.objects.filter(case=case, kind=kind).values_list("uid", flat=True))
    rooms = Sealed.objects.filter(record_uid__in=uids, compartment__kind__in=list(READ_ALONG)).values("compartment")
    return set(Grant.objects.filter(compartment__in=rooms, revoked_on=None).values_list("holder_uid", flat=True))


def _bodies(case: Case, opener: Opener, uids: Sequence[UUID], rooms: str) -> dict[UUID, dict[str, Mapping[str, Any]]]:
    keys = opener.keys(case.uid)
    sealed = Sealed.objects.filter(
        compartment_id__in=list(keys), compartment__kind__in=list(rooms), record_uid__in=uids
    ).select_related("compartment")
    bodies: dict[UUID, dict[str, Mapping[str, Any]]] = {}
    for each in sealed:
        bodies.setdefault(each.record_uid, {})[each.compartment.kind] = open_sealed(each, keys[each.compartment_id])
    return bodies
