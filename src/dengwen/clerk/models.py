"""How far the clerk has come."""

from django.db import models


class Cursor(models.Model):
    """The index of the last entry that a reaction has dealt with (-1: none yet)."""

    name = models.CharField(max_length=40, primary_key=True)
    index = models.BigIntegerField(default=-1)


class RoundDone(models.Model):
    """When a round was last finished."""

    name = models.CharField(max_length=40, primary_key=True)
    at = models.DateTimeField()


class Reminded(models.Model):
    """How far the keepers of a running clock were reminded: the highest percentage told (101: that the term is over)."""

    clock_uid = models.UUIDField(primary_key=True)
    percent = models.PositiveSmallIntegerField()
