"""Tables of intake. Nothing here says who sent anything or what it says."""

from __future__ import annotations

import uuid
from enum import StrEnum, auto

from django.db import models

from dengwen.docket.models import Case


class SubmissionStatus(StrEnum):
    """How a receipt stands: it waits for an officer, became a matter, joined another one, or was set aside with a reason."""

    RECEIVED = auto()
    REGISTERED = auto()
    LINKED = auto()
    SET_ASIDE = auto()


class Submission(models.Model):
    """One receipt of one channel (来件); never deleted.

    ``evidence`` is the keyed digest of the channel's own proof of it (a form's code, a Message-ID, a call id): the same thing received
    twice is one row. ``received_on`` is the day on which the channel had it, from which every term counts.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.PROTECT, related_name="submissions")
    channel = models.CharField(max_length=12)
    evidence = models.CharField(max_length=64)
    received_on = models.DateField()
    status = models.CharField(max_length=12, default=SubmissionStatus.RECEIVED)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["channel", "evidence"], name="submission_received_once"),)
        indexes = (models.Index(fields=["received_on", "id"], name="submission_by_day"),)

    def __str__(self) -> str:
        return f"{self.channel} {self.received_on}"
