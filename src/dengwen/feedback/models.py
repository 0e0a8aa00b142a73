"""Tables of the feedback: how each draft of a reply stands, and the keyed sketch of every reply that was released. No text."""

from __future__ import annotations

import uuid
from enum import StrEnum, auto
from typing import ClassVar

from django.db import models

from dengwen.docket.models import Case


class ReplyState(StrEnum):
    """A draft waits for a second person, who releases or returns it; a newer draft replaces it."""

    WAITING = auto()
    RETURNED = auto()
    REPLACED = auto()
    RELEASED = auto()


class Reply(models.Model):
    """One draft of the reply; ``uid`` is that of the paper which holds its text. A projection of entries."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="replies")
    author_uid = models.UUIDField()
    state = models.CharField(max_length=8, default=ReplyState.WAITING)
    drafted_on = models.DateField()
    released_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.case_id} {self.state}"


REPLY_FIELDS = ("author_uid", "state", "drafted_on", "released_on")


class LikenessBand(models.Model):
    """One keyed print of a sentence of a released reply; prints in common mean words in common, and a print alone means nothing."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    band = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["band", "case"], name="band_of_case")]
