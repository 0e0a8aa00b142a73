"""Tables of the investigation: projections of entries. What is alleged, asked or found stands sealed, never here."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from dengwen.docket.models import Case

ALLEGATION_FIELDS = ("number", "outcome")
EXTENSION_FIELDS = ("asked_on", "days", "granted_days", "granted_on")


class Allegation(models.Model):
    """One thing that is alleged, by its number in the matter; its text is the paper about it.

    ``outcome`` is empty until a finding is made.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="allegations")
    number = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=24, default="", blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "number"], name="allegation_number")]

    def __str__(self) -> str:
        return str(self.number)


class Extension(models.Model):
    """More time asked for (natural days), and what another person granted of it, if anything."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="extensions")
    asked_on = models.DateField()
    days = models.PositiveSmallIntegerField()
    granted_days = models.PositiveSmallIntegerField(default=0)
    granted_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.days)
