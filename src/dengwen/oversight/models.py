"""One row a matter with the days and marks that the indicators count; written by `counting` alone and recomputable from the entries."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from dengwen.docket.models import Case


class Reckoning(models.Model):
    """The fold of one matter's entries: see `reckoning.Standing`, whose fields these are."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="reckoning")
    received_on = models.DateField()
    policy_version = models.PositiveIntegerField()
    due_on = models.DateField()
    unit_uid = models.UUIDField(null=True)
    accepted_on = models.DateField(null=True)
    refused_on = models.DateField(null=True)
    assigned_on = models.DateField(null=True)
    first_approved_on = models.DateField(null=True)
    approved_on = models.DateField(null=True)
    feedback_due_on = models.DateField(null=True)
    feedback_clock = models.UUIDField(null=True)
    first_feedback_on = models.DateField(null=True)
    feedback_on = models.DateField(null=True)
    first_closed_on = models.DateField(null=True)
    reopened_on = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    extended = models.BooleanField(default=False)
    paused_on = models.DateField(null=True)
    paused_days = models.PositiveIntegerField(default=0)
    verdict = models.CharField(max_length=12, default="")
    objected = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["ended_on"], name="reckoning_by_end"),
            models.Index(fields=["due_on"], name="reckoning_by_due"),
        ]

    def __str__(self) -> str:
        return str(self.received_on)


class Progress(models.Model):
    """How far the ledger has been counted: the index of the last entry (row pk 1)."""

    index = models.BigIntegerField(default=-1)


class Tried(models.Model):
    """What one day's trials of one place came to. ``in_a_row`` counts failures since the last time it answered."""

    channel = models.CharField(max_length=12)
    place = models.CharField(max_length=200)
    kind = models.CharField(max_length=24)
    on = models.DateField()
    good = models.PositiveIntegerField(default=0)
    bad = models.PositiveIntegerField(default=0)
    in_a_row = models.PositiveIntegerField(default=0)
    good_at = models.DateTimeField(null=True)
    bad_at = models.DateTimeField(null=True)
    remark = models.CharField(max_length=120, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["channel", "place", "kind", "on"], name="tried_once_a_day")
        ]
        indexes: ClassVar = [models.Index(fields=["on"], name="tried_by_day")]

    def __str__(self) -> str:
        return f"{self.channel} {self.on}"
