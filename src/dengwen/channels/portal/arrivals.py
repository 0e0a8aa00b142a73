"""Files that came with a request: sealed already when a view first sees them."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest

from dengwen.intake import attachments
from dengwen.intake.attachments import Attachment
from dengwen.vault import files
from dengwen.vault.files import StagedFile
from dengwen.vault.uploads import SealedUpload


def uploads(request: HttpRequest, field: str = "files") -> list[SealedUpload]:
    """What the field brought, refused ones among them."""
    return [each for each in request.FILES.getlist(field) if isinstance(each, SealedUpload)]


def taken(arrived: Iterable[SealedUpload]) -> list[Attachment]:
    """Those without a problem, each with its clean copy."""
    return [attachments.arrived(each) for each in arrived if each.problem is None]


def authorisation(arrived: Iterable[SealedUpload], before: StagedFile | None) -> StagedFile | None:
    """The paper that shows for whom somebody speaks: the newest one, whole and without a copy; an earlier one leaves the disk."""
    for each in arrived:
        if each.problem is None:
            if before is not None:
                files.discard(before.uid)
            before = files.stage(each)
    return before
