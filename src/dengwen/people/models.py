"""Tables of the house's people."""

from __future__ import annotations

import secrets
import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import connection, models
from django.db.models import F, Q

from dengwen.vault.fields import BytesField


class Unit(models.Model):
    """A node of the organisation tree. ``head`` answers for the unit's handling of matters."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=80)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    head = models.ForeignKey("Staff", null=True, blank=True, on_delete=models.PROTECT, related_name="heads")

    def __str__(self) -> str:
        return self.name

    @property
    def parent_uid(self) -> uuid.UUID | None:
        return self.parent.uid if self.parent else None

    @property
    def head_uid(self) -> uuid.UUID | None:
        return self.head.uid if self.head else None

    def name_in(self, language: str) -> str:
        """The unit's name in the language of the reader."""
        return self.name_en if language.startswith("en") else self.name


class StaffManager(BaseUserManager["Staff"]):
    def get_by_natural_key(self, username: str | None) -> Staff:
        return self.get(username=username)


class Staff(AbstractBaseUser):
    """A member of staff and their account; ``uid`` is how every other room names the person.

    ``one_time_on`` is the day on which a one-time passphrase was handed out that its owner has not replaced yet.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=60, db_index=True)
    name_en = models.CharField(max_length=80)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="members")
    language = models.CharField(max_length=10, default="zh-hans")
    is_active = models.BooleanField(default=True)
    totp_sealed = BytesField(default=b"")
    undertaking_on = models.DateField(null=True, blank=True)
    one_time_on = models.DateField(null=True, blank=True)

    objects: ClassVar[StaffManager] = StaffManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.name

    @property
    def unit_uid(self) -> uuid.UUID:
        return self.unit.uid

    def name_in(self, language: str) -> str:
        """The person's name in the language of the reader."""
        return self.name_en if language.startswith("en") else self.name


class Posting(models.Model):
    """An appointment to a post, from a day until a day (None: until further notice)."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="postings")
    post = models.CharField(max_length=24)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="postings")
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")), name="posting_ends_after_it_begins"
            ),
        )
        indexes = (models.Index(fields=["post"], name="posting_by_post"),)

    @property
    def staff_uid(self) -> uuid.UUID:
        return self.staff.uid

    @property
    def unit_uid(self) -> uuid.UUID | None:
        return self.unit.uid if self.unit else None


class Tie(models.Model):
    """A declared relation of one person to another person or to a unit, for which each is excluded from the other's matters."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="ties")
    other = models.ForeignKey(Staff, null=True, blank=True, on_delete=models.CASCADE, related_name="tied_by")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="tied_staff")
    kind = models.CharField(max_length=12)
    declared_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(other=None, unit__isnull=False) | Q(other__isnull=False, unit=None), name="tie_to_one_thing"
            ),
        )

    @property
    def staff_uid(self) -> uuid.UUID:
        return self.staff.uid

    @property
    def other_uid(self) -> uuid.UUID | None:
        return self.other.uid if self.other else None

    @property
    def unit_uid(self) -> uuid.UUID | None:
        return self.unit.uid if self.unit else None


class OrganisationVersion(models.Model):
    """One number (row pk 1) that is drawn anew whenever people, units, posts or ties change, so that processes know when to read again."""

    number = models.BigIntegerField(default=0)

    @classmethod
    def now(cls) -> int:
        """The present number; 0 before the first change."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT number FROM people_organisationversion WHERE id = 1")
            row = cursor.fetchone()
        return int(row[0]) if row else 0

    @classmethod
    def hold(cls) -> None:
        """Let changes of the organisation come one after the other: others wait here until the caller's transaction ends."""
        cls.objects.get_or_create(pk=1)
        cls.objects.select_for_update().get(pk=1)

    @classmethod
    def touch(cls) -> None:
        """Draw a new number, in the transaction that makes the change. Random, so that a change rolled back leaves no number behind."""
        cls.objects.update_or_create(pk=1, defaults={"number": secrets.randbits(62)})
