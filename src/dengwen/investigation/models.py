"""Tables of the investigation: projections of entries. What is alleged, asked or found stands sealed, never here."""

from __future__ import annotations

import uuid
from datetime import date
from typing import ClassVar

from django.db import models

from dengwen.docket.models import Case

ALLEGATION_FIELDS = ("number", "outcome", "dropped")
EXTENSION_FIELDS = ("asked_on", "days", "granted_days", "granted_on")
STANDSTILL_FIELDS = ("reason", "from_on", "at_most_on", "until_on")


class Allegation(models.Model):
    """One thing that is alleged, by its number in the matter; its text is the paper about it.

    ``outcome`` is empty until a finding is made. ``dropped`` when the matter went to another unit, which lists its own anew.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="allegations")
    number = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=24, default="", blank=True)
    dropped = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case", "number"], condition=models.Q(dropped=False), name="allegation_number"
            ),
        ]

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


class Standstill(models.Model):
    """Days that the term of the investigation did not run, and why.

    It counts until ``until_on`` (the day on which the term ran again), and never beyond ``at_most_on``, whether or not anybody resumed it.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="standstills")
    reason = models.CharField(max_length=20)
    from_on = models.DateField()
    at_most_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.reason

    @property
    def lasts(self) -> bool:
        return self.until_on is None

    @property
    def counted(self) -> tuple[date, date]:
        """The first day that does not count, and the first that counts again."""
        return self.from_on, self.until_on or self.at_most_on
