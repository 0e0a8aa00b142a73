"""What an officer who holds the report can read of it, for acts that must look at the original."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dengwen.docket import papers
from dengwen.docket.actors import Actor
from dengwen.docket.granting import opener_of
from dengwen.docket.models import Case
from dengwen.docket.papers import OpenPaper


def read(case: Case, actor: Actor, *kinds: str) -> list[OpenPaper]:
    """The matter's papers of these kinds that the actor holds a key for. VaultLocked when the session is over."""
    return papers.open_papers(case, opener_of(actor), kinds)


def of_kind(found: list[OpenPaper], kind: str) -> list[Mapping[str, Any]]:
    """What the papers of a kind say, oldest first."""
    return [each.body for each in found if each.paper.kind == kind]
