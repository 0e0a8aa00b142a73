"""Tables of the online entry points. None says who wrote or what: secrets and words lie sealed, people and messages are keyed digests."""

from __future__ import annotations

import secrets
import uuid

from django.db import models

from dengwen.vault.fields import BytesField


def address() -> str:
    """The part of a call-back's address that nobody can guess."""
    return secrets.token_urlsafe(24)


class Account(models.Model):
    """One account on a platform, or one caller of the house's own webhook. ``address`` stands in the URL that the platform calls."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    platform = models.CharField(max_length=12)
    label = models.CharField(max_length=60)
    active = models.BooleanField(default=True)
    made_on = models.DateField()
    address = models.CharField(max_length=32, unique=True, default=address)
    sealed = BytesField(default=b"")
    heard_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.platform} {self.made_on}"


class Heard(models.Model):
    """A message that a platform delivered, recorded before anything is made of it: the channel's own evidence.

    ``sealed`` holds the message in transit until it waits for an officer, and is empty from then on.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="heard")
    evidence = models.CharField(max_length=64, unique=True)
    source = models.CharField(max_length=64)
    on = models.DateField()
    open = models.BooleanField(default=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sealed = BytesField(default=b"")

    class Meta:
        indexes = (
            models.Index(fields=["id"], condition=models.Q(open=True), name="heard_and_open"),
            models.Index(fields=["on", "id"], name="heard_by_day"),
            models.Index(fields=["source", "on", "id"], name="heard_by_source"),
        )


class Nonce(models.Model):
    """A number that a caller used once, with a digest of what it was used for; swept when the window is over."""

    mark = BytesField(unique=True)
    used_for = BytesField()
    at = models.DateTimeField(db_index=True)


class Pace(models.Model):
    """How often something happened in the running window, by keyed mark."""

    mark = BytesField(unique=True)
    since = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField()
