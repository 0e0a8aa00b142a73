"""Tables of the hotline. A caller's number, the keys of recordings and the keys of lines stand in them only sealed."""

from __future__ import annotations

import uuid
from enum import StrEnum, auto

from django.db import models

from dengwen.vault.fields import BytesField


class Line(models.Model):
    """One telephone line whose events are believed. ``sealed`` holds its key, sealed under the keyring."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=40, unique=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    sealed = BytesField(default=b"")

    def __str__(self) -> str:
        return self.name


class CallState(StrEnum):
    """Where a call stands. Those of the last row are over: nothing leads back from there."""

    RINGING = auto()
    TAKEN = auto()
    MISSED = auto()
    MESSAGE = auto()
    CLOSED = auto()
    SORTED = auto()
    TEST = auto()


class Call(models.Model):
    """One call. ``mark`` is a keyed digest of the telephone system's own name for it; ``since`` and ``sealed`` (the number) last only while
    somebody may still need them.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    line_uid = models.UUIDField(null=True, blank=True)
    mark = models.CharField(max_length=64, unique=True)
    on = models.DateField()
    state = models.CharField(max_length=8, default=CallState.RINGING)
    operator_uid = models.UUIDField(null=True, blank=True)
    answered = models.BooleanField(default=False)
    consented = models.BooleanField(default=False)
    seconds = models.PositiveIntegerField(default=0)
    since = models.DateTimeField(null=True, blank=True)
    sealed = BytesField(default=b"")

    class Meta:
        indexes = (
            models.Index(
                fields=["id"],
                condition=models.Q(state__in=(CallState.RINGING, CallState.TAKEN)),
                name="hotline_calls_open",
            ),
            models.Index(fields=["on", "id"], name="hotline_calls_by_day"),
        )

    def __str__(self) -> str:
        return f"{self.on} {self.state}"


class RecordingState(StrEnum):
    """Held until the caller's word on it is known; kept for whoever keeps identities until the minutes are confirmed; destroyed."""

    HELD = auto()
    KEPT = auto()
    DROPPED = auto()


class Recording(models.Model):
    """A recording of a call. ``sealed`` holds the file's key while it is held; a dropped one names no file any more."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    call_uid = models.UUIDField(db_index=True)
    on = models.DateField()
    state = models.CharField(max_length=8, default=RecordingState.HELD)
    file_uid = models.UUIDField(null=True, blank=True)
    case_uid = models.UUIDField(null=True, blank=True)
    sealed = BytesField(default=b"")

    def __str__(self) -> str:
        return f"{self.on} {self.state}"


class TransferState(StrEnum):
    OFFERED = auto()
    ANSWERED = auto()
    RETURNED = auto()


class Transfer(models.Model):
    """An urgent call offered to one person on duty: answered by them, or back with the operator."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    call_uid = models.UUIDField(db_index=True)
    to_uid = models.UUIDField()
    state = models.CharField(max_length=8, default=TransferState.OFFERED)
    offered_at = models.DateTimeField()
    due_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["to_uid"], condition=models.Q(state=TransferState.OFFERED), name="hotline_offers"),
        )

    def __str__(self) -> str:
        return f"{self.state}"


class Callback(models.Model):
    """A call that somebody is owed (missed, or a message was left). Number and recording lie sealed under its ``uid``.

    ``tries`` lists ``[day, outcome]``; ``waiting_uid`` names what waits for an officer because a message was left.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    call_uid = models.UUIDField(unique=True)
    on = models.DateField()
    due_on = models.DateField()
    officer_uid = models.UUIDField(null=True, blank=True)
    tries = models.JSONField(default=list)
    ended_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=16, default="", blank=True)
    waiting_uid = models.UUIDField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["due_on", "id"], condition=models.Q(ended_on=None), name="hotline_callbacks_due"),
        )

    def __str__(self) -> str:
        return f"{self.on}"


class DutyRole(StrEnum):
    """What somebody is on duty for: answering calls, or taking over urgent ones."""

    OPERATOR = auto()
    OFFICER = auto()


class Duty(models.Model):
    """Somebody on duty on one day, from one minute of the day up to another."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    staff_uid = models.UUIDField()
    role = models.CharField(max_length=8)
    on = models.DateField()
    opens = models.PositiveSmallIntegerField()
    closes = models.PositiveSmallIntegerField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=["on"], condition=models.Q(ended_on=None), name="hotline_duties"),)

    def __str__(self) -> str:
        return f"{self.on}"


class Nonce(models.Model):
    """What was used once to sign an event, so that it is not believed a second time."""

    digest = BytesField(max_length=32, unique=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.at}"
