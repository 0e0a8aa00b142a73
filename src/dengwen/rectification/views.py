"""A file that shows a measure was carried out, for those who hold the measure."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from dengwen.desk import guard, person
from dengwen.desk.downloads import saved
from dengwen.docket import access, papers
from dengwen.docket.granting import opener_of
from dengwen.rectification import evidence
from dengwen.vault import files


@guard.opens_vault
@require_GET
def file(request: HttpRequest, code: str, uid: UUID) -> HttpResponse:
    """Stream it; 404 for whoever has no part in the matter or no key to the measure."""
    actor = person.reader(request).actor
    case = access.seen_or_404(actor, code)
    for each in papers.open_papers(case, opener_of(actor), [evidence.KIND]):
        if each.paper.uid == uid:
            shown = evidence.file_of(each.body)
            try:
                return saved(files.read(shown.uid, shown.key), shown.name, shown.media_type, shown.size)
            except files.FileGone:
                break
    raise Http404
