"""Tables of the docket. All but sealed papers' content stands in the clear, so nothing here may identify or describe."""

from __future__ import annotations

import uuid
from datetime import date

from django.db import models
from django.db.models import Q

from dengwen.regulation.vocabulary import OPEN_STAGES, Stage, Urgency
from dengwen.vault.fields import BytesField

NEVER = date(9999, 12, 31)
"""Sorts matters without a running clock last."""


class Case(models.Model):
    """A matter (事项). ``code`` is what people and URLs see: random, without sequence. ``barred`` holds the blinded exclusions."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(max_length=12, unique=True)
    stage = models.CharField(max_length=16, default=Stage.RECEIVED)
    matter_type = models.CharField(max_length=16)
    category = models.CharField(max_length=16)
    urgency = models.CharField(max_length=12, default=Urgency.ORDINARY)
    channel = models.CharField(max_length=12)
    identity_mode = models.CharField(max_length=14)
    reporter_type = models.CharField(max_length=12)
    received_on = models.DateField()
    unit_uid = models.UUIDField(null=True, blank=True)
    outcome = models.CharField(max_length=24, default="", blank=True)
    refusal = models.CharField(max_length=24, default="", blank=True)
    policy_version = models.PositiveIntegerField()
    next_due_on = models.DateField(default=NEVER)
    next_term = models.CharField(max_length=4, default="", blank=True)
    barred = BytesField(default=b"")

    class Meta:
        indexes = (
            models.Index(
                fields=["urgency", "next_due_on", "id"],
                condition=Q(stage__in=sorted(OPEN_STAGES)),
                name="case_open_urgent_first",
            ),
            models.Index(fields=["received_on", "id"], name="case_by_receipt"),
        )

    def __str__(self) -> str:
        return self.code


class Clock(models.Model):
    """One running or settled term. ``about_uid`` names the measure for terms of a measure. Overdue is computed, never stored."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="clocks")
    term = models.CharField(max_length=4)
    about_uid = models.UUIDField(null=True, blank=True)
    opened_on = models.DateField()
    due_on = models.DateField()
    due_at = models.DateTimeField(null=True, blank=True)
    provisional = models.BooleanField(default=False)
    settled_on = models.DateField(null=True, blank=True)
    extended_days = models.PositiveIntegerField(default=0)
    urged = models.PositiveSmallIntegerField(default=0)
    pauses = models.JSONField(default=list, blank=True)

    class Meta:
        indexes = (models.Index(fields=["due_on", "id"], condition=Q(settled_on=None), name="clock_running_by_due"),)


class Seat(models.Model):
    """One person's part in one matter. Without an active seat the matter does not exist for that person (404).

    The matter's seats are found through the unique key, which begins with the matter: no index of its own.
    ``urgency``, ``due_on``, ``open`` and ``step`` (the act that the matter's page offers this person next) follow the matter: a worklist is
    one walk along an index, emergencies first.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="seats", db_index=False)
    staff_uid = models.UUIDField()
    role = models.CharField(max_length=14)
    active = models.BooleanField(default=True)
    urgency = models.CharField(max_length=12, default=Urgency.ORDINARY)
    due_on = models.DateField(default=NEVER)
    open = models.BooleanField(default=True)
    step = models.CharField(max_length=24, default="", blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["case", "staff_uid", "role"], name="one_seat_a_role"),)
        indexes = (
            models.Index(
                fields=["staff_uid", "urgency", "due_on", "case"],
                condition=Q(active=True, open=True),
                name="seat_urgent_first",
            ),
            models.Index(
                fields=["staff_uid", "urgency", "due_on", "case"],
                condition=Q(active=True) & ~Q(step=""),
                name="seat_my_turn",
            ),
            models.Index(fields=["staff_uid", "-case"], condition=Q(active=True, open=False), name="seat_ended"),
        )


class Paper(models.Model):
    """A sealed text or file of a matter: what kind, by whom, when; the content lies in the vault under ``uid``.

    ``digest`` is the SHA-256 over the sealed blobs, as the entry holds it. A reporter's paper has neither author nor instant.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="papers", db_index=False)
    kind = models.CharField(max_length=20)
    author_uid = models.UUIDField(null=True, blank=True)
    about_uid = models.UUIDField(null=True, blank=True)
    on = models.DateField()
    at = models.DateTimeField(null=True, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        indexes = (models.Index(fields=["case", "kind"], name="paper_of_case"),)


class Telltale(models.Model):
    """Keyed marks of a reporter's name and contact (see `docket.telltales`); ``uid`` is that of the arrival they were sealed with."""

    uid = models.UUIDField(unique=True)
    case_uid = models.UUIDField(db_index=True)
    marks = BytesField()
