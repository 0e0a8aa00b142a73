"""Files that came with a request: sealed already when a view first sees them."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest

from dengwen.intake import attachments
from dengwen.intake.attachments import Attachment
from dengwen.vault.uploads import SealedUpload


def uploads(request: HttpRequest) -> list[SealedUpload]:
    """What the field ``files`` brought, refused ones among them."""
    return [each for each in request.FILES.getlist("files") if isinstance(each, SealedUpload)]


def taken(arrived: Iterable[SealedUpload]) -> list[Attachment]:
    """Those without a problem, each with its clean copy."""
    return [attachments.arrived(each) for each in arrived if each.problem is None]
