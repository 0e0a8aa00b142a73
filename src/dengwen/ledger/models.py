from typing import ClassVar

from django.db import models


class Entry(models.Model):
    """One fact, written once by `append.append`. The database itself refuses to change or remove it."""

    index = models.BigIntegerField(primary_key=True)
    case_uid = models.UUIDField(null=True)
    seq = models.IntegerField()
    act = models.CharField(max_length=64)
    actor_uid = models.UUIDField(null=True)
    post = models.CharField(max_length=64, blank=True)
    on = models.DateField()
    at = models.DateTimeField(null=True)
    body = models.JSONField(default=dict)
    prev = models.BinaryField(max_length=32)
    digest = models.BinaryField(max_length=32)
    leaf = models.BinaryField(max_length=32)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case_uid", "seq"], name="ledger_case_chain"),
            models.UniqueConstraint(
                fields=["seq"], condition=models.Q(case_uid__isnull=True), name="ledger_house_chain"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.index} {self.act}"


class TreeHead(models.Model):
    """The one row that says how long the ledger is; locked while an entry is appended, signed under the house's key."""

    size = models.BigIntegerField()
    frontier = models.BinaryField()
    root = models.BinaryField(max_length=32)
    mac = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return f"{self.size} {bytes(self.root).hex()}"
