"""The clean copy of a file, for whoever holds the compartment it was sealed into. The original is never given out here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from dengwen.desk import guard, person
from dengwen.desk.downloads import saved
from dengwen.docket import access, papers
from dengwen.docket.actors import Actor
from dengwen.docket.granting import opener_of
from dengwen.docket.models import Case
from dengwen.vault import files

OPEN_TO_READERS = "RTW"
GIVEN_OUT = ("file", "released")
"""Kinds of papers behind which a file lies for readers: clean copies, and originals that a custodian released."""


@guard.opens_vault
@require_GET
def clean_copy(request: HttpRequest, code: str, uid: UUID) -> HttpResponse:
    """Stream the copy without hidden data; 404 for whoever has no part in the matter or no key to this file."""
    actor = person.reader(request).actor
    file = files.from_record(_record(access.seen_or_404(actor, code), actor, uid))
    try:
        return saved(files.read(file.uid, file.key), file.name, file.media_type, file.size)
    except files.FileGone:
        raise Http404 from None


def _record(case: Case, actor: Actor, uid: UUID) -> Mapping[str, Any]:
    for each in papers.open_papers(case, opener_of(actor), GIVEN_OUT):
        held = [each.bodies[kind] for kind in OPEN_TO_READERS if kind in each.bodies]
        if each.paper.uid == uid and held and (held[0].get("cleaned") or held[0].get("released")):
            return held[0]
    raise Http404
