"""Tables of the boxes. Nothing here says what a letter says or which matter it became."""

from __future__ import annotations

import uuid

from django.db import models

from dengwen.vault.fields import BytesField


class Box(models.Model):
    """One suggestion box (意见箱). ``seal`` is the number it was last closed with; ``last_on`` the day it was last opened.

    ``photo`` is the sealed record of a picture of the place, without metadata.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    no = models.PositiveIntegerField(unique=True)
    place = models.CharField(max_length=80)
    place_en = models.CharField(max_length=120, default="", blank=True)
    seal = models.CharField(max_length=24)
    active = models.BooleanField(default=True)
    since_on = models.DateField()
    last_on = models.DateField(null=True, blank=True)
    photo = BytesField(default=b"", blank=True)

    def __str__(self) -> str:
        return f"{self.no} {self.place}"


class Opening(models.Model):
    """One opening by two people; never changed afterwards. ``no`` counts the openings of its box."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    box_uid = models.UUIDField()
    no = models.PositiveIntegerField()
    opened_on = models.DateField()
    keeper_uid = models.UUIDField()
    witness_uid = models.UUIDField()
    seal_expected = models.CharField(max_length=24)
    seal_found = models.CharField(max_length=24)
    seal_new = models.CharField(max_length=24)
    sheets = models.PositiveIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["box_uid", "no"], name="opening_numbered"),)
        indexes = (models.Index(fields=["opened_on"], name="opening_by_day"),)


class Correction(models.Model):
    """What an opening should have said, by two people again; the newest counts."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    opening_uid = models.UUIDField(db_index=True)
    corrected_on = models.DateField()
    keeper_uid = models.UUIDField()
    witness_uid = models.UUIDField()
    reason = models.CharField(max_length=16)
    sheets = models.PositiveIntegerField()
    seal_new = models.CharField(max_length=24)


class Letter(models.Model):
    """One letter, or one set of papers set aside, out of an opening: how many sheets, and under which evidence it was received."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    opening_uid = models.UUIDField()
    no = models.PositiveIntegerField()
    sheets = models.PositiveIntegerField()
    aside = models.CharField(max_length=16, default="", blank=True)
    evidence = models.CharField(max_length=64)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["opening_uid", "no"], name="letter_numbered"),)


class HandOver(models.Model):
    """The papers of one opening on their way to intake: offered by the keeper, taken over by an officer who counted them."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    opening_uid = models.UUIDField(unique=True)
    offered_on = models.DateField()
    keeper_uid = models.UUIDField()
    sheets = models.PositiveIntegerField()
    taken_on = models.DateField(null=True, blank=True)
    officer_uid = models.UUIDField(null=True, blank=True)


class Incident(models.Model):
    """Something that supervision must know of: a seal that was not the one on record, a count that differed."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    box_uid = models.UUIDField(db_index=True)
    opening_uid = models.UUIDField()
    kind = models.CharField(max_length=12)
    noted_on = models.DateField()
    seen_on = models.DateField(null=True, blank=True)
    seen_by_uid = models.UUIDField(null=True, blank=True)


class Page(models.Model):
    """One page of a scan while it is being sorted; no projection, and gone once its letter is filed. The key of its
    image lies sealed under its ``uid``.

    ``begins`` says that a letter starts here, ``aside`` that the page is to be set aside, ``blank`` that it looks empty.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    opening_uid = models.UUIDField()
    file_uid = models.UUIDField()
    order = models.PositiveIntegerField()
    begins = models.BooleanField(default=False)
    aside = models.CharField(max_length=16, default="", blank=True)
    blank = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["opening_uid", "order"], name="page_ordered"),)


class Reading(models.Model):
    """One page that the machine is to read, or has read; no projection, and gone with its page. The text lies sealed under its ``uid``.

    ``ticket`` is what vaultd wants to see before it gives the key of the image; empty as soon as the page is read. ``tries`` counts how
    often reading it began.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    page_uid = models.UUIDField(unique=True)
    state = models.CharField(max_length=8, default="waiting")
    ticket = BytesField(default=b"", blank=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = (models.Index(fields=["id"], condition=models.Q(state="waiting"), name="reading_waiting"),)
