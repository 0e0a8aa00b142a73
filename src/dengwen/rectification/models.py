"""The table of measures: a projection of entries; what a measure says is sealed."""

import uuid
from enum import StrEnum, auto
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from dengwen.docket.models import Case


class MeasureState(StrEnum):
    PLANNED = auto()
    STARTED = auto()
    DONE = auto()
    STRUCK_OFF = auto()


class Measure(models.Model):
    """One measure. Owner and date are not optional (4.3.1b); ``number`` counts within the matter."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="measures")
    number = models.PositiveSmallIntegerField()
    owner_uid = models.UUIDField()
    due_on = models.DateField()
    state = models.CharField(max_length=12, default=MeasureState.PLANNED)
    started_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    done_by_uid = models.UUIDField(null=True)
    checked_on = models.DateField(null=True)
    checker_uid = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="measure_number_in_case"),
            models.CheckConstraint(
                condition=~Q(state=MeasureState.STRUCK_OFF)
                | Q(done_on__isnull=False, checked_on__isnull=False, checker_uid__isnull=False)
                & ~Q(checker_uid=F("owner_uid"))
                & ~Q(checker_uid=F("done_by_uid")),
                name="struck_off_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}/{self.number}"

    @property
    def is_open(self) -> bool:
        return self.state != MeasureState.STRUCK_OFF


MEASURE_FIELDS = (
    "number", "owner_uid", "due_on", "state", "started_on", "done_on", "done_by_uid", "checked_on", "checker_uid",
)  # fmt: skip
