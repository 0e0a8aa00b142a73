"""Tables of the organisation's numbers and of its working calendar; each row is entered in the house's own chain."""

import uuid

from django.db import models


class PolicyVersion(models.Model):
    """One issue of the organisation's numbers; in force from ``effective_from`` until the next one begins.

    ``numbers`` maps a term code to the amount in the term's own unit, only where it differs from the regulation's default.
    ``blanks`` maps P1 to P3 to what the organisation wrote there.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    version = models.PositiveIntegerField(unique=True)
    effective_from = models.DateField(db_index=True)
    organisation = models.CharField(max_length=120)
    organisation_en = models.CharField(max_length=120)
    country = models.CharField(max_length=2, default="CN")
    numbers = models.JSONField(default=dict)
    blanks = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"v{self.version}"


class CalendarDay(models.Model):
    """An administrator's correction to the published calendar: a day made off or made a working day (调休).

    ``withdrawn``: taken back; the published calendar holds for the day again.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    on = models.DateField(unique=True)
    working = models.BooleanField()
    withdrawn = models.BooleanField(default=False)
    remark = models.CharField(max_length=80, default="")


class KnownYear(models.Model):
    """A year that begins on this day and of which the organisation has entered all days off and make-up days: it is provisional no more."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    begins_on = models.DateField(unique=True)
