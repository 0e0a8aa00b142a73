"""Pictures on pages of the desk: drawn anew by the house itself, so that they hold pixels and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse

from dengwen.channels.box import confined
from dengwen.vault import files
from dengwen.vault.files import SealedUpload, StagedFile, stage


class NoPicture(ValueError):
    """What was sent is no picture."""


def picture_of(uploads: Sequence[SealedUpload]) -> StagedFile | None:
    """The first upload drawn anew and staged; the uploads themselves are thrown away. None when nothing was sent."""
    staged = [stage(upload) for upload in uploads]
    try:
        if not staged:
            return None
        drawn = next(confined.pages_of(files.read(staged[0].uid, staged[0].key)))
    except (confined.CannotDraw, StopIteration) as broken:
        raise NoPicture from broken
    finally:
        for each in staged:
            files.discard(each.uid)
    return files.store([drawn.image], "place.jpg", "image/jpeg")


def shown(image: bytes) -> HttpResponse:
    """A JPEG of the house's own drawing, for an ``img``."""
    return HttpResponse(image, content_type="image/jpeg", headers={"X-Content-Type-Options": "nosniff"})
