"""An original that no machine can clean reaches those who handle the matter: looked through by a custodian, entered, told (F4, 1.3.4a)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from dengwen.docket import papers, reads
from dengwen.docket.actors import Actor
from dengwen.docket.acts import NotLawful, held, perform
from dengwen.docket.granting import opener_of
from dengwen.docket.models import Case
from dengwen.ledger.models import Entry
from dengwen.protection.identity import AUTHORISATION, ORIGINALS, Purpose
from dengwen.vault import files
from dengwen.vault.files import StagedFile, file_record, from_record
from dengwen.vault.models import Compartment

KIND = "released"
RELEASABLE = tuple(kind for kind in ORIGINALS if kind not in (AUTHORISATION, "raw_mail"))
"""A mail as it came and a signed authorisation name somebody whatever is in them."""
FAMILIES = {"audio": "recording", "video": "film", "image": "picture"}
LONGEST_SUFFIX = 6


def release_original(case: Case, actor: Actor, purpose: Purpose, paper_uid: UUID, traces: str) -> Entry:
    """Seal a copy of an original, as it is, for those who handle the matter now; its own name stays behind.

    ``traces`` is ``none`` when the custodian looked through it and found nothing that shows who sent it. NotLawful for whoever is no
    custodian, has not opened this very original before, or did not look for traces.
    """
    with held(case):
        found = papers.open_papers(case, opener_of(actor), RELEASABLE, rooms="I")
        record = next((each.body for each in found if each.paper.uid == paper_uid), None)
        if record is None:
            raise NotLawful(gettext("No original of this file is yours to open."))
        original = from_record(record)
        copy = files.store(files.read(original.uid, original.key), _neutral(original), original.media_type)
        payload = {
            "no": record.get("no", 1),
            "file_uid": str(copy.uid),
            **file_record(copy),
            "cleaned": False,
            "released": True,
        }
        paper = papers.same(KIND, _places(case), payload, actor, about=paper_uid)
        facts = {"purpose": str(purpose), "paper": str(paper_uid), "traces": traces}
        files.adopt([copy.uid])
        return perform("release_original", case, actor, papers=[paper], facts=facts)


def _neutral(file: StagedFile) -> str:
    """A name that says what it is and nothing else."""
    suffix = PurePosixPath(file.name).suffix.lower()
    plain = suffix if len(suffix) <= LONGEST_SUFFIX and suffix[1:].isascii() and suffix[1:].isalnum() else ""
    return FAMILIES.get(file.media_type.partition("/")[0], "file") + plain


def _places(case: Case) -> list[Compartment]:
    """With the report, the work product, and the packet of the unit in charge."""
    return [*papers.of_dialogue(case), *papers.compartments_of(case, "W")]


def looked_through(case: Case, actor: Actor, facts: Mapping[str, Any]) -> list[str]:
    """Gate of the release: for a purpose, after a look at this very original, without traces found."""
    reasons = []
    if facts.get("purpose") not in set(Purpose):
        reasons.append(gettext("Say what the copy is needed for."))
    if not any(_is_look(entry, actor, facts.get("paper")) for entry in reads.entries(case)):
        reasons.append(gettext("Open this original first and look through it."))
    if facts.get("traces") != "none":
        reasons.append(gettext("Only what shows nothing of the reporter may be released."))
    return reasons


def _is_look(entry: Entry, actor: Actor, paper: Any) -> bool:
    return (
        entry.act == "view_identity" and entry.actor_uid == actor.uid and entry.body["facts"].get("paper") == str(paper)
    )
