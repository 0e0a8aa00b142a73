"""Tables of the mailbox. Senders, subjects, Message-IDs and texts stand in none of them: only keyed digests and sealed bytes."""

from __future__ import annotations

import uuid
from enum import StrEnum, auto

from django.db import models

from dengwen.vault.fields import BytesField


class Security(StrEnum):
    """How the way to the mail server is protected."""

    TLS = auto()
    STARTTLS = auto()
    PLAIN = auto()


class Mailbox(models.Model):
    """One address of the house whose folder is watched. ``password`` is sealed in transit under this row's uid.

    ``since_on`` leaves older mail alone; without it everything that lies in the folder is taken.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    address = models.CharField(max_length=254, unique=True)
    host = models.CharField(max_length=253)
    port = models.PositiveIntegerField(default=993)
    security = models.CharField(max_length=8, default=Security.TLS)
    username = models.CharField(max_length=254)
    password = BytesField()
    folder = models.CharField(max_length=200, default="INBOX")
    since_on = models.DateField(null=True, blank=True)
    active = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.address


class Watch(models.Model):
    """How the watching of one mailbox stands: how far it has come, when it last lived, and what kind of fault keeps it."""

    mailbox = models.OneToOneField(Mailbox, on_delete=models.CASCADE, related_name="watch")
    uidvalidity = models.BigIntegerField(default=0)
    last_uid = models.BigIntegerField(default=0)
    alive_at = models.DateTimeField(null=True, blank=True)
    fault = models.CharField(max_length=80, default="", blank=True)

    def __str__(self) -> str:
        return f"{self.uidvalidity}/{self.last_uid}"


class Spooled(models.Model):
    """A mail that lies sealed as it came and was not yet looked into; the row goes when the submission is there.

    ``secret`` holds the file's record and what the mail server said of it, sealed in transit under this row's uid. ``tried`` counts how
    often somebody began with it.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file_uid = models.UUIDField()
    secret = BytesField()
    evidence = models.CharField(max_length=64, unique=True)
    mailbox_uid = models.UUIDField(null=True, blank=True)
    received_on = models.DateField()
    tried = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.received_on}"


class Delivery(models.Model):
    """One intake of one mail: the same mail to two of our addresses, or fetched again, is two rows with one evidence.

    What a mail server handed over by itself has no ``uidvalidity``; ``mailbox_uid`` is the address it was for, where that is known.
    """

    mailbox_uid = models.UUIDField(null=True, blank=True)
    uidvalidity = models.BigIntegerField(null=True, blank=True)
    message_uid = models.BigIntegerField(null=True, blank=True)
    evidence = models.CharField(max_length=64, db_index=True)
    received_on = models.DateField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["mailbox_uid", "uidvalidity", "message_uid"], name="delivery_fetched_once"),
        )
        indexes = (models.Index(fields=["received_on", "id"], name="delivery_by_day"),)

    def __str__(self) -> str:
        return f"{self.uidvalidity} {self.message_uid}"


class Trial(models.Model):
    """One test mail to a mailbox. ``mark`` is a keyed digest of its token; ``evidence`` is set when it came back just as it went.

    The rows stay, so that a test mail that is fetched again is known again.
    """

    mailbox = models.ForeignKey(Mailbox, on_delete=models.CASCADE, related_name="trials")
    mark = models.CharField(max_length=64, unique=True)
    sent_at = models.DateTimeField()
    found_at = models.DateTimeField(null=True, blank=True)
    evidence = models.CharField(max_length=64, default="", blank=True, db_index=True)
    fault = models.CharField(max_length=60, default="", blank=True)
    counted = models.BooleanField(default=False)

    class Meta:
        indexes = (
            models.Index(fields=["mailbox", "-sent_at"], name="trial_newest"),
            models.Index(fields=["mailbox"], condition=models.Q(counted=False), name="trial_uncounted"),
        )

    def __str__(self) -> str:
        return f"{self.sent_at}"


class Correspondent(models.Model):
    """Whose mails belong to a matter: a keyed digest of the address that wrote in it."""

    case_uid = models.UUIDField()
    source = models.CharField(max_length=64)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["case_uid", "source"], name="correspondent_once"),)

    def __str__(self) -> str:
        return str(self.case_uid)
