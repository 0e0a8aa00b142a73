"""What the vault keeps: public keys, sealed keys, sealed texts, and where sealed files lie. Nothing readable."""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from .fields import BytesField


class HolderKey(models.Model):
    """The public key of one person (or of the recovery paper). A new key is a new version; old ones are retired."""

    holder_uid = models.UUIDField()
    version = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=8)
    public_key = BytesField(max_length=32)
    made_on = models.DateField()
    retired_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["holder_uid", "version"], name="holder_key_version"),
            models.UniqueConstraint(fields=["holder_uid"], condition=Q(retired_on=None), name="holder_key_current"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["kind"], condition=Q(retired_on=None), name="holder_key_kind"),
        ]


class UnlockMethod(models.Model):
    """One way to unlock a holder's seed: it is sealed under a passphrase or a printed one-time code, never bare."""

    holder_key = models.ForeignKey(HolderKey, on_delete=models.PROTECT, related_name="methods")
    kind = models.CharField(max_length=12)
    salt = BytesField(max_length=16)
    sealed_seed = BytesField()
    made_on = models.DateField()
    used_on = models.DateField(null=True)


class Compartment(models.Model):
    """A key pair of one case. Anybody may seal into it; only holders of a grant open it."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case_uid = models.UUIDField()
    kind = models.CharField(max_length=1)
    unit_uid = models.UUIDField(null=True)
    version = models.PositiveSmallIntegerField(default=1)
    public_key = BytesField(max_length=32)
    opened_on = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case_uid", "kind", "version", "unit_uid"], name="compartment_of_unit"),
            models.UniqueConstraint(
                fields=["case_uid", "kind", "version"], condition=Q(unit_uid=None), name="compartment_of_case"
            ),
        ]


class Grant(models.Model):
    """A compartment's private key, sealed for one holder. Revoking empties it: the row stays, the key is gone.

    ``lost`` marks one that ended with its holder's former key alone: whoever holds the compartment may give it anew.
    """

    compartment = models.ForeignKey(Compartment, on_delete=models.CASCADE, related_name="grants")
    holder_uid = models.UUIDField()
    holder_kind = models.CharField(max_length=8)
    sealed_key = BytesField()
    given_on = models.DateField()
    revoked_on = models.DateField(null=True)
    lost = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["compartment", "holder_uid"], condition=Q(revoked_on=None), name="one_live_grant"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["holder_uid"], condition=Q(lost=True), name="grant_lost_by_holder"),
        ]


class Sealed(models.Model):
    """One sealed text in one compartment. The same record may lie in several compartments."""

    record_uid = models.UUIDField()
    compartment = models.ForeignKey(Compartment, on_delete=models.CASCADE, related_name="records")
    blob = BytesField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["record_uid", "compartment"], name="record_once_per_compartment"),
        ]


class SealedFile(models.Model):
    """A sealed file on disk. Staged until a record in some compartment holds its key; then adopted."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    path = models.CharField(max_length=80)
    size = models.BigIntegerField(default=0)
    sealed_on = models.DateField()
    staged = models.BooleanField(default=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["sealed_on"], condition=Q(staged=True), name="staged_files"),
        ]


class Receipt(models.Model):
    """A reporter's receipt: found by the code's lookup value, which says nothing about the code."""

    case_uid = models.UUIDField(db_index=True)
    lookup = BytesField(max_length=16, unique=True)
    public_key = BytesField(max_length=32)


class Welcome(models.Model):
    """A receipt code on its way to whoever wrote by mail; ``sealed`` is empty once it was fetched."""

    digest = BytesField(max_length=32, unique=True)
    sealed = BytesField()
    until_on = models.DateField(db_index=True)
