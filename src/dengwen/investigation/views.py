"""Files of evidence, for whoever holds the work product of the matter."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from dengwen.desk import guard, person
from dengwen.desk.downloads import saved
from dengwen.docket import access, papers
from dengwen.docket.granting import opener_of
from dengwen.investigation.files import chosen
from dengwen.investigation.vocabulary import EVIDENCE_KINDS
from dengwen.vault import files


@guard.opens_vault
@require_GET
def evidence_file(request: HttpRequest, code: str, uid: UUID, number: int, which: str) -> HttpResponse:
    """Stream the original or its clean copy; 404 for whoever has no part in the matter or no key to it."""
    actor = person.reader(request).actor
    case = access.seen_or_404(actor, code)
    found = [each for each in papers.open_papers(case, opener_of(actor), list(EVIDENCE_KINDS)) if each.paper.uid == uid]
    record = chosen(found[0].body.get("files", ()), number, which) if found else None
    if record is None:
        raise Http404
    file = files.from_record(record)
    try:
        return saved(files.read(file.uid, file.key), file.name, file.media_type, file.size)
    except files.FileGone:
        raise Http404 from None
