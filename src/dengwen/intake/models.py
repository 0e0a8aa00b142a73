"""Tables of intake. Nothing here says who sent anything or what it says."""

from __future__ import annotations

import uuid
from enum import StrEnum, auto

from django.db import models

from dengwen.docket.models import Case
from dengwen.vault.fields import BytesField


class SubmissionStatus(StrEnum):
    """How a receipt stands: it waits for an officer, became a matter, joined another one, or was set aside with a reason."""

    RECEIVED = auto()
    REGISTERED = auto()
    LINKED = auto()
    SET_ASIDE = auto()


class Submission(models.Model):
    """One receipt of one channel (来件); never deleted.

    ``evidence`` is the keyed digest of the channel's own proof of it (a form's code, a Message-ID, a call id): the same thing received
    twice is one row. ``received_on`` is the day on which the channel had it, from which every term counts.
    ``hinted``: the reporter marked it with the word of the regulation (2.1b), which says nothing of what it is about.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.PROTECT, related_name="submissions")
    channel = models.CharField(max_length=12)
    evidence = models.CharField(max_length=64)
    received_on = models.DateField()
    status = models.CharField(max_length=12, default=SubmissionStatus.RECEIVED)
    hinted = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["channel", "evidence"], name="submission_received_once"),)
        indexes = (models.Index(fields=["received_on", "id"], name="submission_by_day"),)

    def __str__(self) -> str:
        return f"{self.channel} {self.received_on}"


class WaitingState(StrEnum):
    """What became of something that arrived and was not a matter by itself."""

    WAITING = auto()
    TAKEN_UP = auto()
    JOINED = auto()
    SET_ASIDE = auto()


class Waiting(models.Model):
    """Something that arrived and waits to be sorted (来件); never deleted. Its texts lie in compartments under its own ``uid``.

    ``papers`` lists what was sealed on arrival as ``[uid, kind, digest]``; ``place_uid`` names the mailbox, account or box, ``source`` is a
    keyed digest of the sender. Taken up, it becomes the matter with the same uid; joined, ``case_uid`` names the matter.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    channel = models.CharField(max_length=12)
    evidence = models.CharField(max_length=64)
    received_on = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=12, default=WaitingState.WAITING)
    reason = models.CharField(max_length=16, default="", blank=True)
    case_uid = models.UUIDField(null=True, blank=True)
    place_uid = models.UUIDField(null=True, blank=True)
    source = models.CharField(max_length=64, default="", blank=True)
    hinted = models.BooleanField(default=False)
    papers = models.JSONField(default=list)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["channel", "evidence"], name="waiting_received_once"),)
        indexes = (
            models.Index(
                fields=["due_on", "id"], condition=models.Q(state=WaitingState.WAITING), name="waiting_by_due"
            ),
        )

    def __str__(self) -> str:
        return f"{self.channel} {self.received_on}"


class Planted(models.Model):
    """A test piece that supervision brought in by some channel, to see whether it arrives; known to supervision alone.

    ``mark`` seals the words by which it is recognised; they are erased once it was found. ``found_uid`` is the matter or the arrival.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    channel = models.CharField(max_length=12)
    planted_on = models.DateField()
    due_on = models.DateField()
    mark = BytesField(default=b"")
    found_uid = models.UUIDField(null=True, blank=True)
    found_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.channel} {self.planted_on}"


class Reconciled(models.Model):
    """What one channel could prove for one day, and how much of it was registered (K0); counted again as long as the day is looked at.

    Of a day that could not be asked about there is no row.
    """

    prover = models.CharField(max_length=24)
    channel = models.CharField(max_length=12)
    on = models.DateField()
    proved = models.PositiveIntegerField(default=0)
    registered = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["prover", "channel", "on"], name="reconciled_once_a_day"),)
        indexes = (models.Index(fields=["on"], name="reconciled_by_day"),)

    def __str__(self) -> str:
        return f"{self.channel} {self.on}"


class Missing(models.Model):
    """One piece that a channel proves and nobody registered: where it is to be found, not what it says. Found later, it gets a day."""

    prover = models.CharField(max_length=24)
    channel = models.CharField(max_length=12)
    place_uid = models.UUIDField(null=True, blank=True)
    mark = models.CharField(max_length=120)
    on = models.DateField()
    noticed_on = models.DateField()
    found_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=["on"], condition=models.Q(found_on=None), name="missing_now"),)

    def __str__(self) -> str:
        return f"{self.channel} {self.on}"


class ProverState(models.Model):
    """When a channel's proof was last held against the register, and since when it can no longer be asked."""

    prover = models.CharField(max_length=24, primary_key=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    silent_since = models.DateTimeField(null=True, blank=True)


class Likeness(models.Model):
    """Which cluster of like texts an arrival belongs to; ``uid`` is the arrival's or the matter's. Derived, never entered.

    ``source`` is a keyed digest. ``crowded`` is true for whatever came when its cluster was already large.
    """

    uid = models.UUIDField(unique=True)
    cluster_uid = models.UUIDField()
    source = models.CharField(max_length=32, default="", blank=True)
    crowded = models.BooleanField(default=False)
    received_on = models.DateField()

    class Meta:
        indexes = (
            models.Index(fields=["cluster_uid", "id"], name="likeness_cluster"),
            models.Index(fields=["source", "id"], condition=~models.Q(source=""), name="likeness_source"),
        )

    def __str__(self) -> str:
        return str(self.received_on)


class LikeBand(models.Model):
    """One keyed digest of a part of a text's sketch, and the cluster that it was first seen in. Bands mean nothing without the keyring."""

    digest = models.CharField(max_length=32, unique=True)
    cluster_uid = models.UUIDField()


class LikeSubject(models.Model):
    """A keyed digest of somebody whom an arrival is about."""

    uid = models.UUIDField()
    digest = models.CharField(max_length=32)

    class Meta:
        indexes = (
            models.Index(fields=["digest", "id"], name="likeness_subject"),
            models.Index(fields=["uid"], name="subjects_of"),
        )


class KeptApart(models.Model):
    """Two matters that an officer looked at together and kept apart: never offered again."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="kept_apart")
    other_uid = models.UUIDField()


class Merged(models.Model):
    """A matter that goes on in another one (``main_uid``), or is only related to it; its receipt stays alive either way."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="merged")
    main_uid = models.UUIDField()
    whole = models.BooleanField()

    class Meta:
        indexes = (models.Index(fields=["main_uid"], name="merged_into"),)
