"""Tables of the outbox. Addresses stand nowhere but sealed, and only until the mail is gone."""

from __future__ import annotations

import uuid
from enum import StrEnum, auto

from django.db import models
from django.db.models import Q

from dengwen.vault.fields import BytesField


class MailKind(StrEnum):
    """Why a mail goes out. Each kind has one wording."""

    RECEIVED = auto()
    NEWS = auto()
    STAFF_NOTICE = auto()
    STAFF_CODE = auto()
    TEST = auto()


class MailState(StrEnum):
    """How a mail stands; the last two are final, and their rows hold no address any more."""

    WAITING = auto()
    SENT = auto()
    GIVEN_UP = auto()


class Mail(models.Model):
    """One mail. ``sealed`` holds address, language, link and Message-ID; it and the instants are emptied when the mail is done.

    ``to_mark`` binds a mail of news to its address without telling that two mails went to one, and ``returned`` says that it came back.
    ``gate`` is a keyed digest of the address and the day (or hour) for which it is the only one; ``message_mark`` a keyed digest of the
    Message-ID, by which an answer finds ``case_uid``.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=12)
    state = models.CharField(max_length=8, default=MailState.WAITING)
    case_uid = models.UUIDField(null=True, blank=True)
    made_on = models.DateField()
    next_try_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    done_on = models.DateField(null=True, blank=True)
    sealed = BytesField(default=b"")
    gate = models.CharField(max_length=64, unique=True)
    message_mark = models.CharField(max_length=64, unique=True)
    to_mark = models.CharField(max_length=64, default="", blank=True)
    returned = models.BooleanField(default=False)

    class Meta:
        indexes = (
            models.Index(fields=["next_try_at"], condition=Q(state=MailState.WAITING), name="mail_waiting"),
            models.Index(fields=["done_on", "state"], name="mail_done"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"


class Thread(models.Model):
    """A matter to which answers may come by mail; the token itself is derived under the keyring and not kept."""

    case_uid = models.UUIDField(unique=True)
    mark = models.CharField(max_length=64, unique=True)


class Subscription(models.Model):
    """A reporter who asked for a mail when there is news on the own page. ``sealed`` holds address and language.

    It is emptied when mails came back: ``returned`` times, the last on ``returned_on``.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case_uid = models.UUIDField(db_index=True)
    receipt_uid = models.UUIDField(unique=True)
    sealed = BytesField()
    returned = models.PositiveSmallIntegerField(default=0)
    returned_on = models.DateField(null=True, blank=True)


class Recipient(models.Model):
    """A member of staff who wants notices announced by mail. ``sealed`` holds the address; ``code_mark`` a keyed digest of the code that
    proves it, until then.

    ``told_until`` is the newest notice that was announced, ``covers`` the newest that the mail under ``mail_uid`` will have announced,
    ``urgent`` whether that mail hurries.
    """

    uid = models.UUIDField(unique=True, editable=False)
    staff_uid = models.UUIDField(unique=True)
    sealed = BytesField()
    code_mark = models.CharField(max_length=64, default="", blank=True)
    asked_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    verified_on = models.DateField(null=True, blank=True)
    told_until = models.BigIntegerField(default=0)
    covers = models.BigIntegerField(default=0)
    mail_uid = models.UUIDField(null=True, blank=True)
    urgent = models.BooleanField(default=False)
    mailed_at = models.DateTimeField(null=True, blank=True)


class Line(models.Model):
    """How the line to the mail server does: one row."""

    name = models.CharField(max_length=8, primary_key=True, default="smtp")
    last_success_at = models.DateTimeField(null=True, blank=True)
    faults = models.PositiveSmallIntegerField(default=0)
    last_fault = models.CharField(max_length=60, default="", blank=True)
    retry_at = models.DateTimeField(null=True, blank=True)
