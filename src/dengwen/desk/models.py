"""Tables of the desk: failed attempts to sign in, and notices. Neither holds a word of any matter, an address or a typed name."""

from django.db import models
from django.db.models import Q

from dengwen.docket.models import Case


class Attempt(models.Model):
    """How often one name was tried since ``since``. ``mark`` is the blinded name: a typed passphrase must not lie here by mistake."""

    mark = models.BinaryField(primary_key=True, max_length=32)
    since = models.DateTimeField()
    count = models.PositiveIntegerField()


class Notice(models.Model):
    """One thing to know for one person: a kind from a closed list, at most a matter and a term; never content."""

    staff_uid = models.UUIDField()
    kind = models.CharField(max_length=16)
    case = models.ForeignKey(Case, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    term = models.CharField(max_length=4, default="", blank=True)
    occasion = models.CharField(max_length=64)
    on = models.DateField()
    seen = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["staff_uid", "occasion"], name="notice_once_an_occasion"),)
        indexes = (
            models.Index(fields=["staff_uid", "-id"], name="notice_of_person"),
            models.Index(fields=["staff_uid"], condition=Q(seen=False), name="notice_unseen"),
        )
